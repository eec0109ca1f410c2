/**
 * What stands on a command line.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { UsageError } from "../files/usage_error.ts";
import { HelpRequest, helpText } from "./help_text.ts";
import { flag, type Option } from "./option.ts";
import type {
  ArgumentReader,
  CommandLine,
  Options,
  Values,
} from "./command_line.ts";

/** What stands on a command line that takes paths. */
export interface PathsAndOptions<O extends Options> {
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
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(([name, { value }]) =>
        [name, { type: value === null ? "boolean" : "string" }] as const
      ),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const terminator = tokens.find(({ kind }) => kind === "option-terminator");
  const paths: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    const argument = args[token.index];
    if (token.kind === "option" && Object.hasOwn(known, token.name)) {
      given.set(token.name, valueOf(token, known[token.name]));
    } else if (token.kind === "positional") {
      const isPath = token.index > (terminator?.index ?? Infinity) ||
        commandLine.paths !== undefined && !argument.startsWith("-");
      if (!isPath) refuse(argument, known);
      paths.push(argument);
    } else if (token.kind === "option") refuse(argument, known);
  }
  if (given.has("help")) throw new HelpRequest(helpText(commandLine, known));
  const values = Object.entries(commandLine.options).map(([name, option]) => {
    const text = given.get(name);
    return [
      name,
      text === undefined ? option.default : option.read(text, name),
    ];
  });
  return { paths, options: Object.fromEntries(values) };
}

/** An option as it's written. */
interface Written {
  readonly name: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
}

function valueOf(
  { name, value, inlineValue }: Written,
  option: Option<unknown>,
): string {
  if (option.value === null) {
    if (value === undefined) return "";
    throw new UsageError(
      `Cannot use --${name} as it must have no value: current value is ${value}`,
    );
  }
  // What stands in a value's place may be the next option; a negative number is a value.
  const isOption = !inlineValue && /^-(?!\d)/.test(value ?? "");
  if (value && !isOption) return value;
  throw new UsageError(`Cannot use --${name} as it must have a value`);
}

function refuse(argument: string, known: Options): never {
  const names = Object.keys(known).map((name) => `--${name}`).join(", ");
  throw new UsageError(
    `Cannot use ${JSON.stringify(argument)}: the options are ${names}`,
  );
}
