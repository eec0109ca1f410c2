/**
 * Places where a benchmark can't write: what it says, what it leaves, and what
 * it ends with once it can.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import {
  findBroken,
  findDifferences,
  ofRun,
  readFiles,
} from "./inspect_files.ts";
import type { Expected, Files } from "./inspect_files.ts";

/** A benchmark that will meet obstacles. */
export interface ObstacleOptions {
  /** Draws limits and places. */
  readonly random: Random;
  /** A folder of its own. */
  readonly folder: string;
  /** Name of the suite. */
  readonly suite: string;
  /** What it has to end with. */
  readonly expected: Expected;
  /**
   * Starts the benchmark with results in a folder; with `blocks`, no file that
   * it writes can grow beyond so many blocks of the shell's `ulimit -f`.
   */
  readonly command: (out: string, blocks?: number) => Deno.Command;
}

/** What came of an obstacle. */
export interface MetObstacle {
  /** What was in the way. */
  readonly name: string;
  /** Why it could not be put there, in one line; null where it was. */
  readonly skipped: string | null;
  /** What went wrong, a line each. */
  readonly failures: readonly string[];
}

/** Something in the way of a benchmark. */
interface Obstacle {
  readonly name: string;
  /**
   * Starts the benchmark with the obstacle, which is gone afterwards.
   *
   * @returns What it gave; or why the obstacle can't be had here.
   */
  start(
    out: string,
    options: ObstacleOptions,
  ): Promise<Deno.CommandOutput | string>;
}

/**
 * Starts a benchmark in a new folder with each obstacle, then once more without
 * it. With it, the benchmark has to exit with 1 or 2, say why in lines that
 * begin with no stack, and leave no file half-written under its final name.
 *
 * @param options The benchmark.
 * @returns What came of each.
 */
export async function meetObstacles(
  options: ObstacleOptions,
): Promise<MetObstacle[]> {
  const met: MetObstacle[] = [];
  for (const obstacle of [fullDisk, readOnlyFolder]) {
    met.push(await meet(obstacle, options));
  }
  return met;
}

async function meet(
  { name, start }: Obstacle,
  options: ObstacleOptions,
): Promise<MetObstacle> {
  const { folder, suite, expected, command } = options;
  const out = `${folder}/${name.replaceAll(" ", "-")}`;
  const place = `${out}/${suite}`;
  Deno.mkdirSync(place, { recursive: true });
  const output = await start(out, options);
  if (typeof output === "string") {
    return { name, skipped: output, failures: [] };
  }
  const failures = [
    ...wrongEnding(output),
    ...findBroken(filesOfRuns(place), expected),
  ];
  const { success, stderr } = await command(out).output();
  if (!success) failures.push(new TextDecoder().decode(stderr));
  failures.push(...findDifferences(readFiles(place), expected));
  return {
    name,
    skipped: null,
    failures: failures.map((line) => `${name}: ${line}`),
  };
}

/** The report is left out: it is of those runs that could be written. */
function filesOfRuns(folder: string): Files {
  const files = [...readFiles(folder)];
  return new Map(files.filter(([path]) => ofRun.test(path)));
}

function wrongEnding({ code, stderr }: Deno.CommandOutput): string[] {
  const said = new TextDecoder().decode(stderr);
  const wrong: string[] = [];
  if (code !== 1 && code !== 2) wrong.push(`exited with ${code}, not 1 or 2`);
  if (!/^.*Cannot write /m.test(said)) wrong.push("did not say what it can't");
  if (/^\s+at /m.test(said)) wrong.push(`printed a stack: ${said}`);
  return wrong;
}

/** Too few for a policy, whether the shell's blocks have 512 bytes or 1024. */
const mostBlocks = 37;

const fullDisk: Obstacle = {
  name: "full disk",
  async start(out, { command, random }) {
    try {
      return await command(out, random.integer(mostBlocks)).output();
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      return "there is no sh to limit the size of files with";
    }
  },
};

const readOnlyFolder: Obstacle = {
  name: "read-only folder",
  async start(out, { command, random, suite, expected }) {
    const folder = `${out}/${suite}/${drawFolder(expected, random)}`;
    Deno.mkdirSync(folder, { recursive: true });
    Deno.chmodSync(folder, 0o555);
    try {
      if (isWritable(folder)) {
        return "this user may write into read-only folders";
      }
      return await command(out).output();
    } finally {
      Deno.chmodSync(folder, 0o755);
    }
  },
};

/** The suite's folder, or one of a run or an environment below it. */
function drawFolder({ records }: Expected, random: Random): string {
  const paths = [...records.keys()];
  const names = paths[random.integer(paths.length)].split("/");
  return names.slice(0, random.integer(names.length)).join("/");
}

function isWritable(folder: string): boolean {
  const probe = `${folder}/.probe`;
  try {
    Deno.writeTextFileSync(probe, "");
  } catch {
    return false;
  }
  Deno.removeSync(probe);
  return true;
}
