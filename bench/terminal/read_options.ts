/**
 * What stands on a command line.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { UsageError } from "../files/usage_error.ts";
import { HelpRequest, helpText } from "./command_line.ts";
import type {
  ArgumentReader,
  CommandLine,
  Options,
  Values,
} from "./command_line.ts";
import { flag } from "./option.ts";

/** What stands on a command line that takes paths. */
interface PathsAndOptions<O extends Options> {
  /** What stands without a name, in order. */
  readonly paths: readonly string[];
  /** The options, wherever they stand among the paths. */
  readonly options: Values<O>;
}

/**
 * Reads options; anything that is not declared, and a value that is missing, is
 * refused.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param commandLine What the command takes: no paths.
 * @returns The values of all options. The last of several wins.
 * @throws {UsageError} In one line, naming the argument.
 * @throws {HelpRequest} If the help is asked for.
 *
 * @example A value and a switch
 * ```ts
 * import { readOptions } from "./read_options.ts";
 * import { flag, wholeNumber } from "./option.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = readOptions(["--seeds", "2"], {
 *   task: "bench",
 *   does: "Trains.",
 *   options: {
 *     seeds: wholeNumber("seeds 1 to N", { most: 1000 }),
 *     force: flag("trains again"),
 *   },
 * });
 * assertEquals(options, { seeds: 2, force: false });
 * ```
 */
export function readOptions<O extends Options>(
  args: readonly string[],
  commandLine: CommandLine<O>,
): Values<O> {
  const { options, paths: [stray] } = readPathsAndOptions(args, commandLine);
  if (stray === undefined) return options;
  throw new UsageError(
    `Cannot use ${JSON.stringify(stray)} as nothing may stand after '--'`,
  );
}

/**
 * The reader of a command that takes options alone.
 *
 * @param commandLine What the command takes.
 * @returns {@linkcode readOptions} for it.
 */
export function optionReader<const O extends Options>(
  commandLine: CommandLine<O>,
): ArgumentReader<Values<O>> {
  return (args) => readOptions(args, commandLine);
}

/**
 * Reads paths and options; the options are as strict as those of
 * {@linkcode readOptions}.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param commandLine What the command takes.
 * @returns Paths and options.
 * @throws {UsageError} In one line, naming the argument.
 * @throws {HelpRequest} If the help is asked for.
 *
 * @example Two paths around an option
 * ```ts
 * import { readPathsAndOptions } from "./read_options.ts";
 * import { folder } from "./option.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { paths, options } = readPathsAndOptions(
 *   ["a.csv", "--out", "here/", "b.csv"],
 *   {
 *     task: "compare",
 *     does: "Compares.",
 *     paths: "SOURCE [SOURCE …]",
 *     options: { out: folder("writes it there") },
 *   },
 * );
 *
 * assertEquals([paths, options.out], [["a.csv", "b.csv"], "here"]);
 * ```
 */
export function readPathsAndOptions<O extends Options>(
  args: readonly string[],
  commandLine: CommandLine<O>,
): PathsAndOptions<O> {
  const known: Options = {
    ...commandLine.options,
    help: flag("prints this"),
  };
  const names = Object.keys(known);
  const isSwitch = (name: string) => known[name].value === null;
  const written = spellOut(args, names.filter(isSwitch));
  const parsed: Record<string, unknown> = parseArgs(written, {
    string: ["_", ...names.filter((name) => !isSwitch(name))],
    boolean: names.filter(isSwitch),
    unknown(argument) {
      if (commandLine.paths !== undefined && !argument.startsWith("-")) {
        return true;
      }
      const all = names.map((name) => `--${name}`).join(", ");
      throw new UsageError(
        `Cannot use ${JSON.stringify(argument)}: the options are ${all}`,
      );
    },
  });
  const empty = names.find((name) => parsed[name] === "");
  if (empty !== undefined) {
    throw new UsageError(`Cannot use --${empty} as it must have a value`);
  }
  if (parsed.help) throw new HelpRequest(helpText(commandLine, known));
  const values = Object.entries(commandLine.options).map(([name, option]) => {
    const given = parsed[name];
    const isGiven = given !== undefined && given !== false;
    return [name, isGiven ? option.read(String(given), name) : option.default];
  });
  return {
    paths: parsed._ as string[],
    options: Object.fromEntries(values),
  };
}

/**
 * Joins what the parser would take apart, or together: `--seeds -1` becomes
 * `--seeds=-1`, an empty value likewise, and a switch says `=true`, since the
 * parser takes a `true` that follows it for its value.
 */
function spellOut(
  args: readonly string[],
  switches: readonly string[],
): string[] {
  const end = args.indexOf("--");
  return args.flatMap((argument, i) => {
    if (end >= 0 && i >= end) return [argument];
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (switches.includes(name)) {
      if (value === undefined) return [`${argument}=true`];
      throw new UsageError(
        `Cannot use --${name} as it must have no value: current value is ${value}`,
      );
    }
    const isJoined = (text: string) => text === "" || /^-\d/.test(text);
    const takesValue = (text = "") =>
      /^--[^=]+$/.test(text) && !switches.includes(text.slice(2));
    if (isJoined(argument) && takesValue(args[i - 1])) return [];
    return takesValue(argument) && isJoined(args[i + 1] ?? "-")
      ? [`${argument}=${args[i + 1]}`]
      : [argument];
  });
}
