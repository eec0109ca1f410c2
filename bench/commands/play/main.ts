/**
 * The command `deno task play FILE.onnx`: plays an exported policy in its
 * environment under onnxruntime and prints its score.
 *
 * @module
 */
import { makeEnvironment } from "../../../envs/mod.ts";
import { MAX_POLICY_BYTES } from "../../../networks/mod.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { scoreOf } from "../../runs/evaluate_policy.ts";
import { type PlayedPolicy, playPolicy } from "../../onnx/play.ts";
import { plainText } from "../../text/plain_text.ts";
import { readBounded } from "../../files/read_bounded.ts";
import { UsageError } from "../../files/usage_error.ts";
import { type PlayArguments, readPlayArguments } from "./play_arguments.ts";

/**
 * Plays what the arguments ask for.
 *
 * @param wanted What they ask for.
 * @returns The score, as text for the user.
 * @throws {UsageError} In one line, if the file is wrong.
 */
export async function play(
  { path, episodes, seed }: PlayArguments,
): Promise<string> {
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

if (import.meta.main) await runCommand(readPlayArguments, play);
