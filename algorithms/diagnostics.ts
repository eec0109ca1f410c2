import type { Diagnostic } from "./algorithm.ts";

/** What several algorithms tell of an iteration, each declared once. */
export const diagnostics = {
  kl: {
    name: "kl",
    title: "KL divergence",
    meaning:
      "How far an update moves the policy: mean KL(old ‖ new) over the states, in nats.",
  },
  lineSearchTry: {
    name: "lineSearchTry",
    title: "Line search",
    meaning:
      "Try that the line search accepts: 0 is the full step, later ones are shorter, −1 means that none was accepted.",
  },
  improvement: {
    name: "improvement",
    title: "Surrogate improvement",
    meaning:
      "By how much the step raises the surrogate objective; 0 where the step was refused.",
  },
  entropy: {
    name: "entropy",
    title: "Entropy",
    meaning:
      "Mean entropy of the policy in nats: high while it explores, low once it is sure; below 0 is possible for continuous actions.",
  },
  explainedVariance: {
    name: "explainedVariance",
    title: "Explained variance",
    meaning:
      "Share of the returns' variance that the value function explains: 1 is perfect, 0 no better than a constant.",
  },
  valueLoss: {
    name: "valueLoss",
    title: "Value loss",
    meaning:
      "Mean squared error of the value function, in the units of the returns that it learns from.",
  },
  gradientNorm: {
    name: "gradientNorm",
    title: "Gradient norm",
    meaning: "Euclidean norm of the gradient, before it is clipped.",
  },
  truncatedReturns: {
    name: "truncatedReturns",
    title: "Truncated returns",
    meaning:
      "Episodes cut off by a time limit or by the end of the batch, whose return is used as it is.",
  },
} as const satisfies Readonly<Record<string, Diagnostic>>;
