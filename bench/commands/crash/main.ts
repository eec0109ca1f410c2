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
import {
  readInteger,
  readOptions,
  runCommand,
} from "../../terminal/command_line.ts";
import { resultPaths } from "../../results/result_files.ts";
import { crash } from "./crash.ts";
import { formatCrash } from "./format_crash.ts";
import { readFiles } from "./inspect_files.ts";
import { meetObstacles } from "./obstacles.ts";

const HELP =
  `Kills a small benchmark with SIGKILL again and again, damages its files now and
then, lets it meet a full disk and a read-only folder, and compares what it ends
with.

usage: deno task crash [options]

  --kills N   how often (default: 10)
  --seed N    of the moments and the damage (default: 1)
  --help      prints this`;

/** Where it works: the one folder that the task may write to. */
const workplace = ".tmp";

async function main(): Promise<number> {
  const options = readOptions(Deno.args, {
    string: ["kills", "seed"],
    boolean: ["help"],
  });
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const kills = readInteger("kills", options.kills, 100_000) ?? 10;
  const seed = readInteger("seed", options.seed, 2 ** 32) ?? 1;
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
  const wanted = readBenchArguments(["--suite", suite], algorithms);
  return new Map((wanted?.records ?? []).map((record) => {
    const { checkpoint } = resultPaths(out, record);
    return [checkpoint.slice(`${out}/${record.suite}/`.length), record];
  }));
}

await runCommand(main);
