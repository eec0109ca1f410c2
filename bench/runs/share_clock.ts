/**
 * Where the time of training goes, by timing a sample of the calls that an
 * algorithm makes. Algorithms never see the clock: it is laid around the parts
 * that they are given, and no number of theirs passes through it.
 *
 * @module
 */
import type { Parts } from "../../algorithms/mod.ts";
import type { Environment } from "../../envs/mod.ts";
import type { Engine, Linearization, Network } from "../../networks/engine.ts";
import type { TimeShares } from "../results/run_timing.ts";
import { median } from "../statistics/mod.ts";

/** Measures the shares of one training. */
interface ShareClock {
  /**
   * Begins to measure.
   *
   * @param parts An algorithm's parts.
   * @returns The same, timed: stepping environments, and networks' `forward`,
   * `linearize`, `vjp` and `jvp`.
   */
  watch(parts: Parts): Parts;
  /**
   * Does what is no training: neither its calls nor its time are counted.
   *
   * @param work What is done.
   */
  leaveOut(work: () => Promise<void>): Promise<void>;
  /**
   * How long that took.
   *
   * @returns Milliseconds of all that was left out.
   */
  leftOut(): number;
  /**
   * What was measured since `watch`.
   *
   * @returns Shares of the time until now.
   */
  shares(): TimeShares;
}

/** Calls of one kind, of which a sample is timed. */
interface Meter {
  /** The longest distance from one timed call to the next. */
  readonly farthest: number;
  /** Calls up to the next that is timed, at the latest that one. */
  left: number;
  /** What `left` was set to. */
  distance: number;
  /** Calls up to the latest that was timed. */
  calls: number;
  /** Calls that were timed. */
  timed: number;
  /** Milliseconds of those, dealt out in turn to a few groups. */
  readonly milliseconds: Float64Array;
}

/** Batches of so many rows are worth timing every time. */
const largeBatch = 256;

/** About every 64th of the other calls is timed. */
const farthest = 127;

/** Groups that a sample is dealt out to. */
const groups = 15;

/**
 * Makes a clock for one training. Calls of large batches are all timed. Of the
 * others, which may be shorter than a look at the clock, about every 64th is,
 * at irregular distances, so that no rhythm of the algorithm is mistaken for
 * the whole; the median of the means of a few groups of them stands for all, so
 * that one that the system interrupted does not. The time of looking at the
 * clock is measured beside each and taken off.
 *
 * @param now Milliseconds since any moment, in fractions.
 * @returns The clock.
 */
export function createShareClock(now: () => number): ShareClock {
  let noise = 1;
  const environments = createMeter(farthest, groups);
  const small = createMeter(farthest, groups);
  const large = createMeter(1, 1);
  let started = now();
  let leftOut = 0;

  /** Irregular distances from 1 to the meter's farthest, by a linear congruential generator. */
  function setDistance(meter: Meter): void {
    noise = Math.imul(noise, 1664525) + 1013904223 | 0;
    meter.distance = 1 + (noise >>> 16) % meter.farthest;
    meter.left = meter.distance;
  }

  function createMeter(farthest: number, groups: number): Meter {
    const counts = { left: 0, distance: 0, calls: 0, timed: 0 };
    const milliseconds = new Float64Array(groups);
    const meter = { farthest, ...counts, milliseconds };
    setDistance(meter);
    return meter;
  }

  function meterOf(rows: number): Meter {
    return rows < largeBatch ? small : large;
  }

  function time<Arguments extends unknown[], Result>(
    meter: Meter,
    call: (...arguments_: Arguments) => Result,
    ...arguments_: Arguments
  ): Result {
    meter.calls += meter.distance;
    setDistance(meter);
    const before = now();
    const from = now();
    const result = call(...arguments_);
    const { milliseconds } = meter;
    milliseconds[meter.timed++ % milliseconds.length] += now() - from -
      (from - before);
    return result;
  }

  // A call that is not timed passes through a comparison and no more: a closure
  // over its arguments would cost as much as a step of an environment.
  function watchEnvironment(environment: Environment): Environment {
    const { step } = environment;
    return {
      ...environment,
      step(action, random) {
        if (--environments.left > 0) return step(action, random);
        return time(environments, step, action, random);
      },
    };
  }

  function watchLinearization(
    { y, vjp, jvp }: Linearization,
    meter: Meter,
  ): Linearization {
    return {
      y,
      vjp(yBar, out) {
        if (--meter.left > 0) vjp(yBar, out);
        else time(meter, vjp, yBar, out);
      },
      jvp(thetaDot, out) {
        if (--meter.left > 0) jvp(thetaDot, out);
        else time(meter, jvp, thetaDot, out);
      },
    };
  }

  function watchNetwork(network: Network): Network {
    const { forward, linearize } = network;
    return {
      ...network,
      forward(theta, x, rows, y) {
        const meter = meterOf(rows);
        if (--meter.left > 0) forward(theta, x, rows, y);
        else time(meter, forward, theta, x, rows, y);
      },
      linearize(theta, x, rows) {
        const meter = meterOf(rows);
        const linearization = --meter.left > 0
          ? linearize(theta, x, rows)
          : time(meter, linearize, theta, x, rows);
        return watchLinearization(linearization, meter);
      },
    };
  }

  function watchEngine(engine: Engine): Engine {
    return {
      ...engine,
      network: (spec, maxRows, uses) =>
        watchNetwork(engine.network(spec, maxRows, uses)),
    };
  }

  return {
    watch(parts) {
      started = now();
      const originals = new Map(
        parts.environments.map((each) => [watchEnvironment(each), each]),
      );
      return {
        ...parts,
        engine: watchEngine(parts.engine),
        environments: [...originals.keys()],
        vectorize(copies, randoms) {
          // Copies that are stepped together are timed together.
          const vector = parts.vectorize(
            copies.map((each) => originals.get(each) ?? each),
            randoms,
          );
          const { step } = vector;
          return {
            ...vector,
            step(actions) {
              if (--environments.left > 0) step(actions);
              else time(environments, step, actions);
            },
          };
        },
      };
    },
    async leaveOut(work) {
      const meters = [environments, small, large];
      const before = meters.map((meter) => ({
        ...meter,
        milliseconds: meter.milliseconds.slice(),
      }));
      const from = now();
      await work();
      leftOut += now() - from;
      meters.forEach((meter, i) => Object.assign(meter, before[i]));
    },
    leftOut: () => leftOut,
    shares: () =>
      sharesOf(
        now() - started - leftOut,
        estimate(environments),
        estimate(small) + estimate(large),
      ),
  };
}

/** Milliseconds of all calls, those that were timed standing for the others. */
function estimate(
  { distance, left, calls, timed, milliseconds }: Meter,
): number {
  if (timed === 0) return 0;
  const groups = milliseconds.length;
  const means = [...milliseconds.subarray(0, timed)].map((sum, i) =>
    sum / Math.ceil((timed - i) / groups)
  );
  return Math.max(0, median(means) * (calls + distance - left));
}

/** Estimates may come to more than the whole, which then counts as their sum. */
function sharesOf(
  total: number,
  environment: number,
  network: number,
): TimeShares {
  const whole = Math.max(total, environment + network);
  if (whole <= 0) return { environment: 0, network: 0, update: 1 };
  return {
    environment: environment / whole,
    network: network / whole,
    update: 1 - (environment + network) / whole,
  };
}
