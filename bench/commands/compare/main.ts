/**
 * The command `deno task compare`.
 *
 * @module
 */
import { runCommand } from "../../terminal/run_command.ts";
import { readCompareArguments } from "./compare_arguments.ts";
import { compare } from "./compare.ts";

await runCommand(readCompareArguments, compare);
