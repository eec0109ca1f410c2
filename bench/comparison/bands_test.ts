import { assertAlmostEquals, assertEquals } from "@std/assert";
import { compareScores } from "./compare_scores.ts";
import { sampleCell, sampleRun, sampleSet } from "./_sample_scores.ts";

const scales = new Map([
  ["Short-v0", { random: 0, reference: 10 }],
  ["Long-v0", { random: -100, reference: 0 }],
]);
const options = { scales, replications: 100, bandReplications: 50 };

function curveOf(steps: number[], ...returns: (number | null)[]) {
  return { steps, return: returns };
}

Deno.test("profiles hold the share of runs above each level", () => {
  const { profiles } = compareScores(
    sampleSet(sampleCell("Short-v0", "ppo", [2, 5, 10, 13])),
    options,
  );
  const [{ value }] = profiles.rows;
  const shareAbove = (tau: number) =>
    value[profiles.tau.findIndex((level) => level >= tau)];
  assertEquals(profiles.tau.length, 101);
  // The highest score is 1.3.
  assertEquals([profiles.tau[0], profiles.tau[100]], [0, 1.5]);
  assertEquals([0, 0.21, 0.51, 0.99, 1.2, 1.5].map(shareAbove), [
    1,
    0.75,
    0.5,
    0.5,
    0.25,
    0,
  ]);
});

Deno.test("profiles end at 1.25 where no score lies beyond", () => {
  const { profiles } = compareScores(
    sampleSet(sampleCell("Short-v0", "ppo", [2, 5, -10])),
    options,
  );
  assertEquals(profiles.tau[100], 1.25);
  assertEquals(profiles.tau[1], 0.0125);
});

Deno.test("efficiency starts at the random policy and carries what has ended", () => {
  const runs = [1, 2, 3].flatMap((seed) => [
    sampleRun({
      environment: "Short-v0",
      seed,
      curve: curveOf([100, 200], 5, 10),
    }),
    sampleRun({
      environment: "Long-v0",
      seed,
      curve: curveOf([200, 10_000], -50, 0),
    }),
    sampleRun({
      environment: "Short-v0",
      row: "brief",
      seed,
      curve: curveOf([100, 1_000], null, 5),
    }),
    sampleRun({
      environment: "Long-v0",
      row: "brief",
      seed,
      curve: curveOf([1_000], -50),
    }),
  ]);
  const { efficiency: { steps, rows: [ppo, brief] } } = compareScores(
    sampleSet(runs),
    options,
  );
  assertEquals([steps[0], steps.at(-1)], [100, 10_000]);
  const at = (band: typeof ppo, step: number) => {
    const index = steps.findLastIndex((point) => point <= step);
    return [band.value[index], band.lower[index], band.upper[index]];
  };
  // Of 6 runs one is cut at each end: the mean of two of each environment.
  assertEquals(at(ppo, 100), [0.25, 0.25, 0.25]);
  assertEquals(at(ppo, 250), [0.75, 0.75, 0.75]);
  assertEquals(at(ppo, 10_000), [1, 1, 1]);
  assertEquals(at(brief, 500), [0, 0, 0]);
  assertEquals(at(brief, 1_000), [0.5, 0.5, 0.5]);
  assertEquals(at(brief, 2_000), [null, null, null]);
});

Deno.test("efficiency leaves out a row that has a run without a curve", () => {
  const { efficiency } = compareScores(
    sampleSet([
      sampleRun({ environment: "Short-v0", curve: curveOf([10], 1) }),
      sampleRun({ environment: "Short-v0", row: "foreign" }),
    ]),
    options,
  );
  assertEquals(efficiency.rows.map(({ row }) => row), ["ppo"]);
  assertEquals(efficiency.steps, [10]);
});

Deno.test("curves take the mean over seeds at every point, each run's latest return", () => {
  const steps = [100, 200, 300];
  const { curves } = compareScores(
    sampleSet([
      sampleRun({ seed: 1, curve: curveOf(steps, 1, null, 7) }),
      sampleRun({ seed: 2, curve: curveOf(steps, null, 2, 8) }),
      sampleRun({ seed: 3, curve: curveOf(steps, 3, 3, 9) }),
    ]),
    options,
  );
  const [{ environment, rows: [{ value, lower, upper }] }] = curves;
  assertEquals(environment, "CartPole-v1");
  assertEquals(value, [null, 2, 8]);
  assertEquals([lower[0], upper[0]], [null, null]);
  // s = 1 and two degrees of freedom.
  const halfWidth = 4.302652729749462 / Math.sqrt(3);
  assertAlmostEquals(upper[2]! - 8, halfWidth, 1e-12);
  assertAlmostEquals(8 - lower[2]!, halfWidth, 1e-12);
});

Deno.test("curves fall to the random policy where a run has diverged", () => {
  const { curves: [{ rows: [{ value }] }] } = compareScores(
    sampleSet([
      sampleRun({
        environment: "Long-v0",
        score: null,
        curve: curveOf([100, 200, 300], -20, null, null),
      }),
    ]),
    options,
  );
  assertEquals(value, [-20, -100, -100]);
});
