import { assertEquals, assertThrows } from "@std/assert";
import { sampleAlgorithms } from "../../pool/_sample_algorithms.ts";
import { type AlgorithmRegistry, algorithms } from "../../../algorithms/mod.ts";
import { readBenchArguments } from "./bench_arguments.ts";
import { selectRecords } from "./select_records.ts";
import { UsageError } from "../../files/usage_error.ts";

/** The records that arguments select. */
const select: (
  args: readonly string[],
  of: AlgorithmRegistry,
) => ReturnType<typeof selectRecords> = (args, of) =>
  selectRecords(readBenchArguments(args), of);

function withSuite<T>(suite: unknown, use: (path: string) => T): T {
  const path = Deno.makeTempFileSync({ suffix: ".json" });
  try {
    const text = typeof suite === "string" ? suite : JSON.stringify(suite);
    Deno.writeTextFileSync(path, text);
    return use(path);
  } finally {
    Deno.removeSync(path);
  }
}

function refusal(suite: unknown, ...args: string[]): string {
  const { message } = withSuite(suite, (path) =>
    assertThrows(
      () => select(["--suite", path, ...args], sampleAlgorithms),
      UsageError,
    ));
  assertEquals(message.includes("\n"), false, message);
  return message.replace(/\S+\.json/, "FILE");
}

const environments = { "CartPole-v1": { steps: 400 } };
const own = { name: "own", environments, rows: [{ algorithm: "reinforce" }] };

Deno.test("selectRecords() selects rows, environments, seeds, steps and engine", () => {
  const args = [
    "--suite=classic",
    "--algorithm=ppo,a2c",
    "--env=Acrobot-v1",
    "--seeds=2",
    "--steps=1000",
    "--engine=tfjs",
    "--out=here/",
  ];
  assertEquals(readBenchArguments(args).out, "here");
  assertEquals(
    select(args, algorithms).records.map((
      { environment, row, seed, steps, grid, engine },
    ) => [environment, row, seed, steps, grid, engine].join(" ")),
    [
      "Acrobot-v1 a2c 1 1000 5 tfjs",
      "Acrobot-v1 a2c 2 1000 5 tfjs",
      "Acrobot-v1 ppo 1 1000 5 tfjs",
      "Acrobot-v1 ppo 2 1000 5 tfjs",
    ],
  );
});

Deno.test("selectRecords() completes options and takes a suite's own number of seeds", () => {
  const wanted = withSuite(
    { ...own, seeds: 3 },
    (path) => select(["--suite", path], sampleAlgorithms),
  );
  assertEquals(wanted.records.map(({ seed }) => seed), [1, 2, 3]);
  assertEquals(wanted.records[0].options.gamma, 0.99);
});

Deno.test("selectRecords() refuses suites that can't be trained, in one line", () => {
  assertEquals(
    refusal("{"),
    "Cannot read FILE as it must be JSON: it is truncated or damaged",
  );
  assertEquals(
    refusal({ ...own, rows: [{ algorithm: "dqn" }] }),
    "Cannot use suite 'own' as there is no algorithm 'dqn': the algorithms are reinforce, diverging, failing, standing, unfit",
  );
  assertEquals(
    refusal({ ...own, environments: { "Pong-v1": { steps: 1 } } })
      .split(":")[0],
    "Cannot use suite 'own' as there is no environment 'Pong-v1'",
  );
  const wrong = [{ algorithm: "reinforce", options: { gamma: 2 } }];
  assertEquals(
    refusal({ ...own, rows: wrong }),
    "Cannot use row 'reinforce' on CartPole-v1: Cannot create REINFORCE as 'gamma' must be <= 1: current value is 2",
  );
  const unknown = [{ algorithm: "reinforce", options: { gama: 1 } }];
  assertEquals(refusal({ ...own, rows: unknown }).includes("'gama'"), true);
  assertEquals(
    refusal({ ...own, extra: 1 }),
    "Cannot use suite FILE: 'extra': there is no such field",
  );
});

Deno.test("selectRecords() refuses names and numbers that there aren't, in one line", () => {
  for (
    const args of [
      ["--algorithm", "ppo"],
      ["--env", "Pendulum-v1"],
      ["--seeds", "0"],
      ["--seeds", "-1"],
      ["--seeds", "1e9"],
      ["--seeds", "x"],
      ["--steps", "0"],
      ["--workers", "0"],
      ["--engine", "cuda"],
      ["--shard", "1/2"],
    ]
  ) {
    assertEquals(refusal(own, ...args).startsWith("Cannot use "), true);
  }
  assertThrows(
    () => select(["--suite", "nosuch"], algorithms),
    UsageError,
    "Cannot find suite 'nosuch': the suites are classic, quick",
  );
  assertThrows(
    () => select(["--suite", "no/such.json"], algorithms),
    UsageError,
    "Cannot read suite no/such.json: ",
  );
});
