/**
 * Making room without losing what was there.
 *
 * @module
 */
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
