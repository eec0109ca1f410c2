import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { makePolicy, referenceEngine } from "../../networks/mod.ts";
import type { ActionSpec } from "../../networks/policy.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { trpoVine } from "../trpo_vine.ts";
import {
  countActions,
  drawPolicyActions,
  drawUniformActions,
  listActions,
} from "./vine_actions.ts";

const box: ActionSpec = { kind: "box", low: [-1, 0], high: [1, 8] };
const unbounded: ActionSpec = { kind: "box", low: [0], high: [Infinity] };
const discrete: ActionSpec = { kind: "discrete", n: 3 };
const uniform = { kind: "sampled", count: 4, proposal: "uniform" } as const;
const fromPolicy = { kind: "sampled", count: 4, proposal: "policy" } as const;

function proposals(states: number, actionsPerState: number, size = 1) {
  const pairs = states * actionsPerState;
  return {
    states,
    actionsPerState,
    actions: new Float64Array(pairs * size),
    logProposal: new Float64Array(pairs),
  };
}

Deno.test("countActions() is n for every action, K for sampled ones", () => {
  assertEquals(countActions({ kind: "all" }, discrete), 3);
  assertEquals(countActions(uniform, discrete), 4);
  assertEquals(countActions(uniform, box), 4);
  assertEquals(countActions(fromPolicy, unbounded), 4);
});

Deno.test("every action of a continuous set, and even draws without bounds, are refused", () => {
  assertThrows(
    () => countActions({ kind: "all" }, box),
    RangeError,
    'Cannot create TRPO vine as \'actions.kind\' must be "sampled" for continuous actions: current value is "all"',
  );
  assertThrows(
    () => countActions(uniform, unbounded),
    RangeError,
    'Cannot create TRPO vine as \'actions.proposal\' must be "policy" where actions have no bounds: current value is "uniform"',
  );
});

Deno.test("one sampled action a state is refused: equation 16 would be constant", () => {
  assertThrows(
    () => trpoVine.resolve({ actions: { kind: "sampled", count: 1 } }),
    RangeError,
    "Cannot create TRPO vine as 'actions.count' must be >= 2: current value is 1",
  );
});

Deno.test("listActions() writes every action once a state", () => {
  const batch = proposals(2, 3);
  listActions(batch);
  assertEquals([...batch.actions], [0, 1, 2, 0, 1, 2]);
});

Deno.test("drawUniformActions() covers a box evenly, with its density", () => {
  const batch = proposals(1000, 4, 2);
  drawUniformActions(batch, box, deriveRandom(1, "uniform"));
  const column = (k: number) =>
    [...batch.actions].filter((_, i) => i % 2 === k);
  for (const [k, low, high] of [[0, -1, 1], [1, 0, 8]]) {
    const values = column(k);
    assert(values.every((value) => value >= low && value < high));
    const mean = values.reduce((sum, value) => sum + value) / 4000;
    // Five standard errors of a uniform mean.
    const error = 5 * (high - low) / Math.sqrt(12 * 4000);
    assertAlmostEquals(mean, (low + high) / 2, error);
  }
  // The area is 2 · 8.
  assertAlmostEquals(batch.logProposal[7], -Math.log(16), 1e-12);
  assertEquals(new Set(batch.logProposal).size, 1);
});

Deno.test("drawUniformActions() of a finite set is −log n each", () => {
  const batch = proposals(300, 4);
  drawUniformActions(batch, discrete, deriveRandom(1, "uniform"));
  assertEquals([...new Set(batch.actions)].toSorted(), [0, 1, 2]);
  assertAlmostEquals(batch.logProposal[0], -Math.log(3), 1e-12);
});

Deno.test("drawPolicyActions() draws from each state's own distribution, with its density", () => {
  const batch = proposals(2, 500);
  const outputs = Float64Array.of(-10, 0, 20, Math.log(2)); // mean, log σ
  const policy = makePolicy(referenceEngine(), {
    observationSize: 1,
    action: { kind: "box", low: [-1], high: [1] },
    hiddenSizes: [],
    activation: "tanh",
    gaussian: { exploration: "independent", initialLogStd: 0, squash: false },
  }, 2);
  drawPolicyActions(
    batch,
    {
      policy,
      repeated: new Float64Array(2000),
      logProbs: new Float64Array(1000),
    },
    outputs,
    deriveRandom(1, "policy"),
  );
  const means = [batch.actions.slice(0, 500), batch.actions.slice(500)]
    .map((part) => part.reduce((sum, value) => sum + value) / 500);
  assertAlmostEquals(means[0], -10, 5 / Math.sqrt(500));
  assertAlmostEquals(means[1], 20, 10 / Math.sqrt(500));
  const z = (batch.actions[700] - 20) / 2;
  const expected = -z * z / 2 - Math.log(2 * Math.sqrt(2 * Math.PI));
  assertAlmostEquals(batch.logProposal[700], expected, 1e-12);
});
