import { UsageError } from "../../files/usage_error.ts";

/** A place of scores, and what it is called. */
export interface NamedPath {
  /** Its path, without a slash at the end. */
  readonly path: string;
  /** Its name: letters, digits, `.`, `_` and `-`, a letter or digit first. */
  readonly name: string;
}

/** The most characters of a name. */
const MOST_CHARACTERS = 64;

/**
 * Names the places that are compared. Without names of the user's own each is
 * called after its folder, or after its file without the ending; the second of
 * a name gets `-2`.
 *
 * @param paths Their paths.
 * @param names Names of the user's own.
 * @returns The places with their names, each of which occurs once.
 * @throws {UsageError} In one line, if there is not one right name for each.
 *
 * @example Two runs of one suite
 * ```ts
 * import { nameSources } from "./source_names.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const sources = nameSources(["results/classic/", "again/classic", "a b.csv"]);
 * assertEquals(sources.map(({ name }) => name), ["classic", "classic-2", "a-b"]);
 * ```
 */
export function nameSources(
  paths: readonly string[],
  names?: readonly string[],
): NamedPath[] {
  const trimmed = paths.map((path) => path.replace(/(?<=.)[/\\]+$/, ""));
  const own = names === undefined
    ? tellApart(trimmed.map(nameAfter))
    : checkOwn(names, paths.length);
  return trimmed.map((path, i) => ({ path, name: own[i] }));
}

function checkOwn(names: readonly string[], count: number): readonly string[] {
  const refuse = (rule: string, value: string | number) => {
    throw new UsageError(
      `Cannot use --name as it must ${rule}: current value is ${value}`,
    );
  };
  if (names.length !== count) {
    refuse(`have ${count} names, one for each source`, names.length);
  }
  const wrong = names.find((name) =>
    !/^[a-z0-9][a-z0-9._-]*$/i.test(name) || name.length > MOST_CHARACTERS
  );
  if (wrong !== undefined) {
    refuse(
      `have names of at most ${MOST_CHARACTERS} letters (a-z, A-Z), digits, '.', '_' and '-', a letter or digit first`,
      JSON.stringify(wrong),
    );
  }
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) refuse("have each name once", twice);
  return names;
}

function nameAfter(path: string): string {
  const last = path.split(/[/\\]/).at(-1) ?? "";
  const name = last.replace(/\.csv$/i, "").replace(/[^a-z0-9._-]+/gi, "-")
    .replace(/^[._-]+|[._-]+$/g, "").slice(0, MOST_CHARACTERS);
  return name || "scores";
}

function tellApart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let i = 2; taken.has(own) || i > 2 && names.includes(own); i++) {
      own = `${name}-${i}`;
    }
    taken.add(own);
    return own;
  });
}
