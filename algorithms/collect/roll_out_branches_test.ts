import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { tabularEnvironment, type TabularMdp } from "../../envs/mod.ts";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { scriptedEnvironment } from "../_scripted_environment.ts";
import { createObservationFilter } from "./observation_filter.ts";
import { rollOutBranches } from "./roll_out_branches.ts";
import fixture from "../testdata/tabular.json" with { type: "json" };
import type { StateValue } from "../state/state_value.ts";
import { createBranches } from "./branches.ts";
import type { BranchOptions } from "./branches.ts";

const engine = await makeEngine("reference");
const [dense, , deterministic] = fixture.mdps;

/** Q̂ of every state and action of an MDP under a table of probabilities. */
function rollOut(
  mdp: TabularMdp,
  probabilities: readonly (readonly number[])[],
  options: Partial<BranchOptions>,
  { slots = 16, limit = 1e6, value = null as StateValue | null } = {},
) {
  const states = mdp.transitions.length;
  const actions = mdp.rewards[0].length;
  const environments = Array.from(
    { length: slots },
    () => tabularEnvironment(mdp, limit),
  );
  let steps = 0;
  for (const environment of environments) {
    const { step } = environment;
    environment.step = (...args) => {
      steps++;
      return step(...args);
    };
  }
  const policy = makePolicy(engine, {
    observationSize: states,
    action: { kind: "discrete", n: actions },
    hiddenSizes: [],
    activation: "tanh",
  }, slots);
  const theta = engine.vector(policy.parameterCount);
  const logits = probabilities.flat().map((p) => Math.log(p + 1e-300));
  policy.pack([...logits, ...new Array(actions).fill(0)], theta);
  const q = new Float64Array(states * actions);
  const outcome = rollOutBranches(
    createBranches(engine, policy, environments, {
      filter: createObservationFilter(states, false),
      value,
      random: deriveRandom(5, "branches"),
    }),
    theta,
    {
      q,
      states,
      actionsPerState: actions,
      // State s, no step elapsed.
      snapshots: Float64Array.from(
        { length: 2 * states },
        (_, i) => i % 2 === 0 ? i / 2 : 0,
      ),
      actions: Float64Array.from(
        { length: states * actions },
        (_, i) => i % actions,
      ),
    },
    {
      rolloutLength: 60,
      repeats: 1,
      commonRandomNumbers: true,
      gamma: 0.9,
      ...options,
    },
  );
  return { q, ...outcome, counted: steps };
}

/** V of always taking the first action in a deterministic MDP. */
function valuesOfFirstAction(
  { transitions, rewards }: TabularMdp,
  gamma: number,
) {
  return rewards.map((_, start) => {
    let [state, sum, discount] = [start, 0, 1];
    for (let t = 0; t < 500; t++) {
      sum += discount * rewards[state][0];
      discount *= gamma;
      state = transitions[state][0].indexOf(1);
    }
    return sum;
  });
}

const first = deterministic.policy.map((row) =>
  row.map((_, a) => a === 0 ? 1 : 0)
);

Deno.test("Q̂ of a deterministic policy in a deterministic MDP is R + γ V", () => {
  const values = valuesOfFirstAction(deterministic, 0.9);
  const { q } = rollOut(deterministic, first, { rolloutLength: 400 });
  q.forEach((value, i) => {
    const [s, a] = [Math.floor(i / 3), i % 3];
    const next = deterministic.transitions[s][a].indexOf(1);
    const expected = deterministic.rewards[s][a] + 0.9 * values[next];
    assertAlmostEquals(value, expected, 1e-10);
  });
});

Deno.test("a rollout that is cut short ends with V where there is one, else with nothing", () => {
  const values = valuesOfFirstAction(deterministic, 0.9);
  const network = engine.network({
    inputSize: 8,
    hiddenSizes: [],
    outputSize: 1,
    activation: "tanh",
  }, 16);
  const phi = engine.vector(network.parameterCount);
  network.pack([...values, 0], phi);
  const whole = rollOut(deterministic, first, { rolloutLength: 400 });
  for (const cutting of [{ rolloutLength: 3 }, { rolloutLength: 1 }]) {
    const cut = rollOut(deterministic, first, cutting, {
      value: { network, phi },
    });
    cut.q.forEach((q, i) => assertAlmostEquals(q, whole.q[i], 1e-10));
    assertEquals(cut.cut, 24);
    assertEquals(cut.steps, 24 * cutting.rolloutLength);
  }
  // The time limit cuts as well.
  const limited = rollOut(deterministic, first, {}, {
    limit: 2,
    value: { network, phi },
  });
  assertEquals(limited.steps, 48);
  limited.q.forEach((q, i) => assertAlmostEquals(q, whole.q[i], 1e-10));
  const bare = rollOut(deterministic, first, { rolloutLength: 1 });
  assertEquals([...bare.q], deterministic.rewards.flat());
});

Deno.test("nothing follows a terminated step, even where there is a value", () => {
  const environment = scriptedEnvironment({
    episodes: [{ length: 2, end: "both" }],
    reward: (_, t) => 1 + t,
    maxEpisodeSteps: 9,
  });
  const shape = { hiddenSizes: [], activation: "tanh" } as const;
  const policy = makePolicy(engine, {
    observationSize: 2,
    action: { kind: "discrete", n: 2 },
    ...shape,
  }, 1);
  const network = engine.network({ inputSize: 2, outputSize: 1, ...shape }, 1);
  const phi = engine.vector(network.parameterCount);
  network.pack([0, 0, 1000], phi);
  const q = new Float64Array(2);
  const { steps, cut } = rollOutBranches(
    createBranches(engine, policy, [environment], {
      filter: createObservationFilter(2, false),
      value: { network, phi },
      random: deriveRandom(1, "branches"),
    }),
    engine.vector(policy.parameterCount),
    {
      q,
      states: 1,
      actionsPerState: 2,
      snapshots: Float64Array.of(0, 0),
      actions: Float64Array.of(0, 1),
    },
    { rolloutLength: 5, repeats: 1, commonRandomNumbers: true, gamma: 0.5 },
  );
  assertEquals([...q], [1 + 0.5 * 2, 1 + 0.5 * 2]);
  assertEquals([steps, cut], [4, 0]);
});

Deno.test("the mean of many rollouts is Q within five standard errors", () => {
  const repeats = 400;
  const { q } = rollOut(dense, dense.policy, {
    repeats,
    commonRandomNumbers: false,
    rolloutLength: 100,
  }, { slots: 128 });
  const spread = 3; // more than any return's deviation here
  dense.Q.flat().forEach((expected, i) => {
    assertAlmostEquals(q[i], expected, 5 * spread / Math.sqrt(repeats));
  });
});

Deno.test("with common random numbers, actions of the same effect have the same Q̂ to the bit", () => {
  const twin = (rows: number[]) => [rows, rows];
  const mdp: TabularMdp = {
    start: dense.start,
    transitions: dense.transitions.map(([one]) => [one, one]),
    rewards: dense.rewards.map(([one]) => twin([one]).flat()),
  };
  const gaps = (commonRandomNumbers: boolean) => {
    const options = { commonRandomNumbers, repeats: 3 };
    const { q } = rollOut(mdp, dense.policy, options);
    return dense.policy.map((_, s) => q[2 * s] - q[2 * s + 1]);
  };
  assertEquals(gaps(true), new Array(5).fill(0));
  assert(gaps(false).every((gap) => gap !== 0));
});

Deno.test("the number of slots does not matter, and every step is counted", () => {
  const options = { repeats: 5, rolloutLength: 30 };
  const many = rollOut(dense, dense.policy, options, { slots: 64 });
  assertEquals(many.steps, many.counted);
  assertEquals(many.steps, 5 * 2 * 5 * 30);
  for (const slots of [1, 7]) {
    const few = rollOut(dense, dense.policy, options, { slots });
    assertEquals(few.q, many.q);
    assertEquals([few.steps, few.cut], [many.steps, many.cut]);
  }
});
