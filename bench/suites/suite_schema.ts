/**
 * The schema that own suites are checked by.
 *
 * @module
 */
import { z } from "zod";
import { rowLabel } from "./suite.ts";
import type { Suite } from "./suite.ts";

const name = () =>
  z.string().max(64).regex(
    /^[a-z0-9-]+$/,
    "must consist of a-z, 0-9 and '-'",
  );
const steps = () => z.int().min(1).max(1e9);
const options = () => z.record(z.string(), z.json());

const suite = z.strictObject({
  name: name(),
  seeds: z.int().min(1).max(1000).optional(),
  environments: z.record(z.string(), z.strictObject({ steps: steps() }))
    .refine((all) => Object.keys(all).length <= 100, "must be at most 100"),
  rows: z.array(z.strictObject({
    label: name().optional(),
    algorithm: z.string(),
    options: options().optional(),
    environments: z.record(
      z.string(),
      z.strictObject({
        steps: steps().optional(),
        options: options().optional(),
      }).nullable(),
    ).optional(),
  })).min(1).max(100),
});

/**
 * Checks that a value is a suite: fields, types, ranges, labels that differ,
 * and rows that speak of the suite's environments only.
 *
 * @param value What `JSON.parse` gave.
 * @returns The same, typed.
 * @throws {RangeError} In one line, naming the first wrong field.
 */
export function parseSuite(value: unknown): Suite {
  const parsed = suite.safeParse(value);
  if (!parsed.success) throw new RangeError(describe(parsed.error.issues[0]));
  checkLabels(parsed.data);
  checkEnvironments(parsed.data);
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  if (issue.code !== "unrecognized_keys") {
    return `'${path || "the whole"}': ${issue.message}`;
  }
  const field = [...issue.path, issue.keys[0]].join(".");
  return `'${field}': there is no such field`;
}

function checkLabels(suite: Suite): void {
  const labels = suite.rows.map(rowLabel);
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice === undefined) return;
  throw new RangeError(`'rows': two rows must not share the label '${twice}'`);
}

function checkEnvironments(suite: Suite): void {
  if (Object.keys(suite.environments).length === 0) {
    throw new RangeError("'environments': there must be at least one");
  }
  suite.rows.forEach((row, i) => {
    const stranger = Object.keys(row.environments ?? {})
      .find((id) => !Object.hasOwn(suite.environments, id));
    if (stranger === undefined) return;
    throw new RangeError(
      `'rows.${i}.environments.${stranger}': the suite has no such environment`,
    );
  });
}
