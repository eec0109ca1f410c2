/**
 * What the fields of anyone's scores may be.
 *
 * @module
 */

/** The most characters of a name. */
const MOST_CHARACTERS = 100;

/** No score is further from 0, so that sums and squares of scores stay finite. */
export const MOST_SCORE = 1e15;

/**
 * Reads the name of a row, an algorithm or an environment. It must be shown as
 * it is on a terminal, and be no formula in a spreadsheet.
 *
 * @param column Name of the column.
 * @param text The field.
 * @returns The name.
 * @throws {RangeError} Saying what it must be, after "must".
 */
export function readName(column: string, text: string): string {
  const refuse = (rule: string) => {
    throw new RangeError(
      `have ${rule} as '${column}': current value is ${shown(text)}`,
    );
  };
  if (text.trim() === "" || text.trim() !== text) {
    refuse("a name without spaces at its ends");
  }
  if (text.length > MOST_CHARACTERS) {
    refuse(`a name of at most ${MOST_CHARACTERS} characters`);
  }
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) {
    refuse("a name without control characters");
  }
  if (/^[=+@-]/.test(text)) {
    refuse("a name that doesn't begin with =, +, - or @");
  }
  return text;
}

/**
 * Reads the number of a seed.
 *
 * @param text The field.
 * @returns The number.
 * @throws {RangeError} Saying what it must be, after "must".
 */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed >= 1 && Number.isSafeInteger(seed)) {
    return seed;
  }
  throw new RangeError(
    `have a whole number from 1 on as 'seed': current value is ${shown(text)}`,
  );
}

/**
 * Reads a score.
 *
 * @param column Name of the column.
 * @param text The field: a decimal number, with an exponent or without.
 * @returns The score; never minus zero.
 * @throws {RangeError} Saying what it must be, after "must".
 */
export function readScore(column: string, text: string): number {
  const score = Number(text);
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  if (isNumber && Math.abs(score) <= MOST_SCORE) return score + 0;
  throw new RangeError(
    `have a number from -1e15 to 1e15 as '${column}': current value is ${
      shown(text)
    }`,
  );
}

function shown(text: string): string {
  return JSON.stringify(
    text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text,
  );
}
