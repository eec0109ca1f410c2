import { assertEquals, assertStringIncludes } from "@std/assert";
import { cellsOf } from "./cells.ts";
import { divergedResult, sampleResult } from "./_sample_result.ts";
import { scoreTables } from "./score_tables.ts";
import { scoresCsv } from "./scores_csv.ts";

function final(mean: number, std: number) {
  return { episodes: 2, mean, std, returns: [mean - std, mean + std] };
}

const cells = cellsOf([
  sampleResult({ seed: 1, final: final(498, 2) }),
  sampleResult({ seed: 2, final: final(500, 0) }),
  sampleResult({ row: "trpo-monte-carlo", algorithm: "trpo", steps: 2500 }),
  divergedResult({ environment: "Pendulum-v1" }),
], { environments: ["CartPole-v1", "Pendulum-v1"], rows: ["ppo"] });

Deno.test("scoreTables() writes overview, environments and notes", () => {
  // Interval of 498 and 500: s/√2 = 1, times 12.706.
  assertEquals(
    scoreTables("tiny", cells),
    `# Scores of the suite tiny

A run's score is its mean return over fresh episodes with the deterministic policy after training. Shown is the mean over n seeds ± the half width of Student's t 95 % interval.

Engine: wasm. Revision: 1.

| Row              |          CartPole-v1 |       Pendulum-v1 |
| :--------------- | -------------------: | ----------------: |
| ppo              | 499.0 ± 12.7 (n = 2) | −1225.0 † (n = 1) |
| trpo-monte-carlo |        500.0 (n = 1) |                 – |

## CartPole-v1

| Row              | Steps |   n |  Mean ± 95 % |    Each seed | Steps to 475 |          SB3 2.9.2 |       rl-zoo |
| :--------------- | ----: | --: | -----------: | -----------: | -----------: | -----------------: | -----------: |
| ppo              |    2k |   2 | 499.0 ± 12.7 | 498.0, 500.0 |  1,500 (2/2) | 500.0 ± 0.0 [100k] | 500.0 [100k] |
| trpo-monte-carlo | 2,500 |   1 |        500.0 |        500.0 |  1,500 (1/1) |                  – |            – |

## Pendulum-v1

| Row | Steps |   n | Mean ± 95 % | Each seed | Steps to −200 |            SB3 2.9.2 |        rl-zoo |
| :-- | ----: | --: | ----------: | --------: | ------------: | -------------------: | ------------: |
| ppo |    2k |   1 |   −1225.0 † | −1225.0 † |     500 (1/1) | −179.6 ± 21.5 [100k] | −172.0 [100k] |

## Notes

- Steps: budget of environment steps. Steps to a return: median over seeds of the first point of the training curve that reaches it, a seed that never does counted as later than any; in brackets how many seeds reached it.
- SB3 2.9.2: Stable-Baselines3 and sb3-contrib 2.9.2 (TRPO with GAE), measured for this project: settings and budgets of rl-baselines3-zoo, 5 seeds (0 to 4), 100 episodes of the deterministic policy after training. In brackets its steps.
- rl-zoo: benchmark.md of rl-baselines3-zoo: a single run each, deterministic policy, about 150,000 steps of evaluation. A single run hides the seeds that fail: compare with the column beside it. In brackets its steps.
- † 1 run diverged; the score is the random policy's mean return.
`,
  );
});

Deno.test("scoresCsv() writes one unrounded line a run", () => {
  assertEquals(
    scoresCsv(cells),
    `suite,environment,row,algorithm,seed,final_mean,final_std,steps_to_threshold,ended
tiny,CartPole-v1,ppo,ppo,1,498,2,1500,completed
tiny,CartPole-v1,ppo,ppo,2,500,0,1500,completed
tiny,CartPole-v1,trpo-monte-carlo,trpo,1,500,0,1500,completed
tiny,Pendulum-v1,ppo,ppo,1,-1225.02,,500,diverged
`,
  );
});

Deno.test("scoreTables() shows markup in names as text", () => {
  const hostile = cellsOf([
    sampleResult({ environment: "a|b<script>", row: "[x](y)\n# z" }),
  ], { environments: [], rows: [] });
  const markdown = scoreTables("*tiny*", hostile);
  assertStringIncludes(markdown, "# Scores of the suite \\*tiny\\*\n");
  assertStringIncludes(markdown, "\n## a\\|b\\<script\\>\n");
  assertStringIncludes(markdown, "| \\[x\\](y)\uFFFD\\# z |");
});

Deno.test("scoreTables() shows a seed that never reaches the threshold", () => {
  const curve = { steps: [500], return: [20], length: [20], episodes: [25] };
  const markdown = scoreTables(
    "tiny",
    cellsOf([sampleResult({ curve })], { environments: [], rows: [] }),
  );
  assertStringIncludes(markdown, "|      – (0/1) |");
});

Deno.test("scoreTables() shows peers only where they have figures", () => {
  const markdown = scoreTables(
    "tiny",
    cellsOf([sampleResult({ environment: "Elsewhere-v0" })], {
      environments: [],
      rows: [],
    }),
  );
  assertEquals(markdown.includes("SB3"), false);
  assertStringIncludes(markdown, "| Each seed | Steps to threshold |\n");
});
