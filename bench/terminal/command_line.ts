/**
 * What a command takes, as data.
 *
 * @module
 */
import type { Option } from "./option.ts";

/** What a command takes, as data. */
export interface CommandLine<O extends Options = Options> {
  /** Its name: what stands after `deno task`. */
  readonly task: string;
  /** What it does, for the help. */
  readonly does: string;
  /** What stands for its paths in the help; without it, the command takes none. */
  readonly paths?: string;
  /** Its options by name; `--help` is added. */
  readonly options: O;
  /** What else the help says, below the options. */
  readonly notes?: string;
}

/** Options by name. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values of options. */
export type Values<O extends Options> = {
  readonly [name in keyof O]: O[name] extends Option<infer T> ? T : never;
};

/**
 * Reads the arguments of a command, as `Deno.args` has them; touches nothing
 * else. It throws a `UsageError` in one line where one is wrong, and a
 * `HelpRequest` where the help is asked for.
 */
export type ArgumentReader<A> = (args: readonly string[]) => A;

/** That the help is asked for: its message is the help. */
export class HelpRequest extends Error {
  override readonly name = "HelpRequest";
}

/** Columns of a narrow terminal. */
const width = 80;

/**
 * Writes the help of a command from what it declares.
 *
 * @param commandLine The command.
 * @param options All its options, in their order.
 * @returns Lines of at most 80 columns, but for what has no place to break.
 */
export function helpText(
  { task, does, paths, notes }: CommandLine,
  options: Options,
): string {
  const heads = Object.entries(options).map(([name, { value }]) =>
    value === null ? `  --${name}` : `  --${name} ${value}`
  );
  const indent = Math.max(...heads.map(({ length }) => length)) + 3;
  const bodies = Object.values(options).map(({ help, default: value }) => {
    const isSaid = help.includes("(default") || !value;
    const lines = wrap(
      isSaid ? help : `${help} (default: ${value})`,
      width - indent,
    );
    return lines.join(`\n${" ".repeat(indent)}`);
  });
  return [
    wrap(does, width).join("\n"),
    `usage: deno task ${task} ${
      paths === undefined ? "" : `${paths} `
    }[options]`,
    heads.map((head, i) => head.padEnd(indent) + bodies[i]).join("\n"),
    ...notes === undefined ? [] : [wrap(notes, width).join("\n")],
  ].join("\n\n");
}

/** Breaks lines between words. */
function wrap(text: string, columns: number): string[] {
  return text.split("\n").flatMap((line) => {
    const lines = [""];
    for (const word of line.split(" ")) {
      const last = lines[lines.length - 1];
      if (last === "") lines[lines.length - 1] = word;
      else if (last.length + 1 + word.length <= columns) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return lines;
  });
}
