import { firstLine } from "../../text/first_line.ts";
import { findRunsOfSuite } from "../../results/published_runs.ts";
import { UsageError } from "../../files/usage_error.ts";
import type { Source } from "./source.ts";

/** A path below which something is there, links followed. */
interface Place {
  /** The path, or that of the nearest folder above it that is there. */
  readonly path: string;
  /** Whether the path itself is there. */
  readonly isThere: boolean;
}

/**
 * Refuses a folder in which results or files of a source lie: what is written
 * would mix with them, or replace them.
 *
 * @param out The folder that all is written into.
 * @param name The comparison's folder in it; neither need be there.
 * @param sources What is compared.
 * @throws {UsageError} In one line, naming what lies there.
 */
export function checkTarget(
  out: string,
  name: string,
  sources: readonly Source[],
): void {
  const folder = `${out}/${name}`;
  const place = placeOf(folder);
  for (const { path, results } of sources) {
    const source = placeOf(path).path;
    const isInside = results === null
      ? place.isThere && place.path === parentOf(source)
      : `${place.path}/`.startsWith(`${source}/`);
    if (isInside) refuse(folder, path);
  }
  const [run] = place.isThere ? findRunsOfSuite(out, name) : [];
  if (run !== undefined) refuse(folder, run.path);
}

function refuse(folder: string, path: string): never {
  throw new UsageError(
    `Cannot write into ${folder} as it must lie apart from results and scores: ${path} is there; another --out or --name gives another place`,
  );
}

function placeOf(path: string, isThere = true): Place {
  try {
    return { path: Deno.realPathSync(path), isThere };
  } catch (error) {
    const above = parentOf(path);
    const isMissing = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory;
    if (isMissing && above !== path) return placeOf(above, false);
    throw new UsageError(`Cannot look at ${path}: ${firstLine(error)}`);
  }
}

function parentOf(path: string): string {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  if (at < 0) return ".";
  return path.slice(0, at) || "/";
}
