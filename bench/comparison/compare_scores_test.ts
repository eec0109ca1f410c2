import { assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { deriveRandom, shuffle } from "../../numerics/mod.ts";
import { UsageError } from "../files/usage_error.ts";
import { compareScores } from "./compare_scores.ts";
import type { Comparison } from "./comparison.ts";
import { sampleCell, sampleRun, sampleSet } from "./_sample_scores.ts";

const few = { replications: 500, bandReplications: 50 };

/** Two rows on two environments, with three seeds each and a curve. */
const complete = [
  ...sampleCell("CartPole-v1", "ppo", [500, 490, 480]),
  ...sampleCell("CartPole-v1", "a2c", [400, 500, 495]),
  ...sampleCell("Pendulum-v1", "ppo", [-150, -160, -200]),
  ...sampleCell("Pendulum-v1", "a2c", [-900, -170, -155]),
].map((run, i) => ({
  ...run,
  curve: { steps: [500, 1000, 2000], return: [20 + i, null, 400 + i] },
}));

function cell({ cells }: Comparison, environment: string, row: string) {
  return cells.find((cell) =>
    cell.environment === environment && cell.row === row
  )!;
}

Deno.test("compareScores() takes mean, interval and rank over seeds", () => {
  const comparison = compareScores(sampleSet(complete), few);
  const { mean, normalized, ...ppo } = cell(comparison, "CartPole-v1", "ppo");
  assertEquals(mean!.value, 490);
  // s = 10 and two degrees of freedom.
  const halfWidth = 4.302652729749462 * 10 / Math.sqrt(3);
  assertAlmostEquals(mean!.upper! - 490, halfWidth, 1e-10);
  assertAlmostEquals(490 - mean!.lower!, halfWidth, 1e-10);
  assertAlmostEquals(normalized!.value, (490 - 22.39) / (475 - 22.39), 1e-15);
  assertAlmostEquals(
    normalized!.upper! - normalized!.value,
    halfWidth / (475 - 22.39),
    1e-12,
  );
  assertEquals([ppo.rank, ppo.best, ppo.overlapsBest], [1, true, true]);
  const a2c = cell(comparison, "CartPole-v1", "a2c");
  assertEquals([a2c.rank, a2c.best, a2c.overlapsBest], [2, false, true]);
});

Deno.test("compareScores() does not depend on the order of the runs", () => {
  const shuffled = [...complete];
  const order = shuffled.map((_, i) => i);
  shuffle(order, deriveRandom(3, "order"));
  const { environments, rows, ...set } = sampleSet(complete);
  const other = order.map((i) => complete[i]);
  assertEquals(
    compareScores({ ...set, environments, rows, runs: other }, few),
    compareScores(sampleSet(complete), few),
  );
});

Deno.test("compareScores() aggregates over chosen environments, and normalizes all", () => {
  const alone = [...complete, ...sampleCell("CartPole-v1", "x", [475, 475])];
  const comparison = compareScores(sampleSet(alone), {
    ...few,
    aggregateOver: ["Elsewhere-v0", "CartPole-v1"],
  });
  assertEquals(
    comparison.aggregates.map(({ row, environments, runs }) => [
      row,
      environments,
      runs,
    ]),
    [
      ["ppo", ["CartPole-v1"], 3],
      ["a2c", ["CartPole-v1"], 3],
      ["x", ["CartPole-v1"], 2],
    ],
  );
  assertEquals(comparison.aggregates[2].mean.value, 1);
  const pendulum = cell(comparison, "Pendulum-v1", "ppo").normalized!.value;
  assertAlmostEquals(pendulum, (1225.02 - 170) / 1025.02, 1e-12);
});

Deno.test("compareScores() gives a row the same intervals whatever other rows there are", () => {
  const two = compareScores(sampleSet(complete), few);
  const three = compareScores(
    sampleSet([
      ...sampleCell("CartPole-v1", "extra", [1, 2, 3]),
      ...sampleCell("Pendulum-v1", "extra", [-1, -2, -3]),
      ...complete,
    ].map((run) => ({ ...run, curve: run.curve ?? complete[0].curve }))),
    few,
  );
  for (const { row } of two.aggregates) {
    const [{ meanRank: _, ...one }, { meanRank: __, ...other }] = [two, three]
      .map(({ aggregates }) => aggregates.find((a) => a.row === row)!);
    assertEquals(one, other);
    for (const kind of ["profiles", "efficiency"] as const) {
      const [band, again] = [two, three].map((comparison) =>
        comparison[kind].rows.find((band) => band.row === row)
      );
      assertEquals(band, again);
    }
  }
  const pair = ({ pairs }: Comparison) =>
    pairs.find(({ x, y }) => x === "ppo" && y === "a2c");
  assertEquals(pair(two), pair(three));
  assertEquals(three.pairs.length, 6);
});

Deno.test("compareScores() ends up with the same intervals from the same seed alone", () => {
  const [one, two, other] = [1, 1, 2].map((seed) =>
    compareScores(sampleSet(complete), { ...few, seed }).aggregates[1].iqm
  );
  assertEquals(one, two);
  assertEquals(one.value, other.value);
  assertEquals(one.lower === other.lower && one.upper === other.upper, false);
});

Deno.test("compareScores() aggregates normalized scores over environments", () => {
  const scales = new Map([
    ["CartPole-v1", { random: 0, reference: 500 }],
    ["Pendulum-v1", { random: -1000, reference: 0 }],
  ]);
  const { aggregates: [ppo] } = compareScores(sampleSet(complete), {
    ...few,
    scales,
  });
  assertEquals(ppo.environments, ["CartPole-v1", "Pendulum-v1"]);
  assertEquals(ppo.runs, 6);
  // 1, .98, .96 and .85, .84, .8: one cut at each end, (.98 + .96 + .85 + .84) / 4.
  assertAlmostEquals(ppo.iqm.value, 0.9075, 1e-15);
  assertAlmostEquals(ppo.mean.value, (0.98 + 0.83) / 2, 1e-15);
  assertAlmostEquals(ppo.optimalityGap.value, 1 - 0.905, 1e-15);
  assertEquals(ppo.meanRank, 1);
});

Deno.test("compareScores() has both directions of a pair add up to 1", () => {
  const { pairs } = compareScores(sampleSet(complete), few);
  assertEquals(pairs.map(({ x, y }) => [x, y]), [["ppo", "a2c"], [
    "a2c",
    "ppo",
  ]]);
  const [forth, back] = pairs.map(({ probability }) => probability);
  // Wins of 500, 490, 480 over 400, 495, 500, and of −150, −160, −200.
  const cartPole = (2.5 + 1 + 1) / 9;
  const pendulum = (3 + 2 + 1) / 9;
  assertAlmostEquals(forth.value, (cartPole + pendulum) / 2, 1e-15);
  assertEquals(forth.value + back.value, 1);
  assertAlmostEquals(forth.lower! + back.upper!, 1, 1e-15);
});

Deno.test("compareScores() counts a diverged run as the random policy and names it", () => {
  const comparison = compareScores(
    sampleSet(sampleCell("CartPole-v1", "ppo", [500, null, 500])),
    few,
  );
  const { scores, diverged, mean } = comparison.cells[0];
  assertEquals(scores, [500, 22.39, 500]);
  assertEquals(diverged, [2]);
  assertAlmostEquals(mean!.value, 1022.39 / 3, 1e-12);
  assertEquals(comparison.aggregates[0].runs, 3);
});

Deno.test("compareScores() keeps an environment without a scale out of the aggregates", () => {
  const comparison = compareScores(
    sampleSet([
      ...sampleCell("Elsewhere-v0", "ppo", [7, null, 9]),
      ...sampleCell("Elsewhere-v0", "a2c", [7, 8, 9]),
      ...sampleCell("CartPole-v1", "ppo", [500, 500, 500]),
    ]),
    few,
  );
  const unknown = cell(comparison, "Elsewhere-v0", "ppo");
  assertEquals(unknown.scores, [7, null, 9]);
  assertEquals(unknown.mean, null);
  assertEquals([unknown.rank, unknown.best], [null, false]);
  assertEquals(unknown.normalized, null);
  assertEquals(cell(comparison, "Elsewhere-v0", "a2c").mean!.value, 8);
  assertEquals(
    comparison.aggregates.map(({ row, environments }) => [row, environments]),
    [["ppo", ["CartPole-v1"]]],
  );
});

Deno.test("compareScores() aggregates no row that lacks an environment", () => {
  const comparison = compareScores(
    sampleSet(
      complete.filter(({ environment, row }) =>
        environment === "CartPole-v1" || row === "ppo"
      ),
    ),
    few,
  );
  assertEquals(comparison.aggregates.map(({ row }) => row), ["ppo"]);
  assertEquals(comparison.pairs, []);
  assertEquals(comparison.cells.length, 3);
});

Deno.test("compareScores() gives no interval below three seeds", () => {
  const { cells, aggregates, pairs, profiles, efficiency, curves } =
    compareScores(sampleSet(complete.filter(({ seed }) => seed < 3)), few);
  const ends = [
    ...cells.map(({ mean }) => mean!),
    ...aggregates.map(({ iqm }) => iqm),
    ...pairs.map(({ probability }) => probability),
  ].flatMap(({ lower, upper }) => [lower, upper]);
  const bands = [
    ...profiles.rows,
    ...efficiency.rows,
    ...curves.flatMap(({ rows }) => rows),
  ].flatMap(({ lower, upper }) => [...lower, ...upper]);
  assertEquals(new Set([...ends, ...bands]), new Set([null]));
  assertEquals([ends.length, bands.length > 400], [16, true]);
});

Deno.test("compareScores() finds the steps to the threshold", () => {
  const curve = (...returns: (number | null)[]) => ({
    steps: [500, 1000, 1500],
    return: returns,
  });
  const { cells: [{ toThreshold }] } = compareScores(
    sampleSet([
      sampleRun({ seed: 1, curve: curve(20, null, 480) }),
      sampleRun({ seed: 2, curve: curve(20, 475, 100) }),
      sampleRun({ seed: 3, curve: curve(20, 474.9, null) }),
      sampleRun({ seed: 4, curve: curve(20, null, null) }),
    ]),
    few,
  );
  // Half of the seeds never reach it, so the median doesn't either.
  assertEquals(toThreshold, {
    median: null,
    reached: 2,
    steps: [1500, 1000, null, null],
  });
});

Deno.test("compareScores() refuses a run that occurs twice", () => {
  assertThrows(
    () => compareScores(sampleSet([sampleRun(), sampleRun({ score: 1 })])),
    UsageError,
    "Cannot compare CartPole-v1/ppo as each seed must occur once: seed 1 occurs twice",
  );
});
