/**
 * Keeping what is written inside of one folder.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Refuses links among the folders on the way to where files are written: a
 * folder of results that came from elsewhere may lead out of itself. The root
 * may be a link; it is the user's own choice.
 *
 * @param root The folder that all is written into.
 * @param below A folder below it, names joined by `/`; it need not be there.
 * @throws {UsageError} In one line, naming the link, or what can't be looked at.
 */
export function refuseLinks(root: string, below: string): void {
  let folder = root;
  for (const name of below.split("/")) {
    folder += `/${name}`;
    if (!isLink(folder)) continue;
    throw new UsageError(
      `Cannot write into ${folder} as it must be a folder of ${root} itself: it is a link`,
    );
  }
}

function isLink(path: string): boolean {
  try {
    return Deno.lstatSync(path).isSymlink;
  } catch (error) {
    // Nothing lies below a file: writing there fails by itself.
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) return false;
    throw new UsageError(`Cannot look at ${path}: ${firstLine(error)}`);
  }
}
