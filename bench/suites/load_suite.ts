/**
 * Finding a suite: by its name, or in a JSON file of one's own.
 *
 * @module
 */
import { readJson } from "../files/read_json.ts";
import { rowLabel, type Suite } from "./suite.ts";
import { UsageError } from "../files/usage_error.ts";
import { classic } from "./classic.ts";
import { quick } from "./quick.ts";
import { z } from "zod";

/**
 * Finds a suite.
 *
 * @param nameOrPath Name of a suite, or a path that ends in `.json`.
 * @returns The suite.
 * @throws {UsageError} In one line, if there is none or its file is not right.
 */
export function loadSuite(nameOrPath: string): Suite {
  if (nameOrPath.endsWith(".json")) return readSuite(nameOrPath);
  if (Object.hasOwn(suites, nameOrPath)) return suites[nameOrPath];
  throw new UsageError(
    `Cannot find suite '${nameOrPath}': the suites are ${
      Object.keys(suites).join(", ")
    }, or give the path of a .json file`,
  );
}

function readSuite(path: string): Suite {
  const value = readJson(path);
  if (value === undefined) {
    throw new UsageError(`Cannot read suite ${path}: there is no such file`);
  }
  try {
    return parseSuite(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`Cannot use suite ${path}: ${error.message}`);
  }
}

/** The suites by name. */
export const suites: Readonly<Record<string, Suite>> = { classic, quick };

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
