/**
 * The command `deno task play FILE.onnx`: plays an exported policy in its
 * environment under onnxruntime and prints its score.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { makeEnvironment } from "../../../envs/mod.ts";
import { MAX_POLICY_BYTES } from "../../../networks/mod.ts";
import { runCommand } from "../../terminal/command_line.ts";
import { scoreOf } from "../../runs/evaluate.ts";
import { type PlayedPolicy, playPolicy } from "../../onnx/play.ts";
import { plainText } from "../../text/plain_text.ts";
import { readBounded } from "../../files/read_bounded.ts";
import { UsageError } from "../../files/usage_error.ts";

/** The most episodes: some minutes of the quickest policy. */
const MAX_EPISODES = 1e6;

const USAGE = "usage: deno task play FILE.onnx [--episodes 10] [--seed 1]";

/**
 * Plays what the arguments ask for.
 *
 * @param args Arguments of the command.
 * @returns The score, as text for the user.
 * @throws {UsageError} In one line, if the arguments or the file are wrong.
 */
export async function play(args: readonly string[]): Promise<string> {
  const { path, episodes, seed } = parsePlayArguments(args);
  const bytes = readPolicyFile(path);
  try {
    const played = await playPolicy(bytes, { episodes, seed, makeEnvironment });
    return describeScore(played);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) {
      throw new UsageError(`${path}: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

function parsePlayArguments(
  args: readonly string[],
): { path: string; episodes: number; seed: number } {
  const { _: paths, episodes, seed } = parseArgs(args, {
    string: ["_", "episodes", "seed"],
    default: { episodes: "10", seed: "1" },
    unknown(argument) {
      if (!argument.startsWith("-")) return true;
      throw new UsageError(`Unknown option ${argument}; ${USAGE}`);
    },
  });
  if (paths.length !== 1) {
    throw new UsageError(
      `Cannot play as one file must be named: current number is ${paths.length}; ${USAGE}`,
    );
  }
  return {
    path: String(paths[0]),
    episodes: parseInteger("episodes", episodes, 1, MAX_EPISODES),
    seed: parseInteger("seed", seed, 0, Number.MAX_SAFE_INTEGER),
  };
}

function parseInteger(
  name: string,
  text: string,
  least: number,
  most: number,
): number {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(
    `--${name} must be an integer from ${least} to ${most}: current value is ${
      JSON.stringify(text)
    }`,
  );
}

function readPolicyFile(path: string): Uint8Array {
  const bytes = readBounded(path, MAX_POLICY_BYTES);
  if (bytes !== null) return bytes;
  throw new UsageError(`Cannot read ${path}: there is no such file`);
}

function describeScore({ file, returns }: PlayedPolicy): string {
  const { environment, algorithm, seed, stage } = file.metadata;
  const moment = stage
    ? ` · ${plainText(stage.name)}, step ${stage.steps}`
    : "";
  const { mean, std, episodes } = scoreOf(returns);
  return `${environment} · ${plainText(algorithm)} · seed ${seed}${moment}: ` +
    `${mean.toFixed(2)} ± ${
      std.toFixed(2)
    } (mean ± standard deviation, n = ${episodes})`;
}

if (import.meta.main) {
  await runCommand(async () => {
    console.log(await play(Deno.args));
    return 0;
  });
}
