/**
 * The kinds of options that a command may declare.
 *
 * @module
 */
import { UsageError } from "../files/usage_error.ts";

/** An option of a command, as data: help is written and values are read by it. */
export interface Option<T> {
  /** What stands for its value in the help; null for a switch, which has none. */
  readonly value: string | null;
  /** What it does, in one line. */
  readonly help: string;
  /** What it is where it's absent. */
  readonly default: T;
  /** Reads the value that is given to the option of this name. */
  readonly read: (text: string, name: string) => T;
}

/** What every option with a value declares. */
export interface OptionDeclaration<D> {
  /** What stands for its value in the help. */
  readonly value: string;
  /** What it does; what the default is, unless this says so, is added. */
  readonly help: string;
  /** What it is where it's absent (default: undefined). */
  readonly default?: D;
}

/** A declaration with the bounds of a number. */
export interface NumberDeclaration<D> extends OptionDeclaration<D> {
  /** The smallest number that is allowed (default: 1; for seconds 0). */
  readonly least?: number;
  /** The largest number that is allowed. */
  readonly most: number;
}

/**
 * A switch.
 *
 * @param help What it does.
 * @returns The option: false where it's absent.
 */
export function flag(help: string): Option<boolean> {
  return { value: null, help, default: false, read: () => true };
}

/**
 * Any text but none.
 *
 * @param declaration Its help and default.
 * @returns The option.
 */
export function text<const D extends string | undefined = undefined>(
  declaration: OptionDeclaration<D>,
): Option<string | D> {
  return option(declaration, (text) => text);
}

/**
 * The path of a folder.
 *
 * @param declaration Its help and default.
 * @returns The option: a path without a slash at its end.
 */
export function folder<const D extends string | undefined = undefined>(
  declaration: OptionDeclaration<D>,
): Option<string | D> {
  return option(declaration, (text) => text.replace(/(?<=.)[/\\]+$/, ""));
}

/**
 * A whole number.
 *
 * @param declaration Its help, bounds and default.
 * @returns The option, which is read from decimal digits alone.
 */
export function wholeNumber<const D extends number | undefined = undefined>(
  declaration: NumberDeclaration<D>,
): Option<number | D> {
  const { least = 1, most } = declaration;
  const rule = `a whole number from ${least} to ${most}`;
  return option(declaration, (text, name) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    return refuse(name, rule, text);
  });
}

/**
 * A duration.
 *
 * @param declaration Its help, bounds and default.
 * @returns The option: seconds, read from a decimal number.
 */
export function seconds<const D extends number | undefined = undefined>(
  declaration: NumberDeclaration<D>,
): Option<number | D> {
  const { least = 0, most } = declaration;
  return option(declaration, (text, name) => {
    const value = Number(text);
    const isDecimal = /^\d+(\.\d+)?$/.test(text);
    if (isDecimal && value >= least && value <= most) return value;
    return refuse(name, `seconds from ${least} to ${most}`, text);
  });
}

/**
 * One of several names.
 *
 * @param allowed The names that there are.
 * @param declaration Its help and default.
 * @returns The option.
 */
export function oneOf<const T extends string>(
  allowed: readonly T[],
  declaration: OptionDeclaration<T>,
): Option<T> {
  return option(
    declaration,
    (text, name) =>
      allowed.find((each) => each === text) ??
        refuse(name, `one of ${allowed.join(", ")}`, text),
  ) as Option<T>;
}

/**
 * Names that are separated by commas.
 *
 * @param declaration Its help.
 * @returns The option: the names as they're given, for {@linkcode chooseNames};
 * undefined where it's absent.
 */
export function names(
  declaration: OptionDeclaration<undefined>,
): Option<readonly string[] | undefined> {
  return option(
    declaration,
    (text) => text.split(",").map((each) => each.trim()),
  );
}

/**
 * Chooses what names stand for.
 *
 * @param option Name of the option that gives them.
 * @param names The names; undefined stands for all.
 * @param allowed The names that there are.
 * @returns The names, each once, in the order of `allowed`.
 * @throws {UsageError} In one line, naming the first that there isn't.
 *
 * @example Rows of a suite
 * ```ts
 * import { chooseNames } from "./option.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(chooseNames("algorithm", ["ppo", "a2c"], ["a2c", "npg", "ppo"]), ["a2c", "ppo"]);
 * ```
 */
export function chooseNames<T extends string>(
  option: string,
  names: readonly string[] | undefined,
  allowed: readonly T[],
): T[] {
  if (names === undefined) return [...allowed];
  const all: readonly string[] = allowed;
  const stranger = names.find((each) => !all.includes(each));
  if (stranger === undefined) {
    return allowed.filter((each) => names.includes(each));
  }
  return refuse(option, `some of ${allowed.join(", ")}`, stranger, "name");
}

function option<T, D>(
  declaration: OptionDeclaration<D>,
  read: (text: string, name: string) => T,
): Option<T | D> {
  const { value, help } = declaration;
  return { value, help, default: declaration.default as D, read };
}

function refuse(name: string, rule: string, text: string, verb = "be"): never {
  throw new UsageError(
    `Cannot use --${name} as it must ${verb} ${rule}: current value is ${text}`,
  );
}
