/**
 * The command `deno task fuzz`: checks the properties of hostile input over
 * many more cases than the tests do.
 *
 * @module
 */
import { runCommand } from "../../terminal/run_command.ts";
import { hostileProperties } from "./_properties.ts";
import { createSandbox } from "./_sandbox.ts";
import { type FuzzArguments, readFuzzArguments } from "./fuzz_arguments.ts";

async function fuzz({ runs, seed }: FuzzArguments): Promise<number> {
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

await runCommand(readFuzzArguments, fuzz);
