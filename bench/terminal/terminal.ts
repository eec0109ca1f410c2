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
  /** How large the terminal is now that progress is shown on; null where it goes into a pipe or a file. */
  readonly size: (() => TerminalSize) | null;
}

/** A terminal's size in characters. */
export interface TerminalSize {
  /** Width, > 0. */
  readonly columns: number;
  /** Height, > 0. */
  readonly rows: number;
}

/**
 * The terminal of this process.
 *
 * @returns It; a terminal that does not know its size counts as 80 × 24.
 */
export function processTerminal(): Terminal {
  return {
    writeOut: (text) => writeAll(Deno.stdout, text),
    writeError: (text) => writeAll(Deno.stderr, text),
    size: Deno.stderr.isTerminal() ? consoleSize : null,
  };
}

function consoleSize(): TerminalSize {
  const { columns, rows } = Deno.consoleSize();
  return { columns: columns || 80, rows: rows || 24 };
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
