/**
 * The command `deno task fuzz`: checks the properties of hostile input over
 * many more cases than the tests do.
 *
 * @module
 */
import {
  readInteger,
  readOptions,
  runCommand,
} from "../../terminal/command_line.ts";
import { hostileProperties } from "./_properties.ts";
import { createSandbox } from "./_sandbox.ts";

const HELP = `Checks what hostile input must never do.

usage: deno task fuzz [options]

  --runs N   cases in all, at least (default: 100000)
  --seed N   what they are drawn by (default: 1)
  --help     prints this`;

async function fuzz(args: readonly string[]): Promise<number> {
  const options = readOptions(args, {
    string: ["runs", "seed"],
    boolean: ["help"],
  });
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const runs = readInteger("runs", options.runs, 1e9) ?? 100_000;
  const seed = readInteger("seed", options.seed, 2 ** 31 - 1) ?? 1;
  using sandbox = createSandbox();
  const properties = hostileProperties(sandbox);
  const short = properties.reduce((sum, { cases }) => sum + cases, 0);
  let faults = 0;
  for (const { name, cases, check } of properties) {
    const count = Math.ceil(cases * runs / short);
    const start = performance.now();
    let outcome = "held";
    try {
      await check(count, seed);
    } catch (error) {
      faults++;
      outcome = "FAILED";
      console.error(error);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${name}: ${outcome}, ${count} cases, ${seconds} s`);
  }
  return faults === 0 ? 0 : 1;
}

if (import.meta.main) await runCommand(() => fuzz(Deno.args));
