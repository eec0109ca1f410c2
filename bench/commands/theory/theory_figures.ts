import type { Figure } from "../../figures/mod.ts";
import { boundFigure } from "./bound_figure.ts";
import { productWeightsFigure } from "./product_weights_figure.ts";
import { varianceFigure } from "./variance_figure.ts";

/**
 * The figures of the theory: bounds along a line, variances of gradient
 * estimates, product weights against the horizon.
 *
 * @returns The figures, the same ones every time.
 */
export function theoryFigures(): readonly Figure[] {
  return [boundFigure(), varianceFigure(), productWeightsFigure()];
}
