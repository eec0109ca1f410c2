import { assertEquals } from "@std/assert";
import type { ActingPolicy } from "../../algorithms/mod.ts";
import type { EngineName } from "../../networks/engine.ts";
import { makeEngine, makePolicy } from "../../networks/mod.ts";
import type { PolicySpec } from "../../networks/policy.ts";
import { deriveRandom } from "../../numerics/mod.ts";
import { makeCopies } from "./begin_run.ts";
import { evaluatePolicy, scoreOf } from "./evaluate_policy.ts";

const discrete: PolicySpec = {
  observationSize: 4,
  action: { kind: "discrete", n: 2 },
  hiddenSizes: [64, 64],
  activation: "tanh",
};

const continuous: PolicySpec = {
  observationSize: 3,
  action: { kind: "box", low: [-2], high: [2] },
  hiddenSizes: [33],
  activation: "relu",
  gaussian: { exploration: "independent", initialLogStd: 0, squash: false },
};

async function evaluate(
  name: EngineName,
  spec: PolicySpec,
  environment: string,
  copyCount: number,
) {
  const engine = await makeEngine(name);
  const policy = makePolicy(engine, spec, 100);
  const theta = engine.vector(policy.parameterCount);
  policy.initialize(theta, deriveRandom(1, "initialization"), false);
  const n = spec.observationSize;
  const normalization = {
    mean: new Float64Array(n).fill(0.01),
    variance: new Float64Array(n).fill(0.3),
    epsilon: 1e-8,
    clip: 10,
  };
  const acting = { policy, theta, normalization } as ActingPolicy;
  const { copies, stack } = await makeCopies(environment, copyCount);
  using _copies = stack;
  const observed = new Map<number, number>();
  const returns = evaluatePolicy(acting, engine, copies, {
    episodes: 23,
    first: 7,
    random: (episode) => deriveRandom(1, `evaluation/${episode}`),
    onObservation: (episode) =>
      observed.set(episode, (observed.get(episode) ?? 0) + 1),
  });
  return { returns, observed };
}

for (const engine of ["wasm", "reference"] as const) {
  Deno.test(`evaluatePolicy() gives the same returns with any number of copies (${engine})`, async () => {
    for (
      const [spec, environment] of [
        [discrete, "CartPole-v1"],
        [continuous, "Pendulum-v1"],
      ] as const
    ) {
      const { returns } = await evaluate(engine, spec, environment, 1);
      assertEquals(new Set(returns).size > 1, true);
      for (const copies of [2, 5, 23, 40]) {
        const other = await evaluate(engine, spec, environment, copies);
        assertEquals(
          other.returns,
          returns,
          `${environment}, ${copies} copies`,
        );
      }
    }
  });
}

Deno.test("evaluatePolicy() shows every observation that it acts on, under the episode's number", async () => {
  // In CartPole-v1 every step is worth 1.
  const { returns, observed } = await evaluate(
    "wasm",
    discrete,
    "CartPole-v1",
    5,
  );
  assertEquals(returns, returns.map((_, i) => observed.get(7 + i) ?? 0));
});

Deno.test("scoreOf() has the population's deviation", () => {
  assertEquals(scoreOf([1, 3, 3, 5]), {
    episodes: 4,
    mean: 3,
    std: Math.sqrt(2),
    returns: [1, 3, 3, 5],
  });
});
