/**
 * Reading files that anyone may have written.
 *
 * @module
 */
import { firstLine } from "../text/first_line.ts";
import { UsageError } from "./usage_error.ts";

/** A file that can be read, but holds what can't be used. */
export class FileContentError extends UsageError {
  /** Name of the class. */
  override readonly name: string = "FileContentError";
}

/**
 * Reads a file if it is an ordinary one and not too large, so that neither a
 * pipe nor a device is waited for, nor the memory filled.
 *
 * @param path Path of the file.
 * @param mostBytes The most bytes that it may have.
 * @returns Its bytes; null where there is no such file.
 * @throws {FileContentError} In one line, if it is too large.
 * @throws {UsageError} In one line, if it is no file or can't be read.
 */
export function readBounded(
  path: string,
  mostBytes: number,
): Uint8Array<ArrayBuffer> | null {
  try {
    const { isFile, size } = Deno.statSync(path);
    if (!isFile) {
      throw new UsageError(`Cannot read ${path} as it must be a file`);
    }
    if (size > mostBytes) {
      throw new FileContentError(
        `Cannot read ${path} as it must have at most ${mostBytes} bytes: current value is ${size}`,
      );
    }
    return Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (
      error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory
    ) return null;
    throw new UsageError(`Cannot read ${path}: ${firstLine(error)}`, {
      cause: error,
    });
  }
}
