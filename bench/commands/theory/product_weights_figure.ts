import { deriveRandom } from "../../../numerics/mod.ts";
import {
  productWeightVariance,
  randomMdp,
  randomPolicy,
  softmaxPolicy,
} from "../../../theory/mod.ts";
import type { Figure } from "../../figures/figure.ts";
import { horizonFigure } from "./line_layers.ts";

/** How far the logits of the behavior are from the policy's, per component. */
const DISTANCES = [1, 0.3, 0.1, 0.03];

/** The longest horizon. */
const LONGEST = 100;

/** Least and largest variance that are shown. */
const RANGE = [1e-3, 1e9] as const;

/**
 * The exact variance of the importance weight of a whole trajectory against
 * its horizon, for policies that are more and less apart.
 *
 * @returns The figure.
 */
export function productWeightsFigure(): Figure {
  const random = deriveRandom(1, "theory/figures/product-weights");
  const mdp = randomMdp(random);
  const { logits, policy } = randomPolicy(mdp, random);
  const direction = logits.map(() => random.normal());
  const horizons = Array.from({ length: LONGEST }, (_, t) => t + 1);
  const data = DISTANCES.flatMap((distance, line) => {
    const behavior = softmaxPolicy(
      mdp,
      logits.map((x, i) => x + distance * direction[i]),
    );
    return productWeightVariance({ mdp, policy, behavior }, horizons)
      .map(({ horizon, variance }) => ({
        row: labelOf(distance),
        horizon,
        value: variance,
        symbol: horizon % 20 === 4 * line + 2 ? 1 : 0,
      }));
  });
  const rows = DISTANCES.map(labelOf);
  return horizonFigure({
    name: "product-weights",
    title: "Product weights against the horizon",
    description: description(data),
    rows,
    data,
    x: { title: "Horizon T", range: [0, LONGEST] },
    y: { title: "Variance of the weight", range: RANGE, logarithmic: true },
  });
}

function labelOf(distance: number): string {
  return `logits ${distance} away`;
}

function description(
  data: readonly { row: string; horizon: number; value: number }[],
): string {
  const ends = data.filter(({ horizon }) => horizon === LONGEST)
    .map(({ row, value }) => `${value.toPrecision(2)} (${row})`);
  return "Variance of the product of importance weights along a trajectory, by " +
    "its horizon, on a random MDP of five states. It grows exponentially; " +
    `after ${LONGEST} steps it is ${ends.join(", ")}.`;
}
