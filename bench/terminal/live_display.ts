/**
 * A block of lines at the end of a terminal that is drawn again and again.
 *
 * @module
 */
import type { TerminalSize } from "./terminal.ts";

/** Where lines are shown. */
export interface Display {
  /** Writes a line that stays. */
  line(text: string): void;
  /** Something has changed that the block shows. */
  update(): void;
  /** Removes the block; nothing may follow. */
  close(): void;
}

/** What is drawn where. */
interface LiveDisplayOptions {
  /** How large the terminal is now. */
  readonly size: () => TerminalSize;
  /** The block's lines for a terminal of this size, each narrower than it. */
  readonly lines: (size: TerminalSize) => readonly string[];
  /** Writes text. */
  readonly write: (text: string) => void;
  /** Milliseconds since any moment. */
  readonly now: () => number;
}

/** Milliseconds between two pictures of the block. */
const redrawEvery = 200;

/**
 * Makes a display whose block always stands below the lines that stay. A
 * picture replaces the one before in a single write, at most five times a
 * second.
 *
 * @param options What is drawn where.
 * @returns The display; nothing is drawn yet.
 */
export function createLiveDisplay(options: LiveDisplayOptions): Display {
  const { size, lines, write, now } = options;
  let drawn: readonly string[] = [];
  let drawnAt = -Infinity;

  /** Goes back to where the block began; a terminal that became narrower has wrapped its lines. */
  function erase({ columns }: TerminalSize): string {
    const height = drawn.reduce(
      (sum, { length }) => sum + Math.max(1, Math.ceil(length / columns)),
      0,
    );
    drawn = [];
    return height === 0 ? "" : `\x1b[${height}A\x1b[J`;
  }

  function draw(above: string): void {
    const here = size();
    const erased = erase(here);
    drawn = lines(here);
    drawnAt = now();
    write(erased + above + drawn.map((line) => `${line}\n`).join(""));
  }

  return {
    line: (text) => draw(`${text}\n`),
    update() {
      if (now() - drawnAt >= redrawEvery) draw("");
    },
    close() {
      if (drawn.length > 0) write(erase(size()));
    },
  };
}
