import type { Statement } from "../checking/statement.ts";
import { boundStatements } from "./bounds/bounds.ts";
import { gradientStatements } from "./gradients/gradients.ts";
import { improvementStatements } from "./improvement/improvement.ts";
import { singlePathAndVineStatements } from "./single_path_and_vine/single_path_and_vine.ts";

/**
 * Every statement of the theory, in the order of the derivation: what the task
 * `theory` checks.
 *
 * @returns The statements; no two have the same id.
 *
 * @example What the first one says
 * ```ts
 * import { theoryStatements } from "@policy-gradient/bench/theory";
 * import { assertEquals } from "@std/assert";
 *
 * const [first] = theoryStatements();
 *
 * assertEquals(first.title, "∂η/∂θ_sa = ρ(s) π(a|s) A(s, a)");
 * ```
 */
export function theoryStatements(): readonly Statement[] {
  return [
    ...gradientStatements(),
    ...boundStatements(),
    ...improvementStatements(),
    ...singlePathAndVineStatements(),
  ];
}
