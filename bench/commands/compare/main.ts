/**
 * The command `deno task compare`.
 *
 * @module
 */
import { runCommand } from "../../terminal/command_line.ts";
import { compare } from "./mod.ts";

await runCommand(async () => {
  console.log(await compare(Deno.args));
  return 0;
});
