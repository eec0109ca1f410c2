/**
 * Commands for a shell: those that make one run again, and how they are shown.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";
import { type Markup, markup } from "../markup.ts";
import type { RunPlace } from "../site_index.ts";

/**
 * Writes the command that trains a published run again, with all seeds before
 * it, and compares every byte.
 *
 * @param suite Name of the suite.
 * @param run The run.
 * @returns A line for a shell.
 *
 * @example The third seed
 * ```ts
 * import { verifyCommand } from "./commands.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const run = { environment: "Pendulum-v1", row: "ppo", seed: 3 };
 * assertEquals(
 *   verifyCommand("classic", run),
 *   "deno task verify --suite classic --env Pendulum-v1 --algorithm ppo --seeds 3",
 * );
 * ```
 */
export function verifyCommand(suite: string, run: RunPlace): string {
  return `deno task verify --suite ${shellWord(suite)} ${select(run)}`;
}

/**
 * Writes the command that trains a run, and all seeds before it, into a folder
 * of its own.
 *
 * @param command The command that makes the whole suite.
 * @param run The run.
 * @returns A line for a shell.
 *
 * @example The third seed of a suite of ten
 * ```ts
 * import { benchCommand } from "./commands.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const run = { environment: "Pendulum-v1", row: "ppo", seed: 3 };
 * assertEquals(
 *   benchCommand("deno task bench --suite classic --seeds 10", run),
 *   "deno task bench --suite classic --env Pendulum-v1 --algorithm ppo --seeds 3 --out again",
 * );
 * ```
 */
export function benchCommand(command: string, run: RunPlace): string {
  const whole = command.replace(/ --seeds \d+(?= |$)/, "");
  return `${whole} ${select(run)} --out again`;
}

function select({ environment, row, seed }: RunPlace): string {
  return `--env ${shellWord(environment)} --algorithm ${
    shellWord(row)
  } --seeds ${seed}`;
}

/** Quotes a word for a shell where it needs it; a name may come from anyone. */
function shellWord(word: string): string {
  const plain = plainText(word);
  if (/^[\w.\/:+@][\w.\/:+@-]*$/.test(plain)) return plain;
  return `'${plain.replaceAll("'", `'\\''`)}'`;
}

/**
 * Shows a command. Its lines break between words alone: browsers would break
 * them within `--seeds`.
 *
 * @param command A line for a shell.
 * @returns Code whose text is the command.
 *
 * @example Two words
 * ```ts
 * import { htmlOf } from "../markup.ts";
 * import { commandMarkup } from "./commands.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   htmlOf(commandMarkup("deno task")),
 *   '<code><span class="word">deno</span> <span class="word">task</span></code>',
 * );
 * ```
 */
export function commandMarkup(command: string): Markup {
  const words = plainText(command).split(" ").map((word) =>
    markup("span", { class: "word" }, word)
  );
  const parts = words.flatMap((word, i) => i === 0 ? [word] : [" ", word]);
  return markup("code", {}, ...parts);
}
