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
