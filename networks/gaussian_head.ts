/**
 * What lies between a network that gives means and a Gaussian distribution:
 * log σ as parameters of their own.
 *
 * @module
 */
import type { Engine, Linearization, Network } from "./engine.ts";
import type { Vector } from "./vector.ts";
import type { StateDependentExploration } from "./policy.ts";

/** Where the parameters of a Gaussian policy lie in θ: the network's first, then log σ. */
interface GaussianLayout {
  /** Index of the first log σ, a multiple of 4. */
  readonly logStdOffset: number;
  /** How many log σ there are. */
  readonly logStdCount: number;
  /** Length of θ, a multiple of 4; what is between and after is 0. */
  readonly parameterCount: number;
}

/** Gives a policy its outputs, rows of mean and log σ, and their linear map. */
export interface GaussianHead {
  /** Where the parameters lie. */
  readonly layout: GaussianLayout;
  /** As {@linkcode Network.forward}, over network and log σ. */
  forward(theta: Vector, x: Vector, rows: number, outputs: Vector): void;
  /** As {@linkcode Network.linearize}, over network and log σ. */
  linearize(theta: Vector, x: Vector, rows: number): Linearization;
  /** Present with gSDE. */
  readonly exploration?: StateDependentExploration;
}

/**
 * Lays out θ: network, log σ, each from a multiple of 4 on, so that engines can
 * read it four numbers at a time.
 *
 * @param network Gives the means.
 * @param logStdCount How many log σ there are.
 * @returns The layout.
 */
export function gaussianLayout(
  network: Network,
  logStdCount: number,
): GaussianLayout {
  const logStdOffset = multipleOfFour(network.parameterCount);
  const parameterCount = multipleOfFour(logStdOffset + logStdCount);
  return { logStdOffset, logStdCount, parameterCount };
}

/** The least multiple of 4 that is at least `count`. */
function multipleOfFour(count: number): number {
  return 4 * Math.ceil(count / 4);
}

/**
 * Makes the head whose log σ are one parameter an action, free of the state.
 *
 * @param engine Gives the buffers.
 * @param network Gives the means, `[rows × actions]`.
 * @returns The head. As with a network, its buffers are overwritten by the next
 * `forward` or `linearize`.
 */
export function independentHead(
  engine: Engine,
  network: Network,
): GaussianHead {
  const { maxRows } = network;
  const actions = network.spec.outputSize;
  const layout = gaussianLayout(network, actions);
  const { logStdOffset } = layout;
  const mean = engine.vector(maxRows * actions);
  const y = engine.vector(maxRows * 2 * actions);
  const logStdBar = new Float64Array(actions);

  /** Row i of `out` = means of row i, then log σ: of values or of tangents. */
  function join(theta: Vector, means: Vector, rows: number, out: Vector) {
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < actions; k++) {
        const at = i * 2 * actions + k;
        out[at] = means[i * actions + k];
        out[at + actions] = theta[logStdOffset + k];
      }
    }
  }

  return {
    layout,

    forward(theta, x, rows, outputs) {
      network.forward(theta, x, rows, mean);
      join(theta, mean, rows, outputs);
    },

    linearize(theta, x, rows) {
      const means = network.linearize(theta, x, rows);
      join(theta, means.y, rows, y);

      function vjp(yBar: Vector, out: Vector): void {
        logStdBar.fill(0);
        for (let i = 0; i < rows; i++) {
          for (let k = 0; k < actions; k++) {
            const at = i * 2 * actions + k;
            mean[i * actions + k] = yBar[at];
            logStdBar[k] += yBar[at + actions];
          }
        }
        means.vjp(mean, out);
        out.fill(0, network.parameterCount, layout.parameterCount);
        out.set(logStdBar, logStdOffset);
      }

      function jvp(thetaDot: Vector, out: Vector): void {
        means.jvp(thetaDot, mean);
        join(thetaDot, mean, rows, out);
      }

      return { y: y.subarray(0, rows * 2 * actions), vjp, jvp };
    },
  };
}
