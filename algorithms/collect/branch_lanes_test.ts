import { assertEquals, assertNotEquals } from "@std/assert";
import type { Environment } from "../../envs/mod.ts";
import { makeEnvironment } from "../../envs/mod.ts";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { createObservationFilter } from "./observation_filter.ts";
import { policySpecOf } from "../options/policy_spec.ts";
import { rollOutBranches } from "./roll_out_branches.ts";
import { createBranches } from "./branches.ts";

const engine = await makeEngine("wasm");
const STATES = 6;
const ACTIONS = 2;
const OPTIONS = {
  rolloutLength: 40,
  repeats: 3,
  commonRandomNumbers: true,
  gamma: 0.99,
};

/** Start states of an environment, two actions each. */
function branchPoints(environment: Environment) {
  const random = deriveRandom(1, "states");
  const { stateSize } = environment;
  const snapshots = new Float64Array(STATES * stateSize);
  for (let n = 0; n < STATES; n++) {
    environment.reset(random);
    environment.snapshot(snapshots, n * stateSize);
  }
  const actions = engine.vector(STATES * ACTIONS);
  for (let i = 0; i < actions.length; i++) actions[i] = i % ACTIONS;
  return { states: STATES, actionsPerState: ACTIONS, snapshots, actions };
}

/** Q̂ with this many slots. */
async function rollOut(id: string, slots: number, seed: number) {
  const environments = await Promise.all(
    Array.from({ length: slots }, () => makeEnvironment(id)),
  );
  const spec = policySpecOf(
    environments[0],
    {
      network: { hiddenSizes: [16], activation: "tanh", orthogonal: false },
      exploration: { kind: "independent", initialLogStd: 0, squash: false },
    },
  );
  const policy = makePolicy(engine, spec, slots);
  const theta = engine.vector(policy.parameterCount);
  policy.initialize(theta, deriveRandom(1, "initialization"), false);
  const q = new Float64Array(STATES * ACTIONS);
  const outcome = rollOutBranches(
    createBranches(engine, policy, environments, {
      filter: createObservationFilter(spec.observationSize, false),
      value: null,
      random: deriveRandom(seed, "branches"),
    }),
    theta,
    { ...branchPoints(environments[0]), q },
    OPTIONS,
  );
  return { q, ...outcome };
}

for (const id of ["CartPole-v1", "Pendulum-v1"]) {
  Deno.test(`the number of slots changes no bit of Q̂ on ${id} with the wasm engine`, async () => {
    const many = await rollOut(id, 64, 1);
    assertEquals(await rollOut(id, 5, 1), many);
    assertEquals(await rollOut(id, 1, 1), many);
    assertNotEquals((await rollOut(id, 64, 2)).q, many.q);
  });
}
