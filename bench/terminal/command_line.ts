/**
 * What all commands share: strict options, and errors as one line.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { UsageError } from "../files/usage_error.ts";

/** The options that a command knows. */
export interface KnownOptions<S extends string, B extends string> {
  /** Names of options with a value. */
  readonly string: readonly S[];
  /** Names of switches. */
  readonly boolean: readonly B[];
}

/** What stands on a command line: values by name (undefined where absent), and switches. */
export type Options<S extends string, B extends string> =
  & { readonly [name in S]?: string }
  & { readonly [name in B]: boolean };

/**
 * Reads options; anything that is not known, and a value that is missing, is
 * refused.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param known The options that there are.
 * @returns The options.
 * @throws {UsageError} In one line, naming the argument.
 *
 * @example A value and a switch
 * ```ts
 * import { readOptions } from "./command_line.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const options = readOptions(["--seeds", "2"], { string: ["seeds"], boolean: ["force"] });
 * assertEquals([options.seeds, options.force], ["2", false]);
 * ```
 */
export function readOptions<S extends string, B extends string>(
  args: readonly string[],
  known: KnownOptions<S, B>,
): Options<S, B> {
  const { options, paths: [stray] } = parse(args, known, () => false);
  if (stray !== undefined) {
    throw new UsageError(
      `Cannot use ${JSON.stringify(stray)} as nothing may stand after '--'`,
    );
  }
  return options;
}

/** What stands on a command line that takes paths. */
export interface PathsAndOptions<S extends string, B extends string> {
  /** What stands without a name, in order. */
  readonly paths: readonly string[];
  /** The options, wherever they stand among the paths. */
  readonly options: Options<S, B>;
}

/**
 * Reads paths and options; the options are as strict as those of
 * {@linkcode readOptions}.
 *
 * @param args The arguments, as `Deno.args` has them.
 * @param known The options that there are.
 * @returns Paths and options.
 * @throws {UsageError} In one line, naming the argument.
 *
 * @example Two paths around an option
 * ```ts
 * import { readPathsAndOptions } from "./command_line.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { paths, options } = readPathsAndOptions(
 *   ["a.csv", "--out", "here", "b.csv"],
 *   { string: ["out"], boolean: [] },
 * );
 *
 * assertEquals([paths, options.out], [["a.csv", "b.csv"], "here"]);
 * ```
 */
export function readPathsAndOptions<S extends string, B extends string>(
  args: readonly string[],
  known: KnownOptions<S, B>,
): PathsAndOptions<S, B> {
  return parse(args, known, (argument) => !argument.startsWith("-"));
}

function parse<S extends string, B extends string>(
  args: readonly string[],
  known: KnownOptions<S, B>,
  isPath: (argument: string) => boolean,
): PathsAndOptions<S, B> {
  const parsed: Record<string, unknown> = parseArgs(joinNegative(args), {
    string: ["_", ...known.string] as readonly string[],
    boolean: known.boolean as readonly string[],
    unknown(argument) {
      if (isPath(argument)) return true;
      const names = [...known.string, ...known.boolean];
      throw new UsageError(
        `Cannot use ${JSON.stringify(argument)}: the options are ${
          names.map((name) => `--${name}`).join(", ")
        }`,
      );
    },
  });
  for (const name of known.string) {
    if (parsed[name] === "") {
      throw new UsageError(`Cannot use --${name} as it must have a value`);
    }
  }
  return { paths: parsed._ as string[], options: parsed as Options<S, B> };
}

/** `--seeds -1` becomes `--seeds=-1`: a negative number is a value. */
function joinNegative(args: readonly string[]): string[] {
  return args.flatMap((argument, i) => {
    const isOption = (text?: string) => /^--[^=]+$/.test(text ?? "");
    if (/^-\d/.test(argument) && isOption(args[i - 1])) return [];
    const next = args[i + 1] ?? "";
    return isOption(argument) && /^-\d/.test(next)
      ? [`${argument}=${next}`]
      : [argument];
  });
}

/**
 * Reads a whole number.
 *
 * @param name Name of the option.
 * @param text Its value; undefined is given back.
 * @param most The largest that is allowed; the smallest is 1.
 * @returns The number.
 * @throws {UsageError} In one line, if it is not a whole number from 1 to `most`.
 */
export function readInteger(
  name: string,
  text: string | undefined,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(
    `Cannot use --${name} as it must be a whole number from 1 to ${most}: current value is ${text}`,
  );
}

/**
 * Reads a duration.
 *
 * @param name Name of the option.
 * @param text Its value; undefined is given back.
 * @param most The most seconds that are allowed; the least is 0.
 * @returns Seconds.
 * @throws {UsageError} In one line, if it is not a decimal number from 0 to
 * `most`.
 */
export function readSeconds(
  name: string,
  text: string | undefined,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= most) return value;
  throw new UsageError(
    `Cannot use --${name} as it must be seconds from 0 to ${most}: current value is ${text}`,
  );
}

/**
 * Reads names that are separated by commas.
 *
 * @param name Name of the option.
 * @param text Its value; undefined stands for all.
 * @param allowed The names that there are.
 * @returns The names, each once, in the order of `allowed`.
 * @throws {UsageError} In one line, naming the first that there isn't.
 */
export function readNames(
  name: string,
  text: string | undefined,
  allowed: readonly string[],
): string[] {
  if (text === undefined) return [...allowed];
  const names = text.split(",").map((each) => each.trim());
  const stranger = names.find((each) => !allowed.includes(each));
  if (stranger === undefined) {
    return allowed.filter((each) => names.includes(each));
  }
  throw new UsageError(
    `Cannot use --${name} as it must name some of ${
      allowed.join(", ")
    }: current value is ${stranger}`,
  );
}

/**
 * Runs a command and ends the process with its exit code. A
 * {@linkcode UsageError} is printed as its one line and exits with 2.
 *
 * @param command Gives the exit code.
 */
export async function runCommand(
  command: () => number | Promise<number>,
): Promise<never> {
  try {
    Deno.exit(await command());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
