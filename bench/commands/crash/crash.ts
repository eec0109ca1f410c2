/**
 * A benchmark that is killed again and again.
 *
 * @module
 */
import type { Random } from "../../../numerics/mod.ts";
import type { RunRecord } from "../../results/run_record.ts";
import { type Damage, damageBytes, damageJson } from "./damage.ts";
import {
  findBroken,
  findDifferences,
  movedAside,
  readFiles,
} from "./inspect_files.ts";
import type { Files } from "./inspect_files.ts";
import { killBenchmark, type Phase } from "./kill_benchmark.ts";
import { wholeNumber } from "../../terminal/option.ts";
import { optionReader } from "../../terminal/read_options.ts";

/** What is killed, how often, and who is told. */
interface CrashOptions {
  /** How many kills. */
  readonly kills: number;
  /** Draws moments and damage. */
  readonly random: Random;
  /** A folder of its own. */
  readonly folder: string;
  /** Name of the suite. */
  readonly suite: string;
  /** The runs, by the paths of their checkpoints below the suite's folder. */
  readonly records: ReadonlyMap<string, RunRecord>;
  /** Starts the benchmark with results in a folder. */
  readonly command: (out: string) => Deno.Command;
  /** Is told one line after every kill. */
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface CrashReport {
  /** Kills by what the benchmark was doing. */
  readonly phases: Readonly<Record<Phase, number>>;
  /** Damaged files by what was done to them. */
  readonly damage: Readonly<Record<Damage["kind"], number>>;
  /** Files that the benchmark moved aside. */
  readonly movedAside: number;
  /** Kills that left a temporary file behind; the next start removes it. */
  readonly temporaries: number;
  /** Benchmarks that came to their end in spite of it. */
  readonly rounds: number;
  /** Files of each such benchmark that were compared. */
  readonly files: number;
  /** What went wrong, a line each. */
  readonly failures: readonly string[];
}

/** One kill in so many is followed by damage to a file. */
const damageOneIn = 3;

/**
 * Runs a benchmark to its end once, then kills another one until it has been
 * killed so often. Where that one comes to its end, it is compared and begins
 * anew. It stops at the first failure.
 *
 * @param options What is killed, how often, and who is told.
 * @returns What came of it.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { kills, random, folder, suite, records, command, say } = options;
  const started = performance.now();
  const { success, stderr } = await command(`${folder}/whole`).output();
  const whole = success ? readFiles(`${folder}/whole/${suite}`) : new Map();
  const benchmark = {
    command: command(`${folder}/killed`),
    folder: `${folder}/killed/${suite}`,
    duration: performance.now() - started,
  };
  const phases: Record<Phase, number> = {
    "before its first output": 0,
    "training": 0,
    "publishing": 0,
    "writing the report": 0,
  };
  const damage = { truncated: 0, flipped: 0 };
  const counts = { killed: 0, rounds: 0, movedAside: 0, temporaries: 0 };
  const damaged = new Map<string, Uint8Array<ArrayBuffer>>();
  const failures = success ? [] : [new TextDecoder().decode(stderr)];
  const expected = { whole, damaged, records };

  function begin(): void {
    damaged.clear();
    Deno.mkdirSync(benchmark.folder, { recursive: true });
  }

  function end(): void {
    const files = readFiles(benchmark.folder);
    failures.push(...findDifferences(files, expected));
    counts.rounds++;
    counts.movedAside +=
      [...files.keys()].filter((path) => movedAside.test(path)).length;
    if (failures.length > 0) return;
    Deno.removeSync(benchmark.folder, { recursive: true });
    begin();
  }

  function damageOne(): string {
    const chosen = chooseDamage(readFiles(benchmark.folder), random);
    if (chosen === null) return "";
    const { path, done } = chosen;
    damage[done.kind]++;
    damaged.set(path, done.bytes);
    Deno.writeFileSync(`${benchmark.folder}/${path}`, done.bytes);
    return `; ${done.kind} ${path}`;
  }

  begin();
  while (counts.killed < kills && failures.length === 0) {
    const ending = await killBenchmark(benchmark, random);
    if (ending.kind === "finished") end();
    else if (ending.kind === "failed") failures.push(ending.message);
    else {
      counts.killed++;
      phases[ending.phase]++;
      const files = readFiles(benchmark.folder);
      failures.push(...findBroken(files, expected));
      if ([...files.keys()].some((path) => path.endsWith(".tmp"))) {
        counts.temporaries++;
      }
      say(
        `${counts.killed} of ${kills}: killed ${ending.phase}${damageOne()}`,
      );
    }
  }
  if (failures.length === 0) {
    const { success, stderr } = await benchmark.command.output();
    if (success) end();
    else failures.push(new TextDecoder().decode(stderr));
  }
  return { phases, damage, ...counts, files: whole.size, failures };
}

/** Damages one of the run's files in memory; null where this kill is followed by none. */
function chooseDamage(
  all: Files,
  random: Random,
): { readonly path: string; readonly done: Damage } | null {
  const files = [...all]
    .filter(([path]) => /seed-\d+\.(json|(\w+\.)?onnx|checkpoint)$/.test(path))
    .toSorted(([one], [other]) => one < other ? -1 : 1);
  if (files.length === 0 || random.integer(damageOneIn) > 0) return null;
  const [path, bytes] = files[random.integer(files.length)];
  const damageFile = path.endsWith(".json") ? damageJson : damageBytes;
  return { path, done: damageFile(bytes, random) };
}

/** Reads the arguments of `deno task crash`. */
export const readCrashArguments = optionReader({
  task: "crash",
  does:
    "Kills a small benchmark with SIGKILL again and again, damages its files now and then, lets it meet a full disk and a read-only folder, and compares what it ends with.",
  options: {
    kills: wholeNumber("how often", { most: 100_000, default: 10 }),
    seed: wholeNumber("of the moments and the damage", {
      most: 2 ** 32,
      default: 1,
    }),
  },
});

/** What the arguments of `deno task crash` ask for. */
export type CrashArguments = ReturnType<typeof readCrashArguments>;
