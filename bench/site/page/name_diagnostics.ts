import type { Diagnostic } from "../../../algorithms/algorithm.ts";

/**
 * Puts the diagnostics of a run into the order in which they are shown, and says
 * what they mean: known ones as their algorithm lists them, then all others as
 * they come, with their names as titles.
 *
 * @param present Names that the run has.
 * @param known What its algorithm's iterations tell.
 * @returns One for each name.
 *
 * @example A known and an unknown one
 * ```ts
 * import { nameDiagnostics } from "./name_diagnostics.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const kl = { name: "kl", title: "KL divergence", meaning: "A distance." };
 * assertEquals(nameDiagnostics(["mine", "kl"], [kl]), [
 *   kl,
 *   { name: "mine", title: "mine", meaning: "" },
 * ]);
 * ```
 */
export function nameDiagnostics(
  present: readonly string[],
  known: readonly Diagnostic[],
): Diagnostic[] {
  const names = known.map(({ name }) => name);
  return [
    ...known.filter(({ name }) => present.includes(name)),
    ...present.filter((name) => !names.includes(name))
      .map((name) => ({ name, title: name, meaning: "" })),
  ];
}
