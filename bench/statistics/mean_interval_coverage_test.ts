/**
 * How often an interval for the mean of 5 values covers the true mean, 95 %
 * wanted: why a cell's interval is Student's.
 */
import { assertAlmostEquals } from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { bootstrap } from "./bootstrap.ts";
import { meanInterval } from "./mean_interval.ts";
import { meanOfTaskMeans, taskMeans } from "./task_means.ts";
import { sampleOf } from "./sample.ts";

const SAMPLES = 2_000;

/** Three standard errors of a share of 95 % or 83 % of 2,000 are 1.5 % and 2.5 %. */
const THREE_ERRORS = { student: 0.015, percentile: 0.025 };

Deno.test("Student's t interval of 5 normal values covers the mean 95 % of the time", () => {
  const covered = countSamples((values) => {
    const { mean, halfWidth } = meanInterval(values);
    return Math.abs(mean) <= halfWidth!;
  });
  assertAlmostEquals(covered / SAMPLES, 0.95, THREE_ERRORS.student);
});

Deno.test("a percentile bootstrap of 5 normal values covers the mean 83 % of the time", () => {
  const random = deriveRandom(1, "coverage/bootstrap");
  const covered = countSamples((values) => {
    const sample = sampleOf([values]);
    const [{ lower, upper }] = bootstrap({
      strata: [sample],
      statistics: 1,
      evaluate(out) {
        out[0] = meanOfTaskMeans(taskMeans(sample));
      },
    }, { random, replications: 1_000 });
    return lower! <= 0 && 0 <= upper!;
  });
  assertAlmostEquals(covered / SAMPLES, 0.83, THREE_ERRORS.percentile);
});

/** Of how many samples of 5 standard normal values the condition holds. */
function countSamples(holds: (values: number[]) => boolean): number {
  const random = deriveRandom(1, "coverage/samples");
  let count = 0;
  for (let i = 0; i < SAMPLES; i++) {
    if (holds(Array.from({ length: 5 }, () => random.normal()))) count++;
  }
  return count;
}
