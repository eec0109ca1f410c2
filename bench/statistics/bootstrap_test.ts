import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { bootstrap, type BootstrapOptions } from "./bootstrap.ts";
import { sampleOf } from "./sample.ts";

Deno.test("bootstrap() draws as many runs of each task as it has", () => {
  const sample = sampleOf([[1, 2, 3], [4, 5, 6, 7, 8]]);
  let resamples = 0;
  bootstrap({
    strata: [sample],
    statistics: 0,
    evaluate() {
      resamples++;
      const { counts } = sample;
      assertEquals(sum(counts.subarray(0, 3)), 3);
      assertEquals(sum(counts.subarray(3)), 5);
    },
  }, options({ replications: 500 }));
  // The sample itself comes first.
  assertEquals(resamples, 501);
});

Deno.test("bootstrap() draws each run equally often", () => {
  const sample = sampleOf([[1, 2, 3], [4, 5, 6, 7, 8]]);
  const totals = new Float64Array(8);
  const replications = 20_000;
  bootstrap({
    strata: [sample],
    statistics: 0,
    evaluate() {
      sample.counts.forEach((count, i) => totals[i] += count);
    },
  }, options({ replications }));
  for (const total of totals) {
    // Once a resample; the standard error is 0.6 %.
    assertAlmostEquals(total / (replications + 1), 1, 0.025);
  }
});

Deno.test("bootstrap() leaves every run counted once", () => {
  const sample = sampleOf([[1, 2, 3]]);
  countRuns(sample, options({ replications: 7 }));
  assertEquals([...sample.counts], [1, 1, 1]);
});

Deno.test("bootstrap() gives the same interval for the same stream only", () => {
  const interval = (seed: number) => {
    const sample = sampleOf([[1, 2, 4, 8, 16, 32, 64]]);
    const random = deriveRandom(seed, "bootstrap");
    return bootstrap({
      strata: [sample],
      statistics: 1,
      evaluate(out) {
        out[0] = sum(sample.values.map((x, i) => x * sample.counts[i]));
      },
    }, { random, replications: 99 });
  };
  assertEquals(interval(1), interval(1));
  assertEquals(interval(1)[0].value, interval(2)[0].value);
  assertEquals(interval(1)[0].upper === interval(2)[0].upper, false);
});

Deno.test("bootstrap() gives no interval and draws nothing for two runs", () => {
  const random = deriveRandom(1, "bootstrap");
  const before = [...random.state];
  const [estimate] = countRuns(sampleOf([[1, 2, 3], [1, 2]]), { random });
  assertEquals(estimate, { value: 5, lower: null, upper: null });
  assertEquals([...random.state], before);
});

Deno.test("bootstrap() refuses impossible options", () => {
  for (const replications of [0, -1, 1.5, NaN, Infinity]) {
    assertThrows(
      () => countRuns(sampleOf([[1, 2, 3]]), options({ replications })),
      RangeError,
      `'replications' must be a whole number >= 1: current value is ${replications}`,
    );
  }
  for (const confidence of [0, 1, 95, NaN]) {
    assertThrows(
      () => countRuns(sampleOf([[1, 2, 3]]), options({ confidence })),
      RangeError,
      `'confidence' must be between 0 and 1: current value is ${confidence}`,
    );
  }
});

/** Bootstraps the number of runs that were drawn. */
function countRuns(
  sample: ReturnType<typeof sampleOf>,
  options: BootstrapOptions,
) {
  return bootstrap({
    strata: [sample],
    statistics: 1,
    evaluate(out) {
      out[0] = sum(sample.counts);
    },
  }, options);
}

function options(given: Partial<BootstrapOptions>): BootstrapOptions {
  return { random: deriveRandom(1, "bootstrap"), ...given };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
