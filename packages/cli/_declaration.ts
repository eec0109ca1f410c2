import type { ParseOptions } from "./parse_options.ts";

/** What the options say of the names, with every alias filled in. */
export interface Declaration {
  readonly string: ReadonlySet<string>;
  readonly boolean: ReadonlySet<string>;
  readonly collect: ReadonlySet<string>;
  readonly negatable: ReadonlySet<string>;
  /** Whether every `--name` is a boolean. */
  readonly allBooleans: boolean;
  /** Whether an option names it, so that it is not unknown. */
  declared(name: string): boolean;
  /** The name, and all that are set with it. */
  withAliases(name: string): readonly string[];
}

/**
 * Reads what the options say of the names.
 *
 * @param options The options.
 * @returns Sets of names that contain their aliases.
 * @throws {TypeError} If an alias is undefined.
 */
export function declare(
  // deno-lint-ignore no-explicit-any
  options: ParseOptions<any, any, any, any, any, any, boolean>,
): Declaration {
  const groups = new Map<string, readonly string[]>();
  for (const [name, alias] of Object.entries(options.alias ?? {})) {
    if (alias === undefined) throw new TypeError("Alias value must be defined");
    const group = [name, ...list(alias)];
    for (const each of group) groups.set(each, group);
  }
  const withAliases = (name: string) => groups.get(name) ?? [name];
  const names = (value: unknown) =>
    new Set(list(value).filter((name) => name !== "").flatMap(withAliases));
  const string = names(options.string);
  const boolean = names(options.boolean);
  const collect = names(options.collect);
  return {
    string,
    boolean,
    collect,
    negatable: names(options.negatable),
    allBooleans: options.boolean === true,
    withAliases,
    declared: (name) =>
      boolean.has(name) || string.has(name) || collect.has(name) ||
      groups.has(name),
  };
}

function list(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value : [];
}
