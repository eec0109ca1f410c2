/**
 * What the diagnostics of the algorithms mean.
 *
 * @module
 */

/** How a diagnostic is shown. */
export interface DiagnosticName {
  /** Its title. */
  readonly title: string;
  /** What it says, in one sentence. */
  readonly meaning: string;
}

/** Titles and meanings by the names of `iterations` in a result, in the order in which they are shown. */
const names = new Map<string, DiagnosticName>(Object.entries({
  kl: {
    title: "KL divergence",
    meaning:
      "How far an update moves the policy: mean KL(old ‖ new) over the states, in nats.",
  },
  lineSearchTry: {
    title: "Line search",
    meaning:
      "Try that the line search accepts: 0 is the full step, later ones are shorter, −1 means that none was accepted.",
  },
  improvement: {
    title: "Surrogate improvement",
    meaning:
      "By how much the step raises the surrogate objective; 0 where the step was refused.",
  },
  clipFraction: {
    title: "Clip fraction",
    meaning:
      "Share of samples whose probability ratio lies outside of PPO's clip range.",
  },
  entropy: {
    title: "Entropy",
    meaning:
      "Mean entropy of the policy in nats: high while it explores, low once it is sure; below 0 is possible for continuous actions.",
  },
  explainedVariance: {
    title: "Explained variance",
    meaning:
      "Share of the returns' variance that the value function explains: 1 is perfect, 0 no better than a constant.",
  },
  valueLoss: {
    title: "Value loss",
    meaning:
      "Mean squared error of the value function, in the units of the returns that it learns from.",
  },
  gradientNorm: {
    title: "Gradient norm",
    meaning: "Euclidean norm of the gradient, before it is clipped.",
  },
  updates: {
    title: "Minibatch updates",
    meaning:
      "Steps of the optimizer in an iteration; fewer where the KL limit stopped it early.",
  },
  truncatedReturns: {
    title: "Truncated returns",
    meaning:
      "Episodes cut off by a time limit or by the end of the batch, whose return is used as it is.",
  },
  cutRollouts: {
    title: "Cut rollouts",
    meaning:
      "Vine's short rollouts that ended by their length, before their episode did.",
  },
}));

/**
 * Says what a diagnostic means.
 *
 * @param name Its name in the result.
 * @returns Title and meaning; the name itself where it isn't known.
 *
 * @example A known and an unknown one
 * ```ts
 * import { nameDiagnostic } from "./diagnostic_names.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(nameDiagnostic("kl").title, "KL divergence");
 * assertEquals(nameDiagnostic("mine"), { title: "mine", meaning: "" });
 * ```
 */
export function nameDiagnostic(name: string): DiagnosticName {
  return names.get(name) ?? { title: name, meaning: "" };
}

/**
 * Puts diagnostics into the order in which they are shown: known ones as they
 * stand here, then all others as they come.
 *
 * @param present Names that a run has.
 * @returns The same names.
 *
 * @example The step's size stands before the gradient's
 * ```ts
 * import { orderDiagnostics } from "./diagnostic_names.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(orderDiagnostics(["mine", "gradientNorm", "kl"]), ["kl", "gradientNorm", "mine"]);
 * ```
 */
export function orderDiagnostics(present: readonly string[]): string[] {
  const known = [...names.keys()].filter((name) => present.includes(name));
  return [...known, ...present.filter((name) => !names.has(name))];
}
