import { assert, assertEquals } from "@std/assert";
import { makeEnvironment, vectorize } from "../envs/mod.ts";
import { makeEngine } from "../networks/mod.ts";
import type { EngineName } from "../networks/engine.ts";
import { makeParts } from "./_make_parts.ts";
import { algorithms } from "./mod.ts";

const gae = { estimator: { kind: "gae", stepsPerEnvironment: 40 } };
const OPTIONS: Record<string, Record<string, unknown>> = {
  reinforce: { episodes: 3 },
  a2c: { entropyCoefficient: 0.01 },
  npg: gae,
  trpo: { ...gae, fisherFraction: 0.5 },
  "trpo-vine": {
    environments: 2,
    stepsPerEnvironment: 20,
    rolloutSet: 10,
    rolloutLength: 10,
    value: {},
  },
  ppo: { stepsPerEnvironment: 80, epochs: 2 },
};

async function firstIteration(name: string, engineName: EngineName) {
  const algorithm = algorithms[name];
  const resolved = algorithm.resolve({
    network: { hiddenSizes: [16] },
    ...OPTIONS[name] ?? algorithm.golden.discrete,
  });
  const environments = await Promise.all(
    Array.from(
      { length: algorithm.environmentCount(resolved) },
      () => makeEnvironment("CartPole-v1"),
    ),
  );
  const engine = await makeEngine(engineName);
  const parts = makeParts(engine, environments, vectorize);
  const state = algorithm.create(resolved, parts);
  const told = algorithm.iterate(state);
  return { told, parameters: algorithm.policy(state).describe().parameters };
}

for (const name of Object.keys(algorithms)) {
  Deno.test(`${name}: an iteration on reference and tfjs tells within 1e-3 what it tells on wasm`, async () => {
    const wasm = await firstIteration(name, "wasm");
    for (const engine of ["reference", "tfjs"] as const) {
      const other = await firstIteration(name, engine);
      assertEquals(other.told.steps, wasm.told.steps);
      assertEquals(other.told.episodes, wasm.told.episodes);
      const names = Object.keys(wasm.told.metrics);
      assertEquals(Object.keys(other.told.metrics), names);
      for (const metric of names) {
        const value = wasm.told.metrics[metric];
        const gap = Math.abs(other.told.metrics[metric] - value);
        assert(gap <= 1e-3 * Math.abs(value) + 1e-6, `${metric}: ${gap}`);
      }
      wasm.parameters.forEach((value: number, i: number) => {
        assert(Math.abs(other.parameters[i] - value) < 1e-3);
      });
    }
  });
}
