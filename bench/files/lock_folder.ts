/**
 * One benchmark at a time in a folder.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Takes the lock of a folder, which the operating system frees when the process
 * ends, however it ends. The lock is on an empty file `.lock` that stays.
 *
 * @param folder The folder; it is made where it is missing.
 * @returns The lock; disposing it frees the folder.
 * @throws {UsageError} In one line, if another process has it, or if nothing
 * can be written there.
 */
export function lockFolder(folder: string): Disposable {
  const file = openLock(folder);
  if (file.tryLockSync(true)) return file;
  file.close();
  throw new UsageError(
    `Cannot write into ${folder} as another benchmark is at work there: wait for it, or use another --out`,
  );
}

function openLock(folder: string): Deno.FsFile {
  const path = `${folder}/.lock`;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    if (isSomethingElse(path)) throw new Error(`${path} is no file`);
    return Deno.openSync(path, { write: true, create: true });
  } catch (error) {
    throw new UsageError(`Cannot write into ${folder}: ${firstLine(error)}`);
  }
}

/** A link would lead elsewhere, a pipe would be waited for. */
function isSomethingElse(path: string): boolean {
  try {
    return !Deno.lstatSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
