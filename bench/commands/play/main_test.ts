import { assertEquals, assertRejects } from "@std/assert";
import { SAMPLE_METADATA } from "../../../networks/onnx/_sample_policy.ts";
import { exportPolicy } from "../../../networks/onnx/mod.ts";
import type { PolicyStage } from "../../../networks/onnx/mod.ts";
import { play } from "./main.ts";
import { readPlayArguments } from "./play_arguments.ts";
import { UsageError } from "../../files/usage_error.ts";

/** A file of a policy that keeps pushing to the right. */
async function writePolicy(
  environment: string,
  stage?: PolicyStage,
): Promise<string> {
  const path = await Deno.makeTempFile({ suffix: ".onnx" });
  const bytes = exportPolicy({
    spec: {
      observationSize: 4,
      action: { kind: "discrete", n: 2 },
      hiddenSizes: [],
      activation: "tanh",
    },
    parameters: Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    normalization: null,
    value: null,
  }, { ...SAMPLE_METADATA, environment, stage });
  await Deno.writeFile(path, bytes);
  return path;
}

/** Plays what arguments ask for. */
async function run(...args: string[]): Promise<string> {
  return await play(readPlayArguments(args));
}

Deno.test("play() prints what was played and its score", async () => {
  const path = await writePolicy("CartPole-v1");
  const text = await run(path, "--episodes", "5", "--seed=2");
  const pattern =
    /^CartPole-v1 · ppo · seed 3: (\S+) ± (\S+) \(mean ± standard deviation, n = 5\)$/;
  const [, mean] = pattern.exec(text) ?? [];
  // Pushed to one side, the pole falls within 8 to 11 steps.
  assertEquals(Number(mean) >= 8 && Number(mean) <= 11, true, text);
  await Deno.remove(path);
});

Deno.test("play() says of which stage a policy is, without obeying its name", async () => {
  const stage = { name: "half\u001b[2J", steps: 512 };
  const path = await writePolicy("CartPole-v1", stage);
  const text = await run(path, "--episodes", "1");
  const [head] = text.split(": ");
  assertEquals(
    head,
    "CartPole-v1 · ppo · seed 3 · half\uFFFD[2J, step 512",
  );
  await Deno.remove(path);
});

Deno.test("play() refuses wrong arguments in one line", async () => {
  for (
    const [args, message] of [
      [
        [],
        "Cannot play as one file must be named: current number is 0; usage: deno task play FILE.onnx",
      ],
      [
        ["a.onnx", "b.onnx"],
        "Cannot play as one file must be named: current number is 2",
      ],
      [
        ["a.onnx", "--sead", "1"],
        'Cannot use "--sead": the options are --episodes, --seed, --help',
      ],
      [
        ["a.onnx", "--seed=-1"],
        "Cannot use --seed as it must be a whole number from 0 to 9007199254740991: current value is -1",
      ],
      [
        ["a.onnx", "--seed", "x"],
        "Cannot use --seed as it must be a whole number from 0 to 9007199254740991: current value is x",
      ],
      [
        ["a.onnx", "--episodes", "0"],
        "Cannot use --episodes as it must be a whole number from 1 to 1000000: current value is 0",
      ],
      [
        ["a.onnx", "--episodes=1e3"],
        "Cannot use --episodes as it must be a whole number from 1 to 1000000: current value is 1e3",
      ],
      [
        ["a.onnx", "--episodes"],
        "Cannot use --episodes as it must have a value",
      ],
      [
        ["no such file.onnx"],
        "Cannot read no such file.onnx: there is no such file",
      ],
    ] as const
  ) {
    await assertRefused([...args], message);
  }
});

Deno.test("play() refuses a foreign and a damaged file in one line", async () => {
  const path = await writePolicy("CartPole-v1");
  const bytes = await Deno.readFile(path);
  bytes[200] ^= 1;
  await Deno.writeFile(path, bytes);
  await assertRefused(
    [path],
    `${path}: Cannot read policy as its bytes do not match its digest: damaged`,
  );
  await Deno.writeTextFile(path, "not a policy");
  await assertRefused([path], `${path}: Cannot read policy as it does not end`);
  await Deno.remove(path);
});

Deno.test("play() refuses a huge file without reading it", async () => {
  const path = await Deno.makeTempFile();
  await Deno.truncate(path, 2 ** 40);
  await assertRefused(
    [path],
    `Cannot read ${path} as it must have at most 16777216 bytes: current value is 1099511627776`,
  );
  await Deno.remove(path);
});

Deno.test("play() refuses a policy of an environment that is unknown", async () => {
  const path = await writePolicy("Tetris-v0");
  await assertRefused(
    [path],
    `${path}: Cannot make an environment as 'id' must be one of`,
  );
  await Deno.remove(path);
});

async function assertRefused(args: string[], message: string): Promise<void> {
  const error = await assertRejects(() => run(...args), UsageError, message);
  assertEquals(error.message.includes("\n"), false);
}
