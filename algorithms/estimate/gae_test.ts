import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { gae } from "./gae.ts";
import type { Transitions } from "./gae.ts";
import fixture from "../testdata/gae.json" with { type: "json" };

/** Largest gap between row-major [steps][envs] numbers and a flat array. */
function largestGap(actual: ArrayLike<number>, expected: number[][]): number {
  const flat = expected.flat();
  assertEquals(actual.length, flat.length);
  return flat.reduce(
    (gap, value, i) => Math.max(gap, Math.abs(actual[i] - value)),
    0,
  );
}

function advantagesOf(
  transitions: Transitions,
  gamma: number,
  lambda: number,
): Float64Array {
  const advantages = new Float64Array(transitions.rewards.length);
  gae(transitions, { gamma, lambda }, advantages);
  return advantages;
}

const bufferCases = fixture.buffer_cases.map((c) => {
  const values = c.values.flat();
  const starts = c.episode_starts.flat();
  const transitions: Transitions = {
    count: c.envs,
    rewards: Float64Array.from(c.rewards.flat()),
    values: Float64Array.from(values),
    nextValues: Float64Array.from([...values.slice(c.envs), ...c.last_values]),
    terminated: Uint8Array.from([...starts.slice(c.envs), ...c.last_dones]),
    truncated: new Uint8Array(values.length),
  };
  return { ...c, transitions };
});

const collectedCases = fixture.collected_cases.map((c) => {
  const transitions: Transitions = {
    count: c.envs,
    rewards: Float64Array.from(c.rewards.flat()),
    values: Float64Array.from(c.values.flat()),
    nextValues: Float64Array.from(c.next_values.flat()),
    terminated: Uint8Array.from(c.terminated.flat(), Number),
    truncated: Uint8Array.from(c.truncated.flat(), Number),
  };
  return { ...c, transitions };
});

for (const { name, transitions, results } of bufferCases) {
  Deno.test(`gae() is Stable-Baselines3's buffer within 1e-12: ${name}`, () => {
    assert(results.length > 0);
    for (const { gamma, lambda, advantages, returns } of results) {
      const actual = advantagesOf(transitions, gamma, lambda);
      assert(largestGap(actual, advantages) <= 1e-12);
      const { values } = transitions;
      const sums = actual.map((advantage, i) => advantage + values[i]);
      assert(largestGap(sums, returns) <= 1e-12);
    }
  });
}

for (const c of collectedCases) {
  Deno.test(`gae() bootstraps as Stable-Baselines3's rollouts: ${c.name}`, () => {
    const actual = advantagesOf(c.transitions, c.gamma, c.lambda);
    assert(largestGap(actual, c.advantages) <= 1e-12);
    assert(largestGap(actual, c.sb3_advantages) <= 1e-5);
  });
}

Deno.test("gae() with λ = 1 is the discounted return minus the value", () => {
  const { transitions } = bufferCases[0];
  const { count, rewards, values, nextValues, terminated } = transitions;
  const gamma = 0.9;
  const actual = advantagesOf(transitions, gamma, 1);
  for (let row = 0; row < rewards.length; row++) {
    let toGo = 0;
    let discount = 1;
    for (let next = row; next < rewards.length; next += count) {
      toGo += discount * rewards[next];
      discount *= gamma;
      if (terminated[next]) break;
      if (next + count >= rewards.length) toGo += discount * nextValues[next];
    }
    assertAlmostEquals(actual[row], toGo - values[row], 1e-12);
  }
});

Deno.test("gae() with λ = 0 is the temporal difference", () => {
  const { transitions } = collectedCases[0];
  const { rewards, values, nextValues, terminated } = transitions;
  const actual = advantagesOf(transitions, 0.9, 0);
  for (let row = 0; row < rewards.length; row++) {
    const bootstrap = terminated[row] ? 0 : 0.9 * nextValues[row];
    assertEquals(actual[row], rewards[row] + bootstrap - values[row]);
  }
});

Deno.test("gae() stops at terminated, bootstraps at truncated, and terminated wins", () => {
  const ends = (terminated: number, truncated: number) =>
    advantagesOf(
      {
        count: 1,
        rewards: Float64Array.of(1, 100),
        values: Float64Array.of(2, 100),
        nextValues: Float64Array.of(8, 100),
        terminated: Uint8Array.of(terminated, 0),
        truncated: Uint8Array.of(truncated, 0),
      },
      0.5,
      1,
    )[0];
  assertEquals(ends(1, 0), 1 - 2);
  assertEquals(ends(0, 1), 1 + 0.5 * 8 - 2);
  assertEquals(ends(1, 1), 1 - 2);
  // δ₀ + γ A₁ = (1 + 4 − 2) + 0.5 · (100 + 50 − 100)
  assertEquals(ends(0, 0), 3 + 0.5 * 50);
});
