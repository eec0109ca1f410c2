import { assertEquals, assertStringIncludes } from "@std/assert";
import { compareScores, scoreSetOf } from "../comparison/mod.ts";
import type { RunResult } from "../results/run_result.ts";
import { divergedResult, sampleResult } from "./_sample_result.ts";
import { scoreTables, summaryTables } from "./score_tables.ts";

const order = { environments: ["CartPole-v1"], rows: ["ppo"] };

function compare(...results: RunResult[]) {
  return compareScores(scoreSetOf(results, order), { replications: 1000 });
}

function scored(row: string, environment: string, scores: number[]) {
  return scores.map((mean, i) =>
    sampleResult({
      row,
      environment,
      seed: i + 1,
      final: { episodes: 1, mean, std: 0, returns: [mean] },
    })
  );
}

/** Two rows on two environments; all intervals have width 0, so that they are known. */
const full = compare(
  ...scored("ppo", "CartPole-v1", [475, 475, 475]),
  ...scored("x", "CartPole-v1", [22.39, 22.39, 22.39]),
  ...scored("ppo", "MountainCar-v0", [-155, -155, -155]),
  ...scored("x", "MountainCar-v0", [-155, -155, -155]),
);

Deno.test("summaryTables() writes overview and aggregates with the best in bold", () => {
  assertEquals(
    summaryTables(full),
    `# Scores of the suite tiny

A run's score is its mean return over fresh episodes with the deterministic policy after training. Shown is the mean over 3 seeds ± the half width of Student's t 95 % interval. The best mean is bold; italics mark an interval that overlaps that of the best. Engine: wasm. Revision: 1.

| Row |     CartPole-v1 |   MountainCar-v0 |
| :-- | --------------: | ---------------: |
| ppo | **475.0 ± 0.0** | **−155.0 ± 0.0** |
| x   |      22.4 ± 0.0 | **−155.0 ± 0.0** |

## Over all environments

Normalized scores of 2 environments: the random policy is 0, the return that counts as learned is 1. In brackets 95 % intervals of the stratified bootstrap.

| Row |                      IQM |                     Mean |                   Median |           Optimality gap | Mean rank | Runs |
| :-- | -----------------------: | -----------------------: | -----------------------: | -----------------------: | --------: | ---: |
| ppo | **0.750 [0.750, 0.750]** | **0.750 [0.750, 0.750]** | **0.750 [0.750, 0.750]** | **0.250 [0.250, 0.250]** |       1.3 |    6 |
| x   |     0.250 [0.250, 0.250] |     0.250 [0.250, 0.250] |     0.250 [0.250, 0.250] |     0.750 [0.750, 0.750] |       1.8 |    6 |
`,
  );
});

Deno.test("scoreTables() adds improvement, environments, scales and notes", () => {
  const tables = scoreTables(full);
  assertEquals(tables.startsWith(summaryTables(full)), true);
  assertEquals(
    [...tables.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
    [
      "Over all environments",
      "Probability of improvement",
      "CartPole-v1",
      "MountainCar-v0",
      "Scales",
      "Notes",
    ],
  );
  // ppo wins every pair on CartPole, and ties all on MountainCar.
  assertStringIncludes(
    tables,
    `| P(row > column) |               ppo |                     x |
| :-------------- | ----------------: | --------------------: |
| ppo             |                 – | **0.75 [0.75, 0.75]** |
| x               | 0.25 [0.25, 0.25] |                     – |
`,
  );
  assertStringIncludes(
    tables,
    `| Row | Steps |   n |     Mean ± 95 % |    Normalized | Rank |           Each seed | Steps to 475 |          SB3 2.9.2 |       rl-zoo |
| :-- | ----: | --: | --------------: | ------------: | ---: | ------------------: | -----------: | -----------------: | -----------: |
| ppo |    2k |   3 | **475.0 ± 0.0** | 1.000 ± 0.000 |    1 | 475.0, 475.0, 475.0 |  1,500 (3/3) | 500.0 ± 0.0 [100k] | 500.0 [100k] |
`,
  );
  assertStringIncludes(
    tables,
    `| Environment    | Random policy, 0 | Reference, 1 |
| :------------- | ---------------: | -----------: |
| CartPole-v1    |            22.39 |          475 |
| MountainCar-v0 |             −200 |         −110 |
`,
  );
  assertStringIncludes(tables, "percentiles of 1,000 resamples");
});

Deno.test("scoreTables() marks what overlaps the best", () => {
  const tables = summaryTables(compare(
    ...scored("ppo", "CartPole-v1", [480, 490, 500]),
    ...scored("x", "CartPole-v1", [470, 480, 490]),
  ));
  assertStringIncludes(tables, "| **490.0 ± 24.8** |");
  assertStringIncludes(tables, "|   *480.0 ± 24.8* |");
});

Deno.test("scoreTables() says why there is no interval, and counts seeds that differ", () => {
  const tables = scoreTables(compare(
    ...scored("ppo", "CartPole-v1", [480, 490]),
    ...scored("x", "CartPole-v1", [470]),
  ));
  assertStringIncludes(
    tables,
    "Shown is the mean over n seeds. Fewer than 3 seeds give no interval. The best mean is bold. Engine",
  );
  assertStringIncludes(tables, "| **485.0** (n = 2) |");
  assertStringIncludes(tables, "|     470.0 (n = 1) |");
  assertEquals(/± [0-9]|In brackets 95/.test(summaryTables(full)), true);
  assertEquals(/In brackets 95|italics/.test(tables), false);
});

Deno.test("scoreTables() names diverged runs and says how they count", () => {
  const tables = scoreTables(compare(
    ...scored("ppo", "CartPole-v1", [500]),
    divergedResult({ seed: 2 }),
    divergedResult({ seed: 4 }),
  ));
  assertStringIncludes(tables, "| **181.6 ± 685.0** † |");
  assertStringIncludes(tables, "| 500.0, 22.4 †, 22.4 † |");
  assertStringIncludes(
    tables,
    "\n† Diverged: CartPole-v1/ppo seed 2, CartPole-v1/ppo seed 4. A diverged run counts with the random policy's mean return.\n",
  );
});

Deno.test("scoreTables() names the rows that the aggregates leave out", () => {
  const tables = scoreTables(compare(
    ...scored("ppo", "CartPole-v1", [500]),
    ...scored("ppo", "Pendulum-v1", [-200]),
    ...scored("x", "CartPole-v1", [500]),
  ));
  assertStringIncludes(tables, "Left out, for want of a run on each: x.\n");
  assertStringIncludes(tables, "| x   |   **500.0** |           – |");
  assertEquals(tables.includes("Probability of improvement"), false);
});

Deno.test("scoreTables() shows raw scores alone where no scale is known", () => {
  const tables = scoreTables(compare(
    ...scored("ppo", "Elsewhere-v0", [1, 2, 3]),
    divergedResult({ environment: "Beyond-v0" }),
  ));
  assertEquals(/Over all|## Scales|SB3|Normalized/.test(tables), false);
  assertStringIncludes(
    tables,
    `| Row | Steps |   n |     Mean ± 95 % | Rank |        Each seed |
| :-- | ----: | --: | --------------: | ---: | ---------------: |
| ppo |    2k |   3 | **2.00 ± 2.48** |    1 | 1.00, 2.00, 3.00 |
`,
  );
  assertStringIncludes(tables, "| ppo |    2k |   1 |           – |    – |");
  assertStringIncludes(
    tables,
    "† Diverged: Beyond-v0/ppo seed 1. A diverged run counts with the random policy's mean return; where that isn't known, its row has no mean.\n",
  );
});

Deno.test("scoreTables() shows a seed that never reaches the threshold", () => {
  const curve = { steps: [500], return: [20], length: [20], episodes: [25] };
  assertStringIncludes(
    scoreTables(compare(sampleResult({ curve }))),
    "|      – (0/1) |",
  );
});

Deno.test("scoreTables() shows markup in names as text", () => {
  const hostile = compare(
    sampleResult({ environment: "a|b<script>", row: "[x](y)\n# z" }),
    divergedResult({ environment: "a|b<script>", row: "<i>" }),
  );
  const markdown = scoreTables({ ...hostile, name: "*tiny*" });
  assertStringIncludes(markdown, "# Scores of the suite \\*tiny\\*\n");
  assertStringIncludes(markdown, "\n## a\\|b\\<script\\>\n");
  assertStringIncludes(markdown, "| \\[x\\](y)\uFFFD\\# z |");
  assertStringIncludes(
    markdown,
    "† Diverged: a\\|b\\<script\\>/\\<i\\> seed 1",
  );
});
