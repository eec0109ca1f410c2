/**
 * Hostile command lines.
 *
 * @module
 */
import fc from "fast-check";
import { algorithms } from "../../../algorithms/mod.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { selectRecords } from "../bench/select_records.ts";
import { readCompareArguments } from "../compare/compare_arguments.ts";
import { compare } from "../compare/compare.ts";
import { play } from "../play/main.ts";
import { readPlayArguments } from "../play/play_arguments.ts";
import { report } from "../report/main.ts";
import { readReportArguments } from "../report/report_arguments.ts";
import { speed } from "../speed/main.ts";
import { readSpeedArguments } from "../speed/speed_arguments.ts";
import { selectRuns } from "../verify/select_runs.ts";
import { readVerifyArguments } from "../verify/verify_arguments.ts";
import { hostileProperty, worksOrRefuses } from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";
import { hostileText } from "./_values.ts";

const OPTIONS =
  "suite algorithm env seeds steps engine workers out force help part against episodes seed sample name scale"
    .split(" ");
const VALUES =
  "quick classic ppo,a2c CartPole-v1 1 2 0 -1 1e3 0x10 wasm tfjs true , .json /dev/null"
    .split(" ");

function commandLine(): fc.Arbitrary<string[]> {
  const value = fc.oneof(fc.constantFrom(...VALUES), hostileText());
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...OPTIONS) },
    { weight: 1, arbitrary: hostileText() },
  );
  const argument = fc.oneof(
    name.map((name) => [`--${name}`]),
    fc.tuple(name, value).map(([name, value]) => [`--${name}=${value}`]),
    fc.tuple(name, value).map(([name, value]) => [`--${name}`, value]),
    value.map((value) => [value]),
    fc.constantFrom(["--"], ["-"], ["-x"], ["-abc=1"], ["--no-force"]),
  );
  return fc.array(argument, { maxLength: 6 }).map((parts) => parts.flat());
}

/**
 * The properties of command lines.
 *
 * @param sandbox Where results are looked for.
 */
export function commandLineProperties(sandbox: Sandbox): HostileProperty[] {
  const { out } = sandbox;
  const nowhere = ["--out", `${out}/nothing`];
  const refuses = (
    name: string,
    command: (args: string[]) => unknown,
  ) =>
    hostileProperty(
      `command line of ${name}`,
      100,
      commandLine(),
      async (args) => {
        await worksOrRefuses(() => command(args));
        sandbox.assertUntouched();
      },
    );
  return [
    refuses(
      "bench",
      (args) => selectRecords(readBenchArguments(args), algorithms),
    ),
    refuses(
      "report",
      (args) => report(readReportArguments([...args, ...nowhere])),
    ),
    refuses(
      "verify",
      (args) => selectRuns(readVerifyArguments([...args, ...nowhere])),
    ),
    refuses(
      "play",
      (args) => play(readPlayArguments([...args, "--episodes", "1"])),
    ),
    refuses(
      "compare",
      (args) => compare(readCompareArguments([...args, ...nowhere])),
    ),
    // The last argument keeps it from measuring, which takes minutes.
    refuses(
      "speed",
      (args) =>
        speed(readSpeedArguments([...args, "--against", `${out}/nothing`])),
    ),
  ];
}
