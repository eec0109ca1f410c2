import { exp, log } from "./elementary.ts";

/**
 * How many layers of equal area cover the half-normal density e^(−x²/2), the
 * base layer with its tail included. A power of two, so that masked bits choose
 * a layer.
 */
export const LAYERS = 256;

/** Where the tail begins, and the area of a layer, for 256 layers (Marsaglia and Tsang 2000). */
export const TAIL_START = 3.6541528853610088;
const LAYER_AREA = 0.00492867323397465487;

/** e^(−x²/2), the normal density without its constant. */
export function density(x: number): number {
  return exp(-0.5 * x * x);
}

/**
 * Right edge of each layer, outermost first: x₁ = {@linkcode TAIL_START},
 * x_(i+1) = f⁻¹(f(x_i) + v / x_i), x₂₅₆ = 0. x₀ = v / f(x₁) is the width that
 * the base layer would have as a rectangle.
 */
export const EDGES: Float64Array = layerEdges();

/** f(x_i) of each edge: the height at which layer i begins. */
export const HEIGHTS: Float64Array = EDGES.map(density);

function layerEdges(): Float64Array {
  const edges = new Float64Array(LAYERS + 1);
  edges[0] = LAYER_AREA / density(TAIL_START);
  edges[1] = TAIL_START;
  for (let i = 1; i < LAYERS - 1; i++) {
    const height = density(edges[i]) + LAYER_AREA / edges[i];
    edges[i + 1] = Math.sqrt(-2 * log(height));
  }
  return edges;
}
