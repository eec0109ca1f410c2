/**
 * Which runs are published in a folder of results.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";
import { UsageError } from "../files/usage_error.ts";

/** The place of a published run: `<out>/<suite>/<environment>/<row>/seed-<n>.json`. */
export interface PublishedRun {
  /** Path of the result. */
  readonly path: string;
  /** Folder of the suite. */
  readonly suite: string;
  /** Folder of the environment. */
  readonly environment: string;
  /** Folder of the row. */
  readonly row: string;
  /** Number in the file's name. */
  readonly seed: number;
}

/**
 * Finds every published run by its place alone; no file is opened. Folders
 * that hold no runs, such as `speed`, and other files are passed over.
 *
 * @param out The folder of all results.
 * @returns The places by suite, environment, row and seed.
 * @throws {UsageError} In one line, if a folder can't be read.
 */
export function findPublishedRuns(out: string): PublishedRun[] {
  return foldersIn(out).flatMap((suite) => findRunsOfSuite(out, suite));
}

/**
 * Finds the published runs of one suite in the same way.
 *
 * @param out The folder of all results.
 * @param suite Folder of the suite.
 * @returns The places by environment, row and seed.
 * @throws {UsageError} In one line, if a folder can't be read.
 */
export function findRunsOfSuite(out: string, suite: string): PublishedRun[] {
  return foldersIn(`${out}/${suite}`).flatMap((environment) =>
    foldersIn(`${out}/${suite}/${environment}`).flatMap((row) => {
      const folder = `${out}/${suite}/${environment}/${row}`;
      return seedsIn(folder).map(({ name, seed }) => ({
        path: `${folder}/${name}`,
        suite,
        environment,
        row,
        seed,
      }));
    })
  );
}

function foldersIn(path: string): string[] {
  return listFolder(path)
    .filter(({ isDirectory }) => isDirectory)
    .map(({ name }) => name)
    .sort();
}

function seedsIn(folder: string): { name: string; seed: number }[] {
  return listFolder(folder)
    .map(({ name }) => ({ name, match: /^seed-(\d+)\.json$/.exec(name) }))
    .flatMap(({ name, match }) =>
      match ? [{ name, seed: Number(match[1]) }] : []
    )
    .sort((a, b) => a.seed - b.seed || (a.name < b.name ? -1 : 1));
}

function listFolder(path: string): Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(path)];
  } catch (error) {
    throw new UsageError(`Cannot read folder ${path}: ${firstLine(error)}`);
  }
}
