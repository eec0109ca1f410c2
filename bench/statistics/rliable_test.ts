/** Every statistic agrees with rliable, its intervals within their sampling error. */
import {
  assertAlmostEquals,
  assertEquals,
  assertGreaterOrEqual,
  assertLessOrEqual,
} from "@std/assert";
import { deriveRandom } from "../../numerics/mod.ts";
import { aggregateIntervals } from "./aggregate_intervals.ts";
import type { BootstrapEstimate } from "./bootstrap.ts";
import { improvementInterval } from "./improvement_interval.ts";
import {
  interquartileMean,
  interquartileMeanOf,
} from "./interquartile_mean.ts";
import {
  meanOfMeans,
  meanOfTaskMeans,
  medianOfMeans,
  medianOfTaskMeans,
  taskMeans,
} from "./task_means.ts";
import { meanScoreProfile, runScoreProfile } from "./run_score_profile.ts";
import { optimalityGap, optimalityGapOf } from "./optimality_gap.ts";
import { percentileInterval } from "./percentile_interval.ts";
import {
  probabilityOfImprovement,
  probabilityOfImprovementOf,
} from "./probability_of_improvement.ts";
import { cases, comparisons, drawnSample, transpose } from "./_rliable.ts";
import type { Sample } from "./sample.ts";

const TOLERANCE = 1e-12;

for (const { name, scores, values, ...expected } of cases) {
  const tasks = transpose(scores);

  Deno.test(`aggregates agree with rliable's: ${name}`, () => {
    assertClose(
      [
        interquartileMean(tasks),
        meanOfMeans(tasks),
        medianOfMeans(tasks),
        optimalityGap(tasks),
      ],
      values,
    );
    assertAlmostEquals(
      optimalityGap(tasks, 0.5),
      expected.optimality_gap_gamma_half,
      TOLERANCE,
    );
  });

  Deno.test(`profiles agree with rliable's: ${name}`, () => {
    const { taus, run_score_profile, mean_score_profile } = expected.profile;
    assertClose(runScoreProfile(tasks, taus), run_score_profile);
    assertClose(meanScoreProfile(tasks, taus), mean_score_profile);
  });

  Deno.test(`aggregates of stated resamples agree with rliable's: ${name}`, () => {
    const { indices, values, lower, upper } = expected.resamples;
    const drawn = indices.map((resample) =>
      aggregatesOf(drawnSample(scores, resample))
    );
    drawn.forEach((aggregates, b) => assertClose(aggregates, values[b]));
    transpose(drawn).forEach((statistic, i) => {
      const ends = percentileInterval(Float64Array.from(statistic), 0.95);
      assertClose([ends.lower, ends.upper], [lower[i], upper[i]]);
    });
  });

  const { interval } = expected;
  if (interval === undefined) continue;
  Deno.test(`intervals lie within rliable's sampling error: ${name}`, () => {
    const { iqm, mean, median, optimalityGap } = aggregateIntervals(tasks, {
      random: deriveRandom(1, `rliable/${name}`),
      replications: interval.reps,
    });
    [iqm, mean, median, optimalityGap].forEach((estimate, i) => {
      assertWithin(estimate, interval.lower_range[i], interval.upper_range[i]);
    });
  });
}

for (const { name, x, y, ...expected } of comparisons) {
  Deno.test(`probabilityOfImprovement() agrees with rliable's: ${name}`, () => {
    assertAlmostEquals(
      probabilityOfImprovement(transpose(x), transpose(y)),
      expected.probability_of_improvement,
      TOLERANCE,
    );
  });

  Deno.test(`improvement in stated resamples agrees with rliable's: ${name}`, () => {
    const { indices_x, indices_y, values, lower, upper } = expected.resamples;
    const drawn = indices_x.map((indices, b) =>
      probabilityOfImprovementOf(
        drawnSample(x, indices),
        drawnSample(y, indices_y[b]),
      )
    );
    assertClose(drawn, values);
    const ends = percentileInterval(Float64Array.from(drawn), 0.95);
    assertClose([ends.lower, ends.upper], [lower, upper]);
  });

  const { interval } = expected;
  if (interval === undefined) continue;
  Deno.test(`interval of improvement lies within rliable's sampling error: ${name}`, () => {
    const estimate = improvementInterval(transpose(x), transpose(y), {
      random: deriveRandom(1, `rliable/${name}`),
      replications: interval.reps,
    });
    assertWithin(estimate, interval.lower_range[0], interval.upper_range[0]);
  });
}

function aggregatesOf(sample: Sample): number[] {
  const means = taskMeans(sample);
  return [
    interquartileMeanOf(sample),
    meanOfTaskMeans(means),
    medianOfTaskMeans(means),
    optimalityGapOf(sample),
  ];
}

function assertClose(actual: readonly number[], expected: readonly number[]) {
  assertEquals(actual.length, expected.length);
  actual.forEach((value, i) =>
    assertAlmostEquals(value, expected[i], TOLERANCE)
  );
}

function assertWithin(
  { lower, upper }: BootstrapEstimate,
  lowerRange: readonly number[],
  upperRange: readonly number[],
) {
  assertGreaterOrEqual(lower!, lowerRange[0]);
  assertLessOrEqual(lower!, lowerRange[1]);
  assertGreaterOrEqual(upper!, upperRange[0]);
  assertLessOrEqual(upper!, upperRange[1]);
}
