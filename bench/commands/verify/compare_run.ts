/**
 * A run that was trained again beside the published one.
 *
 * @module
 */
import { MAX_POLICY_BYTES } from "../../../networks/mod.ts";
import { prettyJson } from "../../files/pretty_json.ts";
import { readBounded } from "../../files/read_bounded.ts";
import { MAX_JSON_BYTES } from "../../files/read_json.ts";
import { readTiming } from "../../results/run_timing.ts";
import type { RunTiming } from "../../results/run_timing.ts";
import { readResult, resultPaths } from "../../results/result_files.ts";
import type { ResultPaths } from "../../results/result_files.ts";
import type { RunOutcome } from "../../runs/run.ts";
import type { RunResult } from "../../results/run_result.ts";
import { UsageError } from "../../files/usage_error.ts";
import {
  firstByteDifference,
  firstFieldDifference,
  firstLineDifference,
} from "./difference.ts";
import type { Difference } from "./difference.ts";
import { noPolicies } from "./verdict.ts";
import type { ComparedPolicies, Finding, Problem } from "./verdict.ts";

/**
 * Compares the published files of a run with what training it again gave: the
 * result byte for byte, and so the digest of the parameters in it; the exported
 * policies, the final one and those of stages, byte for byte where they lie
 * there, else by the digests in the result.
 *
 * @param out The folder of all results.
 * @param outcome What training again gave.
 * @returns The first problem, and how policies were compared.
 * @throws {UsageError} In one line, if a file can't be read.
 */
export function compareRun(out: string, outcome: RunOutcome): Finding {
  const { result, timing } = outcome;
  const paths = resultPaths(out, result);
  const unpromised = result.engine === "tfjs";
  const problem = compareResult(paths.json, result);
  if (problem) {
    const explanation = [
      ...problem.explanation,
      ...explainVersions(paths.timing, timing),
    ];
    return {
      problem: { ...problem, explanation },
      policies: noPolicies,
      unpromised,
    };
  }
  return { ...comparePolicies(paths, outcome), unpromised };
}

function compareResult(path: string, trained: RunResult): Problem | null {
  const bytes = readBounded(path, MAX_JSON_BYTES);
  if (bytes === null) throw new UsageError(`Cannot read ${path}: it went away`);
  const expected = new TextEncoder().encode(prettyJson(trained));
  const byte = firstByteDifference(bytes, expected);
  if (!byte) return null;
  const published = readResult(path);
  const difference =
    firstFieldDifference(withoutDigests(published), withoutDigests(trained)) ??
      firstFieldDifference(published.digests, trained.digests, "digests");
  if (difference) {
    return {
      file: path,
      difference,
      explanation: explainResult(published, trained),
    };
  }
  return {
    file: path,
    difference: firstLineDifference(bytes, expected) ?? byte,
    explanation: [
      "Its values are the same, but it is written in another way: the file was edited",
    ],
  };
}

/** Digests differ wherever anything does: they are looked at last. */
function withoutDigests({ digests: _, ...result }: RunResult) {
  return result;
}

/** What usually explains that results differ. */
function explainResult(published: RunResult, trained: RunResult): string[] {
  if (published.engine === "tfjs") {
    return ["The engine tfjs makes no promise of equal bytes"];
  }
  if (published.digests.parameters === trained.digests.parameters) {
    return [
      "Training gave the published parameters: the file was edited, or what is told of a run changed and 'revision' was not raised",
    ];
  }
  return [
    "Training gave other parameters: the source's numbers changed and 'revision' was not raised, or the file was edited",
    "Processor, system and number of workers don't matter",
  ];
}

/** Results depend on no version; where they differ nevertheless, it is a trace. */
function explainVersions(path: string, now: RunTiming): string[] {
  const then = readTimingIfSound(path);
  if (!then) return [];
  const [before, after] = [then, now].map(({ versions, machine }) =>
    `Deno ${versions.deno}, V8 ${versions.v8}, ${machine.os} ${machine.arch}`
  );
  if (before === after) return [];
  return [
    `Published under ${before}; this is ${after}: results should not depend on it`,
  ];
}

/** Times are never compared: a damaged file of them is as good as none. */
function readTimingIfSound(path: string): RunTiming | null {
  try {
    return readTiming(path);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function comparePolicies(
  paths: ResultPaths,
  { onnx, stages }: RunOutcome,
): Pick<Finding, "problem" | "policies"> {
  const trained: [string, Uint8Array | null][] = [
    [paths.onnx, onnx],
    ...Object.entries(paths.stages).map((
      [name, path],
    ): [string, Uint8Array | null] => [
      path,
      stages.find((stage) => stage.name === name)?.onnx ?? null,
    ]),
  ];
  const policies = { bytes: 0, digest: 0 };
  for (const [path, policy] of trained) {
    const compared = comparePolicy(path, policy);
    if (typeof compared === "object") {
      return { problem: compared, policies: noPolicies };
    }
    if (compared !== "nothing") policies[compared]++;
  }
  return { problem: null, policies };
}

function comparePolicy(
  path: string,
  trained: Uint8Array | null,
): keyof ComparedPolicies | "nothing" | Problem {
  const bytes = readBounded(path, MAX_POLICY_BYTES);
  if (!bytes) return trained ? "digest" : "nothing";
  const difference: Difference | null = trained
    ? firstByteDifference(bytes, trained)
    : { field: "the file", published: "a policy", trained: "nothing" };
  if (!difference) return "bytes";
  const explanation = [
    "The result beside it is the same: this file was damaged or edited, or is another run's",
  ];
  return { file: path, difference, explanation };
}
