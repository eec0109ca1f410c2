import type { Random } from "../numerics/random.ts";
import type { Environment } from "./environment.ts";
import type { VectorEnvironment } from "./vector_environment.ts";

/**
 * Makes several copies of one environment step together. A copy whose episode
 * ends is reset at once; the observation that it ended with is kept.
 *
 * @example Two copies
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { makeEnvironment, vectorize } from "@policy-gradient/bench/envs";
 * import { deriveRandom } from "@policy-gradient/bench/numerics";
 *
 * const copies = vectorize(
 *   [await makeEnvironment("CartPole-v1"), await makeEnvironment("CartPole-v1")],
 *   [deriveRandom(1, "environment 0"), deriveRandom(1, "environment 1")],
 * );
 * copies.reset();
 * copies.step(Float32Array.of(0, 1));
 * assertEquals([...copies.rewards], [1, 1]);
 * ```
 *
 * @param environments The copies, at least one, all of one id.
 * @param randoms Copy i draws from `randoms[i]` only.
 * @returns The copies as one; call its `reset` first.
 * @throws {RangeError} If there is no copy, ids differ, or there are not as many
 * random streams as copies.
 */
export function vectorize(
  environments: readonly Environment[],
  randoms: readonly Random[],
): VectorEnvironment {
  checkCopies(environments, randoms);
  const count = environments.length;
  const { observationSpace, actionSpace } = environments[0];
  const environmentSize = environments[0].stateSize;
  const observationSize = observationSpace.low.length;
  const discrete = actionSpace.kind === "discrete";
  const actionSize = discrete ? 1 : actionSpace.low.length;

  const observations = new Float32Array(count * observationSize);
  const finalObservations = new Float32Array(count * observationSize);
  const rewards = new Float64Array(count);
  const terminated = new Uint8Array(count);
  const truncated = new Uint8Array(count);
  const episodeReturns = new Float64Array(count);
  const episodeLengths = new Float64Array(count);
  const kept = [
    observations,
    finalObservations,
    rewards,
    terminated,
    truncated,
    episodeReturns,
    episodeLengths,
  ];
  const stateSize = kept.reduce(
    (size, array) => size + array.length,
    count * environmentSize,
  );

  // Actions of a box are copied here, so that each copy's view is made once.
  const singles = actionRows(new Float32Array(count * actionSize), actionSize);
  const doubles = actionRows(new Float64Array(count * actionSize), actionSize);

  function stepCopy(i: number, action: number | ArrayLike<number>): void {
    if (terminated[i] === 1 || truncated[i] === 1) {
      episodeReturns[i] = 0;
      episodeLengths[i] = 0;
    }
    const environment = environments[i];
    const result = environment.step(action, randoms[i]);
    rewards[i] = result.reward;
    terminated[i] = result.terminated ? 1 : 0;
    truncated[i] = result.truncated ? 1 : 0;
    episodeReturns[i] += result.reward;
    episodeLengths[i] += 1;
    if (result.terminated || result.truncated) {
      environment.observe(finalObservations, i * observationSize);
      environment.reset(randoms[i]);
    }
    environment.observe(observations, i * observationSize);
  }

  return {
    environments,
    count,
    observationSpace,
    actionSpace,
    observationSize,
    actionSize,
    observations,
    finalObservations,
    rewards,
    terminated,
    truncated,
    episodeReturns,
    episodeLengths,
    stateSize,
    reset(): void {
      for (let i = 0; i < count; i++) {
        environments[i].reset(randoms[i]);
        environments[i].observe(observations, i * observationSize);
      }
      rewards.fill(0);
      terminated.fill(0);
      truncated.fill(0);
      episodeReturns.fill(0);
      episodeLengths.fill(0);
    },
    step(actions: Float32Array | Float64Array): void {
      checkSize("step", "actions", actions, count * actionSize);
      if (discrete) {
        for (let i = 0; i < count; i++) stepCopy(i, actions[i]);
        return;
      }
      const { all, rows } = actions instanceof Float32Array ? singles : doubles;
      all.set(actions);
      for (let i = 0; i < count; i++) stepCopy(i, rows[i]);
    },
    snapshot(into: Float64Array): void {
      checkSize("snapshot", "into", into, stateSize);
      let offset = 0;
      for (const environment of environments) {
        environment.snapshot(into, offset);
        offset += environmentSize;
      }
      for (const array of kept) {
        into.set(array, offset);
        offset += array.length;
      }
    },
    restore(from: Float64Array): void {
      checkSize("restore", "from", from, stateSize);
      let offset = 0;
      for (const environment of environments) {
        environment.restore(from, offset);
        offset += environmentSize;
      }
      for (const array of kept) {
        array.set(from.subarray(offset, offset + array.length));
        offset += array.length;
      }
    },
  };
}

interface ActionRows {
  readonly all: Float32Array | Float64Array;
  readonly rows: readonly (Float32Array | Float64Array)[];
}

function actionRows(
  all: Float32Array | Float64Array,
  actionSize: number,
): ActionRows {
  const rows = Array.from(
    { length: all.length / actionSize },
    (_, i) => all.subarray(i * actionSize, (i + 1) * actionSize),
  );
  return { all, rows };
}

function checkCopies(
  environments: readonly Environment[],
  randoms: readonly Random[],
): void {
  const ids = environments.map((environment) => environment.id);
  if (new Set(ids).size !== 1) {
    throw new RangeError(
      "Cannot vectorize environments as they must be one or more copies of " +
        `one id: current value is [${ids}]`,
    );
  }
  if (randoms.length !== environments.length) {
    throw new RangeError(
      `Cannot vectorize ${environments.length} environments as each needs a ` +
        `random stream: current number is ${randoms.length}`,
    );
  }
}

function checkSize(
  task: string,
  name: string,
  array: ArrayLike<number>,
  size: number,
): void {
  if (array.length !== size) {
    throw new RangeError(
      `Cannot ${task} a vector environment as '${name}' must have ${size} ` +
        `numbers: current length is ${array.length}`,
    );
  }
}
