/**
 * What a killed benchmark left: every file under its final name must be whole.
 *
 * @module
 */
import { firstLine } from "../../text/first_line.ts";
import { sameBytes } from "../../files/same_bytes.ts";
import { decodeCheckpoint } from "../../runs/checkpoint.ts";
import { dependsOnMachine } from "../../results/result_files.ts";
import type { RunRecord } from "../../results/run_record.ts";

/** Files of a folder by their paths below it. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Reads every file of a folder and of those below it.
 *
 * @param folder The folder.
 * @returns The files.
 */
export function readFiles(folder: string): Files {
  return new Map(filesBelow(folder, ""));
}

function* filesBelow(
  folder: string,
  prefix: string,
): Generator<[string, Uint8Array<ArrayBuffer>]> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* filesBelow(path, `${prefix}${name}/`);
    else yield [prefix + name, Deno.readFileSync(path)];
  }
}

/** What files are compared with. */
export interface Expected {
  /** The files of a benchmark that nothing interrupted. */
  readonly whole: Files;
  /** What the script itself damaged, as it left it. */
  readonly damaged: Files;
  /** The runs, by the paths of their checkpoints. */
  readonly records: ReadonlyMap<string, RunRecord>;
}

/** Files that a killed process was writing: never under a final name. */
export const temporary = /(^|\/)\..+\.\d+\.tmp$/;

/** Files that `bench` has moved aside. */
export const movedAside = /\.(damaged|other)-\d+$/;

/** Files of a run, and the temporary ones of them; all others are of the report. */
export const ofRun = /\bseed-\d+\./;

/** The lock, and the probe of whether files can be written. */
const marks = /(^|\/)\.(lock|writable)$/;

/**
 * Looks for files under a final name that are not whole, other than those that
 * the script damaged.
 *
 * @param files What lies there.
 * @param expected What it is compared with.
 * @returns One line for each that is wrong.
 */
export function findBroken(files: Files, expected: Expected): string[] {
  return [...files]
    .filter(([path]) =>
      ![temporary, movedAside, marks].some((r) => r.test(path))
    )
    .filter(([path, bytes]) => !sameBytes(bytes, expected.damaged.get(path)))
    .map(([path, bytes]) => {
      const reason = whyBroken(path, bytes, expected);
      return reason && `${path} ${reason}`;
    })
    .filter((line) => line !== null);
}

function whyBroken(
  path: string,
  bytes: Uint8Array,
  { whole, records }: Expected,
): string | null {
  try {
    if (path.endsWith(".checkpoint")) {
      const record = records.get(path);
      if (!record) return "is no run's";
      decodeCheckpoint(bytes, record);
      return null;
    }
    if (path.endsWith(".timing.json")) {
      JSON.parse(new TextDecoder().decode(bytes));
      return null;
    }
  } catch (error) {
    return firstLine(error);
  }
  const same = whole.get(path);
  if (!same) return "should not be there";
  if (dependsOnMachine(path)) return bytes.length > 0 ? null : "is empty";
  return sameBytes(bytes, same) ? null : "differs from the uninterrupted one's";
}

/**
 * Looks at what a benchmark left that came to its end.
 *
 * @param files What lies there.
 * @param expected What it is compared with.
 * @returns One line for each file that differs, is missing, or should be gone.
 */
export function findDifferences(files: Files, expected: Expected): string[] {
  const leftover = [...files.keys()]
    .filter((path) => temporary.test(path) || path.endsWith(".checkpoint"))
    .map((path) => `${path} should be gone`);
  const missing = [...expected.whole.keys()]
    .filter((path) => !files.has(path))
    .map((path) => `${path} is missing`);
  const nothingDamaged = { ...expected, damaged: new Map() };
  return [...leftover, ...missing, ...findBroken(files, nothingDamaged)];
}
