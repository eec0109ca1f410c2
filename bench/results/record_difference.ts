import { canonicalJson } from "../files/canonical_json.ts";
import { recordOf, type RunRecord } from "./run_record.ts";

/** A field in which two records differ. */
interface RecordDifference {
  /** Its path, such as `options.clipRatio`. */
  readonly field: string;
  /** Its value in the first record as JSON; `nothing` where it has none. */
  readonly first: string;
  /** Its value in the second record. */
  readonly second: string;
}

/**
 * The first field in which two records differ, in the order of
 * {@linkcode recordOf}, options by name.
 *
 * @param first A record or a result.
 * @param second Another.
 * @returns The difference; null where they are equal.
 */
export function firstDifference(
  first: RunRecord,
  second: RunRecord,
): RecordDifference | null {
  return differenceAt("", recordOf(first), recordOf(second));
}

function differenceAt(
  field: string,
  first: unknown,
  second: unknown,
): RecordDifference | null {
  if (!isRecord(first) || !isRecord(second)) {
    const [one, other] = [first, second].map(show);
    return one === other ? null : { field, first: one, second: other };
  }
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  for (const name of field === "" ? names : names.sort()) {
    const path = field === "" ? name : `${field}.${name}`;
    const difference = differenceAt(path, first[name], second[name]);
    if (difference) return difference;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : canonicalJson(value);
}
