/**
 * Where a command writes to.
 *
 * @module
 */

/** Standard output and standard error. */
export interface Terminal {
  /** Writes results. */
  writeOut(text: string): void;
  /** Writes progress and what went wrong. */
  writeError(text: string): void;
  /** Width of the terminal that progress is shown on; null where it goes into a pipe or a file. */
  readonly columns: number | null;
}

/**
 * The terminal of this process.
 *
 * @returns It, as wide as it is now.
 */
export function processTerminal(): Terminal {
  return {
    writeOut: (text) => writeAll(Deno.stdout, text),
    writeError: (text) => writeAll(Deno.stderr, text),
    columns: Deno.stderr.isTerminal() ? Deno.consoleSize().columns || 80 : null,
  };
}

function writeAll(
  stream: { writeSync(bytes: Uint8Array): number },
  text: string,
): void {
  const bytes = new TextEncoder().encode(text);
  for (let written = 0; written < bytes.length;) {
    written += stream.writeSync(bytes.subarray(written));
  }
}
