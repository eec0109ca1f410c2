/**
 * Files that appear whole or not at all.
 *
 * @module
 */

/**
 * Writes a file whole or not at all: to a temporary file in the same folder,
 * flushed to the disk, then renamed. Folders on the way are made. A link that
 * lies in the place of either is replaced, never followed.
 *
 * @param path Where the file is to appear; a file that is there is replaced.
 * @param content Text (UTF-8) or bytes.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const at = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, at) || ".";
  Deno.mkdirSync(folder, { recursive: true });
  const temporary = `${path.slice(0, at)}.${path.slice(at)}.${Deno.pid}.tmp`;
  removeIfThere(temporary);
  try {
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    writeFlushed(temporary, bytes);
    Deno.renameSync(temporary, path);
  } catch (error) {
    removeIfThere(temporary);
    throw error;
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  using file = Deno.openSync(path, { write: true, createNew: true });
  for (let written = 0; written < bytes.length;) {
    written += file.writeSync(bytes.subarray(written));
  }
  file.syncDataSync();
}

/**
 * Removes a file where there is one.
 *
 * @param path The file.
 */
export function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/**
 * Removes the temporary files that a killed process left, in a folder and the
 * folders below it. No other process may be writing there.
 *
 * @param folder The folder; links in it are not followed.
 */
export function removeTemporaries(folder: string): void {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) removeTemporaries(path);
    else if (/^\..+\.\d+\.tmp$/.test(name)) removeIfThere(path);
  }
}

/**
 * Moves a file aside, to the first free `<path>.<why>-<n>`.
 *
 * @param path The file.
 * @param why What is wrong with it, as a word for the name.
 * @returns Where it lies now.
 */
export function moveAside(path: string, why = "damaged"): string {
  for (let n = 1;; n++) {
    const aside = `${path}.${why}-${n}`;
    if (isThere(aside)) continue;
    Deno.renameSync(path, aside);
    return aside;
  }
}

function isThere(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
