/**
 * What verification found of one run.
 *
 * @module
 */
import type { Difference } from "./difference.ts";
import type { PublishedRun } from "../../results/published_runs.ts";
import { firstLine } from "../../text/first_line.ts";
import { plainText } from "../../text/plain_text.ts";

/** What verification found of one run. */
export interface Verdict extends Finding {
  /** The run's place. */
  readonly run: PublishedRun;
}

/** What was found, without where. */
export interface Finding {
  /** What is wrong; null where all is the same. */
  readonly problem: Problem | null;
  /** How its exported policies were compared; all 0 where they weren't. */
  readonly policies: ComparedPolicies;
  /** Whether it was trained on an engine that makes no promise of equal bytes. */
  readonly unpromised: boolean;
}

/** How many exported policies of a run were compared, and how. */
export interface ComparedPolicies {
  /** Whose files lie there: every byte. */
  readonly bytes: number;
  /** Whose files don't: the digest in the result. */
  readonly digest: number;
}

/** No policies. */
export const noPolicies: ComparedPolicies = { bytes: 0, digest: 0 };

/** What is wrong with a published run. */
export interface Problem {
  /** The file that it is about. */
  readonly file: string;
  /** Where the file differs from what training again gave; null where nothing was compared. */
  readonly difference: Difference | null;
  /** Lines that say what it means, or what usually explains it. */
  readonly explanation: readonly string[];
}

/**
 * The finding of a run that could not be compared.
 *
 * @param file The file that it is about.
 * @param explanation One line.
 * @param difference Where the file is not what this source wants.
 * @returns The finding.
 */
export function refusal(
  file: string,
  explanation: string,
  difference: Difference | null = null,
): Finding {
  return {
    problem: { file, difference, explanation: [explanation] },
    policies: noPolicies,
    unpromised: false,
  };
}

/** The most characters of a message: it may quote a file. */
const mostShown = 500;

/**
 * What an error says, for people.
 *
 * @param error An error, or its message.
 * @returns The first line, which a terminal shows as it is, at most 500
 * characters of it.
 */
export function messageLine(error: unknown): string {
  const line = plainText(firstLine(error));
  return line.length <= mostShown ? line : `${line.slice(0, mostShown)}…`;
}
