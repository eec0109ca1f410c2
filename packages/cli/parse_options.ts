/**
 * Other names of a name.
 *
 * @internal
 */
type Aliases = Record<string, string | readonly string[]>;

/**
 * Options for {@linkcode parseArgs}.
 *
 * @typeParam B Names of booleans.
 * @typeParam S Names of strings.
 * @typeParam C Names that collect a list.
 * @typeParam N Names that `--no-` negates.
 * @typeParam D Record of defaults.
 * @typeParam A Record of aliases.
 * @typeParam T Whether what follows `--` stands apart.
 */
export interface ParseOptions<
  B extends string | boolean = string | boolean,
  S extends string = string,
  C extends string = string,
  N extends string = string,
  D extends Record<string, unknown> = Record<string, unknown>,
  A extends Aliases = Aliases,
  T extends boolean = boolean,
> {
  /**
   * Put what follows a `--` into the result's `"--"` instead of its `_`.
   *
   * @default {false}
   */
  "--"?: T;
  /**
   * Other names of a name. All of them are set together.
   *
   * @default {{}}
   */
  alias?: A;
  /**
   * Names that are true or false, false where they are not given; or `true`
   * for every name after `--` that has no `=`.
   *
   * @default {false}
   */
  boolean?: B | readonly Extract<B, string>[];
  /**
   * Names of which every value is kept, in a list. Of others the last counts.
   *
   * @default {[]}
   */
  collect?: C | readonly C[];
  /**
   * Values of names that are not given.
   *
   * @default {{}}
   */
  default?: D;
  /**
   * Names that `--no-name` sets to false.
   *
   * @default {[]}
   */
  negatable?: N | readonly N[];
  /**
   * Put everything after the first argument that is no option into `_`.
   *
   * @default {false}
   */
  stopEarly?: boolean;
  /**
   * Names whose values stay text. `_` does the same for what has no name.
   *
   * @default {[]}
   */
  string?: S | readonly S[];
  /**
   * Called with what no other option declares; `false` leaves it out.
   */
  unknown?: (argument: string, name?: string, value?: unknown) => unknown;
}

/**
 * Values by name.
 *
 * @internal
 * @typeParam B Names of booleans.
 * @typeParam S Names of strings.
 * @typeParam C Names that collect a list.
 * @typeParam N Names that `--no-` negates.
 * @typeParam D Record of defaults.
 * @typeParam A Record of aliases.
 */
type Values<
  B extends string | boolean,
  S extends string,
  C extends string,
  N extends string,
  D,
  A,
> = [Extract<B, string | true> | S | C] extends [never]
  // deno-lint-ignore no-explicit-any
  ? Record<string, any>
  :
    & Record<string, unknown>
    & Named<Extract<B, string>, boolean, C, N, D, A>
    & Optional<Exclude<S, C | keyof D>, string, N, A>
    & Named<Exclude<S, "_"> & (C | keyof D), string, C, N, D, A>
    & Named<Exclude<C, S | B>, unknown, C, N, D, A>;

/**
 * The names that have a value in every result.
 *
 * @internal
 */
type Named<K extends PropertyKey, V, C, N, D, A> = {
  [Name in K as Name | AliasOf<Name, A>]:
    | (Name extends C ? V[] : V)
    | (Name extends N ? false : never)
    | (Name extends keyof D ? Widened<D[Name]> : never);
};

/**
 * The names that are undefined where they are not given.
 *
 * @internal
 */
type Optional<K extends string, V, N, A> = {
  [Name in Exclude<K, "_"> as Name | AliasOf<Name, A>]?:
    | V
    | (Name extends N ? false : never);
};

type AliasOf<Name, A> = Name extends keyof A
  ? A[Name] extends readonly (infer Alias extends string)[] ? Alias
  : Extract<A[Name], string>
  : never;

type Widened<V> = V extends string ? string
  : V extends number ? number
  : V extends boolean ? boolean
  : V;

/**
 * What {@linkcode parseArgs} returns.
 *
 * @typeParam B Names of booleans.
 * @typeParam S Names of strings.
 * @typeParam C Names that collect a list.
 * @typeParam N Names that `--no-` negates.
 * @typeParam D Record of defaults.
 * @typeParam A Record of aliases.
 * @typeParam T Whether what follows `--` stands apart.
 */
export type Args<
  B extends string | boolean = never,
  S extends string = never,
  C extends string = never,
  N extends string = never,
  D = Record<never, never>,
  A = Record<never, never>,
  T extends boolean = false,
> =
  & Values<B, S, C, N, D, A>
  & {
    /** The arguments that belong to no name. */
    _: (string | number)[];
  }
  & (T extends true ? {
      /** The arguments after a `--`. */
      "--": string[];
    }
    : Record<never, never>);
