/**
 * Policies on an engine: categorical, Gaussian with a log σ an action, and
 * Gaussian with generalized state-dependent exploration.
 *
 * @module
 */
import { tanh } from "../numerics/elementary.ts";
import type { Random } from "../numerics/random.ts";
import { checkGaussianPolicy } from "./check_gaussian_policy.ts";
import type { Engine, Network, Uses } from "./engine.ts";
import type { Vector } from "./vector.ts";
import { independentHead } from "./gaussian_head.ts";
import { initializeOrthogonal, initializeUniform } from "./initialization.ts";
import type {
  ActionSpec,
  GaussianOptions,
  Policy,
  PolicySpec,
} from "./policy.ts";
import { stateDependentHead } from "./state_dependent_exploration.ts";

/** Gain of a policy's last layer: at first all actions are about equally good. */
const OUTPUT_GAIN = 0.01;

/**
 * Makes a policy on an engine.
 *
 * Of a Gaussian policy, u ~ N(μ, σ) is what is sampled and kept, and the
 * environment gets u clipped to its bounds, or with squashing
 * low + (tanh u + 1)/2 · (high − low). Log-probabilities, entropies and KL stay
 * those of u: the Jacobian of the squashing does not depend on the parameters,
 * so it cancels in ratios, in KL and in every gradient of a log-probability.
 * (The entropy of what the environment gets would differ.)
 *
 * @param engine Computes the network.
 * @param spec Sizes, action set and exploration.
 * @param maxRows The most rows that one call may have.
 * @param uses How its linear maps are used.
 * @returns The policy. As with a network, the record that `linearize` gives
 * lives until the next `forward` or `linearize`.
 * @throws {RangeError} If the specification contradicts itself: Gaussian options
 * with a categorical action or missing ones, bounds of different lengths,
 * squashing with infinite bounds or with gSDE, gSDE without a hidden layer, or a
 * size that is not a positive integer.
 *
 * @example A policy for two observations and three actions
 * ```ts
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 * import { makePolicy, referenceEngine } from "@policy-gradient/bench/networks";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const engine = referenceEngine();
 * const policy = makePolicy(engine, {
 *   observationSize: 2,
 *   action: { kind: "discrete", n: 3 },
 *   hiddenSizes: [8],
 *   activation: "tanh",
 * }, 1);
 * const theta = engine.vector(policy.parameterCount);
 * policy.initialize(theta, deriveRandom(1, "initialization"), true);
 *
 * const logits = engine.vector(3);
 * policy.forward(theta, Float64Array.of(0.5, -0.5), 1, logits);
 * const entropy = engine.vector(1);
 * policy.distribution.entropy(logits, 1, entropy);
 * assertAlmostEquals(entropy[0], 1.0986, 1e-3); // log 3, nearly uniform
 * ```
 */
export function makePolicy(
  engine: Engine,
  spec: PolicySpec,
  maxRows: number,
  uses: Uses = "once",
): Policy {
  const { action, gaussian } = spec;
  if (action.kind === "discrete") {
    if (gaussian !== undefined) {
      throw new RangeError(
        "Cannot make a policy as 'gaussian' must be absent where the action is categorical",
      );
    }
    const network = meanNetwork(engine, spec, action.n, maxRows, uses);
    return categoricalPolicy(engine, spec, network);
  }
  if (gaussian === undefined) {
    throw new RangeError(
      "Cannot make a policy as 'gaussian' must be present where the action is Gaussian",
    );
  }
  checkGaussianPolicy(spec, action, gaussian);
  const network = meanNetwork(engine, spec, action.low.length, maxRows, uses);
  return gaussianPolicy(engine, spec, action, gaussian, network);
}

/** The network's outputs are the logits, and its parameters the policy's. */
function categoricalPolicy(
  engine: Engine,
  spec: PolicySpec,
  network: Network,
): Policy {
  return {
    spec,
    distribution: engine.categorical(network.spec.outputSize),
    network,
    parameterCount: network.parameterCount,
    canonicalCount: network.canonicalCount,
    pack: network.pack,
    unpack: network.unpack,
    initialize(theta, random, orthogonal) {
      initializeNetwork(network, theta, random, orthogonal);
    },
    forward: network.forward,
    linearize: network.linearize,
    toEnvironment(actions, rows, out) {
      for (let i = 0; i < rows; i++) out[i] = actions[i];
    },
  };
}

/** The network's outputs are the means; log σ follows its parameters. */
function gaussianPolicy(
  engine: Engine,
  spec: PolicySpec,
  action: Extract<ActionSpec, { kind: "box" }>,
  gaussian: GaussianOptions,
  network: Network,
): Policy {
  const { low, high } = action;
  const actionSize = low.length;
  const head = gaussian.exploration === "gsde"
    ? stateDependentHead(engine, network)
    : independentHead(engine, network);
  const { logStdOffset, logStdCount, parameterCount } = head.layout;

  return {
    spec,
    distribution: engine.gaussian(actionSize),
    network,
    parameterCount,
    canonicalCount: network.canonicalCount + logStdCount,

    pack(canonical, theta) {
      theta.fill(0, 0, parameterCount);
      network.pack(canonical, theta);
      for (let i = 0; i < logStdCount; i++) {
        theta[logStdOffset + i] = canonical[network.canonicalCount + i];
      }
    },

    unpack(theta, canonical) {
      network.unpack(theta, canonical);
      for (let i = 0; i < logStdCount; i++) {
        canonical[network.canonicalCount + i] = theta[logStdOffset + i];
      }
    },

    initialize(theta, random, orthogonal) {
      theta.fill(0, 0, parameterCount);
      initializeNetwork(network, theta, random, orthogonal);
      theta.fill(
        gaussian.initialLogStd,
        logStdOffset,
        logStdOffset + logStdCount,
      );
    },

    forward: head.forward,
    linearize: head.linearize,
    exploration: head.exploration,

    toEnvironment(actions, rows, out) {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < actionSize; k++) {
          const at = i * actionSize + k;
          const action = gaussian.squash
            ? low[k] + (tanh(actions[at]) + 1) / 2 * (high[k] - low[k])
            : actions[at];
          out[at] = Math.max(low[k], Math.min(high[k], action));
        }
      }
    },
  };
}

/** The network of a policy, with one output a logit or mean. */
function meanNetwork(
  engine: Engine,
  spec: PolicySpec,
  outputSize: number,
  maxRows: number,
  uses: Uses,
): Network {
  const { observationSize, hiddenSizes, activation } = spec;
  return engine.network(
    { inputSize: observationSize, hiddenSizes, outputSize, activation },
    maxRows,
    uses,
  );
}

/** Writes the network's part of θ. */
function initializeNetwork(
  network: Network,
  theta: Vector,
  random: Random,
  orthogonal: boolean,
): void {
  if (orthogonal) initializeOrthogonal(network, theta, random, OUTPUT_GAIN);
  else initializeUniform(network, theta, random);
}
