import { assert, assertEquals } from "@std/assert";
import { reinforce } from "../../algorithms/reinforce.ts";
import { evaluationFault } from "./final_evaluation.ts";
import { runRecord } from "../results/run_record.ts";
import { readResult } from "../results/result_files.ts";
import { run } from "./run.ts";

Deno.test("run() writes numbers and null alone where an iteration told of NaN and infinity", async () => {
  const mad: typeof reinforce = {
    ...reinforce,
    iterate(state) {
      const told = reinforce.iterate(state);
      const episodes = told.episodes.map((episode, i) => ({
        ...episode,
        return: [NaN, Infinity, 1e308][i % 3],
      }));
      const metrics = { entropy: NaN, gradientNorm: -Infinity };
      return { ...told, episodes, metrics, diverged: "all is lost" };
    },
  };
  const cell = {
    row: "mad",
    algorithm: "reinforce",
    environment: "CartPole-v1",
    options: {},
    steps: 1000,
    grid: 1000,
  };
  const algorithms = { reinforce: mad };
  const { result, onnx } = await run(
    runRecord(cell, { suite: "own", seed: 1, engine: "wasm", algorithms }),
    { algorithms },
  );
  assertEquals(JSON.parse(JSON.stringify(result)), result);
  assertEquals(result.curve.return, [null]);
  assertEquals(result.iterations.entropy, [null]);
  assertEquals([result.ended, result.final, onnx], ["diverged", null, null]);
  assertEquals(result.divergence, {
    iteration: 1,
    steps: result.trainedSteps,
    reason: "all is lost",
  });
});

Deno.test("evaluationFault() finds what a score can't be made of", () => {
  const observations = Float32Array.of(0, 1);
  const score = "the score of the final episodes is not finite";
  assertEquals(evaluationFault({ returns: [1, 2], observations }), null);
  assertEquals(evaluationFault({ returns: [1, NaN], observations }), score);
  // The sum is finite, but not the variance.
  assertEquals(evaluationFault({ returns: [-1e200, 1], observations }), score);
  observations[1] = NaN;
  assertEquals(
    evaluationFault({ returns: [1, 2], observations }),
    "an observation of the final episodes is not finite",
  );
});

Deno.test("bench goes on beside a policy driven to overflow, and marks it in the tables", async () => {
  const folder = Deno.makeTempDirSync();
  const overflow = {
    label: "overflow",
    algorithm: "npg",
    options: { step: { kind: "fixed", size: 1e6 }, damping: 1e-3 },
  };
  const suite = {
    name: "own",
    seeds: 1,
    environments: { "Pendulum-v1": { steps: 400 } },
    rows: [overflow, { algorithm: "reinforce" }],
  };
  Deno.writeTextFileSync(`${folder}/own.json`, JSON.stringify(suite));
  const main = new URL("../commands/bench/main.ts", import.meta.url).pathname;
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", "--no-check", "--allow-read"],
      ...[
        "--allow-write",
        "--allow-ffi",
        main,
        "--suite",
        `${folder}/own.json`,
      ],
      ...["--out", folder, "--workers", "2"],
    ],
    env: { NO_COLOR: "1" },
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  assertEquals(code, 0, error);
  const cell = `${folder}/own/Pendulum-v1`;
  const path = `${cell}/overflow/seed-1.json`;
  assert(!/NaN|Infinity/.test(Deno.readTextFileSync(path)));
  const { ended, divergence } = readResult(path);
  assertEquals(ended, "diverged");
  assertEquals(divergence, {
    iteration: 1,
    steps: 2048,
    reason: "the step is not finite",
  });
  assertEquals(readResult(`${cell}/reinforce/seed-1.json`).ended, "completed");
  // The random policy's mean return.
  assert(out.includes("| overflow  | **−1225.0** † |"), out);
  assert(out.includes("† Diverged: Pendulum-v1/overflow seed 1. "), out);
  Deno.removeSync(folder, { recursive: true });
});
