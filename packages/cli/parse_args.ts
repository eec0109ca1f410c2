/**
 * A parser of command line arguments.
 *
 * ```ts
 * import { parseArgs } from "@std/cli/parse-args";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseArgs(["--steps=100", "policy.onnx"]), {
 *   steps: 100,
 *   _: ["policy.onnx"],
 * });
 * ```
 *
 * @module
 */
import { declare } from "./_declaration.ts";
import type { Args, ParseOptions } from "./parse_options.ts";

export type { Args, ParseOptions } from "./parse_options.ts";

/**
 * Takes command line arguments apart.
 *
 * `--name value`, `--name=value`, `-n value`, `-n=value`, `-n5` set a name;
 * `--name` and each letter of `-abc` set true, or "" for a string; `--no-name`
 * sets false where the name is negatable. What belongs to no name stands in
 * `_`. A value that looks like a number becomes one, except for strings.
 *
 * Departs from the published package in one point: a name with a dot, which
 * would there be a path into nested records, is refused.
 *
 * @example Strings, booleans and lists
 * ```ts
 * import { parseArgs } from "@std/cli/parse-args";
 * import { assertEquals } from "@std/assert";
 *
 * const args = parseArgs(
 *   ["play", "--env", "CartPole-v1", "--env", "Acrobot-v1", "--no-color"],
 *   {
 *     string: ["env", "out"],
 *     boolean: ["color", "force"],
 *     collect: ["env"],
 *     negatable: ["color"],
 *     default: { out: "results" },
 *   },
 * );
 *
 * assertEquals(args, {
 *   _: ["play"],
 *   env: ["CartPole-v1", "Acrobot-v1"],
 *   color: false,
 *   force: false,
 *   out: "results",
 * });
 * ```
 *
 * @example Refusing what is not known
 * ```ts
 * import { parseArgs } from "@std/cli/parse-args";
 * import { assertThrows } from "@std/assert";
 *
 * assertThrows(() =>
 *   parseArgs(["--sead", "1"], {
 *     string: ["seed"],
 *     unknown: (argument) => {
 *       throw new RangeError(`no such option: ${argument}`);
 *     },
 *   }), RangeError, "--sead");
 * ```
 *
 * @typeParam B Names of booleans.
 * @typeParam S Names of strings.
 * @typeParam C Names that collect a list.
 * @typeParam N Names that `--no-` negates.
 * @typeParam D Record of defaults.
 * @typeParam A Record of aliases.
 * @typeParam T Whether what follows `--` stands apart.
 * @param args The arguments, as `Deno.args` has them.
 * @param options What is known of the names.
 * @returns The values by name, and what remains in `_`.
 * @throws {TypeError} If a name has a dot, or is `__proto__` or `constructor`.
 */
export function parseArgs<
  B extends string | boolean = never,
  S extends string = never,
  C extends string = never,
  N extends string = never,
  const D extends Record<string, unknown> = Record<never, never>,
  const A extends Record<string, string | readonly string[]> = Record<
    never,
    never
  >,
  T extends boolean = false,
>(
  args: readonly string[],
  options: ParseOptions<B, S, C, N, D, A, T> = {},
): Args<B, S, C, N, D, A, T> {
  const known = declare(options);
  const { unknown = () => true, default: defaults = {} } = options;
  const result: Record<string, unknown> & { _: (string | number)[] } = {
    _: [],
  };

  function set(
    name: string,
    value: unknown,
    argument: string,
    collect = known.collect.has(name),
  ): void {
    const declared = known.declared(name) ||
      known.allBooleans && /^--[^=]+$/.test(argument);
    if (!declared && unknown(argument, name, value) === false) return;
    const converted = typeof value === "string" && !known.string.has(name)
      ? numberIfNumeric(value)
      : value;
    for (const each of known.withAliases(name)) {
      put(result, each, converted, collect);
    }
  }

  /** Sets a name without `=`; returns whether it took the next argument. */
  function setFromNext(
    name: string,
    argument: string,
    next: string | undefined,
    looksLikeOption: RegExp,
    isBoolean: boolean,
  ): boolean {
    if (next && !isBoolean && !looksLikeOption.test(next)) {
      set(name, next, argument);
      return true;
    }
    if (next === "true" || next === "false") {
      set(name, next === "true", argument);
      return true;
    }
    set(name, known.string.has(name) ? "" : true, argument);
    return false;
  }

  const end = args.indexOf("--");
  const parsed = end < 0 ? args : args.slice(0, end);
  const verbatim = end < 0 ? [] : args.slice(end + 1);

  for (let i = 0; i < parsed.length; i++) {
    const argument = parsed[i];
    const next = parsed[i + 1];
    if (/^--./s.test(argument)) {
      const negated = /^--no-./s.test(argument);
      const equals = argument.indexOf("=", negated ? 6 : 3);
      const written = argument.slice(2, equals < 0 ? undefined : equals);
      if (equals >= 0) {
        const name = negated ? written.slice(3) : written;
        const value = argument.slice(equals + 1);
        set(
          name,
          known.boolean.has(name) ? value !== "false" : value,
          argument,
        );
      } else if (negated && known.negatable.has(written.slice(3))) {
        set(written.slice(3), false, argument, false);
      } else {
        const isBoolean = known.allBooleans || known.boolean.has(written);
        if (setFromNext(written, argument, next, /^-/, isBoolean)) i++;
      }
    } else if (/^-./s.test(argument)) {
      const last = setLetters(argument, set, known.string);
      if (
        last !== undefined &&
        setFromNext(
          last,
          argument,
          next,
          /^(-|--)[^-]/,
          known.boolean.has(last),
        )
      ) i++;
    } else {
      if (unknown(argument) !== false) {
        result._.push(
          known.string.has("_") ? argument : numberIfNumeric(argument),
        );
      }
      if (options.stopEarly) {
        result._.push(...parsed.slice(i + 1));
        break;
      }
    }
  }

  for (const [name, value] of Object.entries(defaults)) {
    if (Object.hasOwn(result, name)) continue;
    for (const each of known.withAliases(name)) put(result, each, value, false);
  }
  for (const name of known.boolean) {
    if (!Object.hasOwn(result, name)) {
      result[name] = known.collect.has(name) ? [] : false;
    }
  }
  for (const name of known.string) {
    if (!Object.hasOwn(result, name) && known.collect.has(name)) {
      result[name] = [];
    }
  }
  if (options["--"]) result["--"] = verbatim;
  else result._.push(...verbatim);
  return result as Args<B, S, C, N, D, A, T>;
}

/**
 * Sets the letters of `-abc`, up to one that carries a value.
 *
 * @returns The last letter, where its value may be the next argument.
 */
function setLetters(
  argument: string,
  set: (name: string, value: unknown, argument: string) => void,
  strings: ReadonlySet<string>,
): string | undefined {
  for (let i = 1; i < argument.length - 1; i++) {
    const letter = argument[i];
    const rest = argument.slice(i + 1);
    if (rest === "-") {
      set(letter, "-", argument);
      continue;
    }
    const value = rest === "="
      ? ""
      : /[A-Za-z]/.test(letter) && /=(.+)/.exec(rest)?.[1] ||
        (endsInNumber(letter, rest) || hasValueSign(rest) ? rest : undefined);
    if (value !== undefined) {
      set(letter, value, argument);
      return undefined;
    }
    set(letter, strings.has(letter) ? "" : true, argument);
  }
  const last = argument.slice(-1);
  return last === "-" ? undefined : last;
}

function endsInNumber(letter: string, rest: string): boolean {
  return /[A-Za-z]/.test(letter) && /-?\d+(\.\d*)?(e-?\d+)?$/.test(rest);
}

/** Whether the first of at least two further characters is no letter. */
function hasValueSign(rest: string): boolean {
  return rest.length > 1 && /^\W/.test(rest);
}

function numberIfNumeric(text: string): string | number {
  return /\S/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

function put(
  result: Record<string, unknown>,
  name: string,
  value: unknown,
  collect: boolean,
): void {
  if (/\./.test(name) || name === "__proto__" || name === "constructor") {
    throw new TypeError(
      `Cannot parse arguments as names must be plain: current value is ${name}`,
    );
  }
  const earlier = Object.hasOwn(result, name) ? result[name] : undefined;
  if (!collect) result[name] = value;
  else if (Array.isArray(earlier)) earlier.push(value);
  else result[name] = earlier ? [earlier, value] : [value];
}
