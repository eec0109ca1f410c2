import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { fixtures } from "./_fixtures.ts";
import { evaluatePolicy } from "./evaluate_policy.ts";
import { createMdp } from "./mdp.ts";
import { uniformPolicy } from "./policy_table.ts";
import { randomMdp, randomPolicy } from "./random_mdp.ts";

function assertClose(
  actual: ArrayLike<number>,
  expected: readonly number[],
  what: string,
) {
  assertEquals(actual.length, expected.length, what);
  expected.forEach((value, i) =>
    assertAlmostEquals(actual[i], value, 1e-10, `${what}[${i}]`)
  );
}

for (const { name, mdp, policy, exact } of fixtures) {
  Deno.test(`evaluatePolicy() agrees with NumPy's solution of '${name}'`, () => {
    const { v, q, advantage, rho, eta } = evaluatePolicy(mdp, policy);
    assertClose(v, exact.V, "V");
    assertClose(q, exact.Q.flat(), "Q");
    assertClose(advantage, exact.A.flat(), "A");
    assertClose(rho, exact.rho, "rho");
    assertAlmostEquals(eta, exact.eta, 1e-10);
  });
}

Deno.test("evaluatePolicy() gives η by visits and rewards as well as by values", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = deriveRandom(seed, "theory/visits");
    const mdp = randomMdp(random, { states: 6, actions: 4, gamma: 0.95 });
    const { policy } = randomPolicy(mdp, random);
    const { rho, eta } = evaluatePolicy(mdp, policy);
    // η = Σ_s ρ(s) Σ_a π(a|s) R(s, a), and ρ sums to 1/(1 − γ).
    let byVisits = 0;
    policy.forEach((p, i) =>
      byVisits += rho[Math.floor(i / 4)] * p * mdp.rewards[i]
    );
    assertAlmostEquals(byVisits, eta, 1e-12 * (1 + Math.abs(eta)));
    assertAlmostEquals(rho.reduce((sum, visits) => sum + visits, 0), 20, 1e-11);
  }
});

Deno.test("evaluatePolicy() refuses a table that is no policy", () => {
  const mdp = randomMdp(deriveRandom(1, "theory"), { states: 2, actions: 2 });
  assertThrows(
    () => evaluatePolicy(mdp, uniformPolicy({ states: 3, actions: 2 })),
    RangeError,
    "Cannot use a policy as it must have 2 × 2 probabilities: current value is 6",
  );
  assertThrows(
    () => evaluatePolicy(mdp, Float64Array.of(0.5, 0.5, 0.9, 0.2)),
    RangeError,
    "the row of state 1 must be a distribution: current value is [0.9,0.2]",
  );
});

Deno.test("createMdp() refuses tables that are no MDP", () => {
  const tables = {
    transitions: [[[0.5, 0.5]], [[0, 1]]],
    rewards: [[1], [0]],
    start: [1, 0],
    gamma: 0.9,
  };
  const wrong: [Partial<typeof tables>, string][] = [
    [{ gamma: 1 }, "'gamma' must be in [0, 1): current value is 1"],
    [{ gamma: NaN }, "'gamma' must be in [0, 1): current value is NaN"],
    [{ start: [0.5, 0.6] }, "'start' must be a distribution"],
    [
      { transitions: [[[0.5, 0.5]], [[-0.5, 1.5]]] },
      "'transitions[1][0]' must be a distribution: current value is [-0.5, 1.5]",
    ],
    [
      { transitions: [[[1]], [[0, 1]]] },
      "'transitions[0][0]' must have 2 elements: current value is 1",
    ],
    [{ rewards: [[1], [Infinity]] }, "'rewards[1][0]' must be finite"],
    [{ rewards: [[1]] }, "'rewards' must have 2 elements: current value is 1"],
    [{ transitions: [] }, "it must have 1 to 500 states: current value is 0"],
  ];
  for (const [change, message] of wrong) {
    assertThrows(
      () => createMdp({ ...tables, ...change }),
      RangeError,
      message,
    );
  }
});
