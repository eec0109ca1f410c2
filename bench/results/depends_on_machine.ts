/**
 * Tells which files of a suite's folder depend on the machine that made them:
 * times, and what is drawn from them. They are never compared.
 *
 * @param path Path below the suite's folder, with `/` between folders.
 * @returns Whether it does.
 *
 * @example A table of times and one of scores
 * ```ts
 * import { dependsOnMachine } from "./depends_on_machine.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(dependsOnMachine("timing.md"), true);
 * assertEquals(dependsOnMachine("tables.md"), false);
 * ```
 */
export function dependsOnMachine(path: string): boolean {
  return path === "timing.md" || path.endsWith(".timing.json") ||
    path.startsWith("figures/score-against-time");
}
