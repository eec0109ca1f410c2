/**
 * Times the kernels under given flags of V8.
 *
 * @module
 */
import type { Probe } from "./choose_flags.ts";

/**
 * Times the kernels in a child process of this Deno.
 *
 * @param flags V8's flags, separated by commas.
 * @returns The time, or why there is none: Deno says so in one line where V8
 * doesn't know a flag.
 */
export async function probeKernels(flags: string): Promise<Probe> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      `--allow-read=${import.meta.dirname}/../../../networks/kernels`,
      "--allow-env=DENO_V8_FLAGS",
      new URL("./time_kernels.ts", import.meta.url).href,
    ],
    env: { DENO_V8_FLAGS: flags, NO_COLOR: "1" },
  }).output();
  const [line] = new TextDecoder().decode(code === 0 ? stdout : stderr)
    .trim().split("\n");
  const seconds = Number(line);
  return code === 0 && seconds > 0
    ? { kind: "timed", seconds }
    : { kind: "refused", reason: line.replace(/^error: /, "") };
}
