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
  /** What it does, in one line; the default is added unless this says what it is. */
  readonly help: string;
  /** What it is where it's absent. */
  readonly default: T;
  /** Reads the value that is given to the option of this name. */
  readonly read: (text: string, name: string) => T;
}

/** What a number may be. */
export interface NumberRule<D> {
  /** The smallest that is allowed (default: 1; for seconds 0). */
  readonly least?: number;
  /** The largest that is allowed. */
  readonly most: number;
  /** What it is where it's absent (default: undefined). */
  readonly default?: D;
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
 * @param value What stands for it in the help.
 * @param help What it does.
 * @param absent What it is where it's absent.
 * @returns The option.
 */
export function text<const D extends string | undefined = undefined>(
  value: string,
  help: string,
  absent?: D,
): Option<string | D> {
  return { value, help, default: absent as D, read: (text) => text };
}

/**
 * The path of a folder.
 *
 * @param help What it does.
 * @param absent What it is where it's absent.
 * @returns The option: a path without a slash at its end.
 */
export function folder<const D extends string | undefined = undefined>(
  help: string,
  absent?: D,
): Option<string | D> {
  return {
    ...text("FOLDER", help, absent),
    read: (text) => text.replace(/(?<=.)[/\\]+$/, ""),
  };
}

/**
 * A whole number.
 *
 * @param help What it does.
 * @param rule Its bounds and default.
 * @returns The option, which is read from decimal digits alone.
 */
export function wholeNumber<const D extends number | undefined = undefined>(
  help: string,
  { least = 1, most, default: absent }: NumberRule<D>,
): Option<number | D> {
  const rule = `a whole number from ${least} to ${most}`;
  return {
    value: "N",
    help,
    default: absent as D,
    read(text, name) {
      const number = Number(text);
      if (/^\d+$/.test(text) && number >= least && number <= most) {
        return number;
      }
      return refuse(name, `be ${rule}`, text);
    },
  };
}

/**
 * A duration.
 *
 * @param help What it does.
 * @param rule Its bounds and default.
 * @returns The option: seconds, read from a decimal number.
 */
export function seconds<const D extends number | undefined = undefined>(
  help: string,
  { least = 0, most, default: absent }: NumberRule<D>,
): Option<number | D> {
  return {
    value: "S",
    help,
    default: absent as D,
    read(text, name) {
      const number = Number(text);
      const isDecimal = /^\d+(\.\d+)?$/.test(text);
      if (isDecimal && number >= least && number <= most) return number;
      return refuse(name, `be seconds from ${least} to ${most}`, text);
    },
  };
}

/**
 * One of several names.
 *
 * @param allowed The names that there are.
 * @param help What it does.
 * @param absent What it is where it's absent.
 * @returns The option.
 */
export function oneOf<const T extends string>(
  allowed: readonly T[],
  help: string,
  absent: NoInfer<T>,
): Option<T> {
  return {
    value: "NAME",
    help,
    default: absent,
    read: (text, name) =>
      allowed.find((each) => each === text) ??
        refuse(name, `be one of ${allowed.join(", ")}`, text),
  };
}

/**
 * Names that are separated by commas.
 *
 * @param help What it does.
 * @returns The option: the names as they're given, for {@linkcode chooseNames};
 * undefined where it's absent.
 */
export function names(help: string): Option<readonly string[] | undefined> {
  return {
    value: "A,B",
    help,
    default: undefined,
    read: (text) => text.split(",").map((each) => each.trim()),
  };
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
  return refuse(option, `name some of ${allowed.join(", ")}`, stranger);
}

function refuse(name: string, rule: string, text: string): never {
  throw new UsageError(
    `Cannot use --${name} as it must ${rule}: current value is ${text}`,
  );
}
