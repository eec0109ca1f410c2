import { UsageError } from "./usage_error.ts";
import { writeWhole } from "./whole_files.ts";
import { firstLine } from "../text/first_line.ts";

/** A file of a report or of the page, before it is written. */
export interface OutputFile {
  /** Its path below the folder that all is written into, with `/` between folders. */
  readonly path: string;
  /** Text (UTF-8) or bytes. */
  readonly content: string | Uint8Array;
}

/**
 * Writes the files of a report, each whole or not at all.
 *
 * @param out The folder that all is written into.
 * @param name The report's folder in it; it is made where it isn't there.
 * @param files What is written.
 * @returns Path of the report's folder.
 * @throws {UsageError} In one line, if the folder is a link or can't be written.
 */
export function writeFiles(
  out: string,
  name: string,
  files: readonly OutputFile[],
): string {
  const folder = `${out}/${name}`;
  for (const below of new Set(files.map(({ path }) => folderOf(path)))) {
    refuseLinks(out, `${name}/${below}`);
  }
  try {
    for (const { path, content } of files) {
      writeWhole(`${folder}/${path}`, content);
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(`Cannot write into ${folder}: ${error.message}`);
  }
  return folder;
}

/** The folders above a file, or nothing. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/**
 * Says what was written, folders in one word each.
 *
 * @param folder Path of the report's folder.
 * @param files What was written into it.
 * @returns One line.
 */
export function listFiles(
  folder: string,
  files: readonly OutputFile[],
): string {
  const names = files.map(({ path }) => path.replace(/\/.*$/, "/"));
  return `In ${folder}: ${[...new Set(names)].join(", ")}`;
}

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
