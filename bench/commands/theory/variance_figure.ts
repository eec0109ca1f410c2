import { deriveRandom } from "../../../numerics/mod.ts";
import {
  type EstimatorVariances,
  estimatorVariances,
  randomMdp,
  randomPolicy,
} from "../../../theory/mod.ts";
import type { Figure } from "../../figures/figure.ts";
import { formatFixed } from "../../text/format_number.ts";
import { horizonFigure } from "./line_layers.ts";

/** The lines, by what they are called in the figure. */
const LINES = {
  "total return": ({ total }) => total,
  "reward to go": ({ rewardToGo }) => rewardToGo,
  "optimal constant": ({ optimal }) => optimal,
  "reward to go less V": ({ value }) => value,
} as const satisfies Record<string, (variances: EstimatorVariances) => number>;

/** The longest episodes; there are 4 times as many with every step. */
const LONGEST = 7;

/**
 * The exact variance of REINFORCE's estimates from one episode against its
 * length, on a random MDP that is so small that every episode can be listed.
 *
 * @returns The figure.
 */
export function varianceFigure(): Figure {
  const random = deriveRandom(1, "theory/figures/estimator-variance");
  const mdp = randomMdp(random, { states: 2, actions: 2, gamma: 0.95 });
  const { logits } = randomPolicy(mdp, random);
  const variances = Array.from(
    { length: LONGEST },
    (_, t) => estimatorVariances(mdp, logits, t + 1),
  );
  const rows = Object.keys(LINES);
  const data = Object.entries(LINES).flatMap(([row, value]) =>
    variances.map((one) => ({
      row,
      horizon: one.horizon,
      value: value(one),
      symbol: 1,
    }))
  );
  const values = data.map(({ value }) => value);
  return horizonFigure({
    name: "estimator-variance",
    title: "Variance of gradient estimates",
    description: description(variances[LONGEST - 1]),
    rows,
    data,
    x: { title: "Steps of an episode", range: [1, LONGEST] },
    y: {
      title: "Variance of the estimate",
      range: [0.8 * Math.min(...values), 1.25 * Math.max(...values)],
      logarithmic: true,
    },
  });
}

function description(longest: EstimatorVariances): string {
  const ratios = Object.entries(LINES).slice(1).map(([row, value]) =>
    `${formatFixed(value(longest) / longest.total, 2)} (${row})`
  );
  return "Variance of score-function estimates of the policy gradient from one " +
    `episode, by its length, on an MDP of two states. After ${LONGEST} steps, ` +
    `relative to the total return: ${ratios.join(", ")}.`;
}
