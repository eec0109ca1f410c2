/**
 * The command `deno task crash`: kills a benchmark again and again, damages its
 * files now and then, takes the place to write away, and looks whether it ends
 * with the same bytes.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { deriveRandom } from "../../../numerics/mod.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { selectRecords } from "../bench/select_records.ts";
import { runCommand } from "../../terminal/run_command.ts";
import { resultPaths } from "../../results/result_files.ts";
import { crash, readCrashArguments } from "./crash.ts";
import type { CrashArguments } from "./crash.ts";
import { formatCrash } from "./format_crash.ts";
import { readFiles } from "./inspect_files.ts";
import { meetObstacles } from "./meet_obstacles.ts";

/** Where it works: the one folder that the task may write to. */
const workplace = ".tmp";

async function main({ kills, seed }: CrashArguments): Promise<number> {
  Deno.mkdirSync(workplace, { recursive: true });
  const folder = Deno.makeTempDirSync({ dir: workplace, prefix: "crash-" });
  const shared = {
    random: deriveRandom(seed, "crash"),
    folder,
    suite: "crash",
    command: (out: string, blocks?: number) => benchmark(folder, out, blocks),
  };
  const records = recordsOf(folder);
  const report = await crash({
    ...shared,
    kills,
    records,
    say: (line) => console.error(line),
  });
  const whole = readFiles(`${folder}/whole/${shared.suite}`);
  const expected = { whole, damaged: new Map(), records };
  const obstacles = report.failures.length === 0
    ? await meetObstacles({ ...shared, expected })
    : [];
  console.log(formatCrash(report, obstacles));
  if ([report, ...obstacles].every(({ failures }) => failures.length === 0)) {
    Deno.removeSync(folder, { recursive: true });
    return 0;
  }
  console.log(`The files are kept in ${folder}`);
  return 1;
}

const suite = new URL("./suite.json", import.meta.url).pathname;
const bench = new URL("../bench/main.ts", import.meta.url).pathname;

/** Writing beyond the limit fails, in the place of a signal. */
const limited = 'trap "" XFSZ; ulimit -f "$0" && exec "$@"';

function benchmark(folder: string, out: string, blocks?: number): Deno.Command {
  const args = [
    ...["run", "--quiet", "--no-prompt", "--allow-read"],
    ...[`--allow-write=${folder}`, "--allow-ffi", "--allow-sys=cpus"],
    ...["--allow-env=DENO_V8_FLAGS", bench, "--suite", suite, "--out", out],
    // A flipped bit may turn a result's format into another version's.
    ...["--checkpoint", "0.02", "--workers", "2", "--force"],
  ];
  const [program, given] = blocks === undefined
    ? [Deno.execPath(), args]
    : ["sh", ["-c", limited, String(blocks), Deno.execPath(), ...args]];
  return new Deno.Command(program, {
    args: given,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  });
}

function recordsOf(out: string) {
  const wanted = readBenchArguments(["--suite", suite]);
  const { records } = selectRecords(wanted, algorithms);
  return new Map(records.map((record) => {
    const { checkpoint } = resultPaths(out, record);
    return [checkpoint.slice(`${out}/${record.suite}/`.length), record];
  }));
}

await runCommand(readCrashArguments, main);
