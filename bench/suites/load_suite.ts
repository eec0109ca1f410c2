/**
 * Finding a suite: by its name, or in a JSON file of one's own.
 *
 * @module
 */
import { readJson } from "../files/read_json.ts";
import type { Suite } from "./suite.ts";
import { parseSuite } from "./suite_schema.ts";
import { suites } from "./mod.ts";
import { UsageError } from "../files/usage_error.ts";

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
