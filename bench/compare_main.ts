/**
 * The command `deno task compare`.
 *
 * @module
 */
import { runCommand } from "./command_line.ts";
import { compare } from "./compare/mod.ts";

await runCommand(async () => {
  console.log(await compare(Deno.args));
  return 0;
});
