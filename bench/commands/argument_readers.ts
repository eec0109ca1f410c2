/**
 * How the arguments of each task are read.
 *
 * @module
 */
import type { ArgumentReader } from "../terminal/command_line.ts";
import { readBenchArguments } from "./bench/bench_arguments.ts";
import { readCompareArguments } from "./compare/compare_arguments.ts";
import { readCrashArguments } from "./crash/crash.ts";
import { readFuzzArguments } from "./fuzz/fuzz_arguments.ts";
import { readGoldenArguments } from "./golden/compare_digests.ts";
import { readKernelsArguments } from "./kernels/kernels_arguments.ts";
import { readPageArguments } from "./page/page_arguments.ts";
import { readPlayArguments } from "./play/play_arguments.ts";
import { readReportArguments } from "./report/report_arguments.ts";
import { readSchemaArguments } from "./schema/schema_arguments.ts";
import { readSpeedArguments } from "./speed/speed_arguments.ts";
import { readTheoryArguments } from "./theory/theory_arguments.ts";
import { readVerifyArguments } from "./verify/verify_arguments.ts";

/**
 * The reader of each task of deno.json. The tasks that it leaves out hand their
 * arguments to another program: `test`, `test:page` and `ok` to `deno test`,
 * `verify:arm64` to a script of the shell.
 */
export const argumentReaders: Readonly<
  Record<string, ArgumentReader<unknown>>
> = {
  bench: readBenchArguments,
  "bench:fast": readBenchArguments,
  compare: readCompareArguments,
  crash: readCrashArguments,
  fuzz: readFuzzArguments,
  golden: readGoldenArguments,
  kernels: readKernelsArguments,
  page: readPageArguments,
  play: readPlayArguments,
  report: readReportArguments,
  schema: readSchemaArguments,
  speed: readSpeedArguments,
  "speed:fast": readSpeedArguments,
  theory: readTheoryArguments,
  verify: readVerifyArguments,
};
