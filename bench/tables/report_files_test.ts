import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { compareScores, scoreSetOf } from "../comparison/mod.ts";
import type { RunResult } from "../results/run_result.ts";
import { reportFiles } from "./report_files.ts";
import { divergedResult, sampleResult } from "./_sample_result.ts";

function filesOf(results: readonly RunResult[]): Map<string, string> {
  const set = scoreSetOf(results, { environments: [], rows: ["ppo", "a_2c"] });
  const comparison = compareScores(set, { replications: 1000 });
  return new Map(
    reportFiles(comparison, results).map((
      { path, content },
    ) => [path, content as string]),
  );
}

function scored(mean: number, fields: Partial<RunResult>) {
  return sampleResult({
    ...fields,
    final: { episodes: 2, mean, std: 2.5, returns: [mean, mean] },
  });
}

const results = [
  scored(480, { seed: 1 }),
  scored(490, { seed: 2 }),
  scored(500, { seed: 3 }),
  scored(470, { seed: 1, row: "a_2c", algorithm: "a2c" }),
  scored(471, { seed: 2, row: "a_2c", algorithm: "a2c" }),
  divergedResult({ seed: 3, row: "a_2c", algorithm: "a2c" }),
];

Deno.test("one changed score changes every file", () => {
  const before = filesOf(results);
  const after = filesOf([scored(479.875, { seed: 1 }), ...results.slice(1)]);
  assertEquals([...before.keys()], [
    "tables.md",
    "tables.tex",
    "scores.csv",
    "summary.csv",
    "aggregates.csv",
    "comparison.json",
  ]);
  for (const [path, text] of before) assertNotEquals(after.get(path), text);
});

Deno.test("every file shows the same changed mean", () => {
  // (365 + 490 + 500) / 3 = 451.666…, normalized 0.94845….
  const after = filesOf([scored(365, { seed: 1 }), ...results.slice(1)]);
  const shown: Record<string, string> = {
    "tables.md": "| **451.7 ± 186.9** |",
    "tables.tex": "$\\mathbf{451.7 \\pm 186.9}$",
    "scores.csv": "tiny,CartPole-v1,ppo,ppo,1,365,2.5,0.7569",
    "summary.csv": "tiny,CartPole-v1,ppo,ppo,2000,3,0,451.6666666666667,264.8",
    "aggregates.csv": "tiny,ppo,1,3,0.948",
    "comparison.json": '"value": 451.6666666666667,',
  };
  for (const [path, text] of after) {
    assert(text.includes(shown[path]), `${path}: ${text}`);
  }
});

Deno.test("reportFiles() does not depend on the order of the results", () => {
  assertEquals(filesOf(results.toReversed()), filesOf(results));
});

Deno.test("scores.csv has one unrounded line a run", () => {
  assertEquals(
    filesOf(results).get("scores.csv"),
    `suite,environment,row,algorithm,seed,final_mean,final_std,normalized,steps_to_threshold,ended
tiny,CartPole-v1,ppo,ppo,1,480,2.5,1.0110470382890346,1500,completed
tiny,CartPole-v1,ppo,ppo,2,490,2.5,1.0331411148671041,1500,completed
tiny,CartPole-v1,ppo,ppo,3,500,2.5,1.0552351914451736,1500,completed
tiny,CartPole-v1,a_2c,a2c,1,470,2.5,0.9889529617109653,1500,completed
tiny,CartPole-v1,a_2c,a2c,2,471,2.5,0.9911623693687722,1500,completed
tiny,CartPole-v1,a_2c,a2c,3,22.39,,0,1500,diverged
`,
  );
});

Deno.test("summary.csv and aggregates.csv leave empty what isn't known", () => {
  const files = filesOf([
    sampleResult({ environment: "Elsewhere-v0" }),
    sampleResult({ row: "x" }),
  ]);
  assertEquals(
    files.get("summary.csv"),
    `suite,environment,row,algorithm,steps,seeds,diverged,mean,mean_lower,mean_upper,normalized,normalized_lower,normalized_upper,rank,best,overlaps_best,steps_to_threshold,reached_threshold
tiny,CartPole-v1,x,ppo,2000,1,0,500,,,1.0552351914451736,,,1,true,false,1500,1
tiny,Elsewhere-v0,ppo,ppo,2000,1,0,500,,,,,,1,true,false,,
`,
  );
  assertEquals(
    files.get("aggregates.csv"),
    `suite,row,environments,runs,iqm,iqm_lower,iqm_upper,mean,mean_lower,mean_upper,median,median_lower,median_upper,optimality_gap,optimality_gap_lower,optimality_gap_upper,mean_rank
tiny,x,1,1,1.0552351914451736,,,1.0552351914451736,,,1.0552351914451736,,,0,,,1
`,
  );
});

Deno.test("tables.tex escapes names, marks overlaps and diverged runs", () => {
  const tex = filesOf(results).get("tables.tex")!;
  assert(tex.includes("  ppo & $\\mathbf{490.0 \\pm 24.8}$ \\\\\n"), tex);
  assert(
    tex.includes(
      "  a\\_2c & $321.1 \\pm 642.7$\\rlap{$^{\\ast\\dagger}$} \\\\",
    ),
    tex,
  );
  assert(tex.includes("$^\\dagger$ With diverged runs"), tex);
  assert(tex.includes("%   \\usepackage{booktabs}\n"), tex);
  assert(tex.includes("ppo & $\\mathbf{1.033\\;[1.011,\\,1.055]}$ &"), tex);
});

Deno.test("comparison.json reads back as the comparison", () => {
  const set = scoreSetOf(results, { environments: [], rows: ["ppo", "a_2c"] });
  assertEquals(
    JSON.parse(filesOf(results).get("comparison.json")!),
    compareScores(set, { replications: 1000 }),
  );
});

Deno.test("tables.tex counts the seeds of each cell where they differ", () => {
  const tex = filesOf(results.slice(0, 5)).get("tables.tex")!;
  assert(
    tex.includes("  ppo & $\\mathbf{490.0 \\pm 24.8}$ ($n = 3$) \\\\\n"),
    tex,
  );
  assert(tex.includes("  a\\_2c & $470.5$ ($n = 2$) \\\\\n"), tex);
  assert(tex.includes("over $n$ seeds with Student's"), tex);
});

Deno.test("tables.tex names the environments that count, and marks nothing without intervals", () => {
  const tex = filesOf([
    scored(480, {}),
    sampleResult({ environment: "Elsewhere-v0" }),
  ]).get("tables.tex")!;
  assert(
    tex.includes(
      "\\caption{Mean return of the final policies over one seed. Fewer than 3 seeds give no interval. The best is bold.}",
    ),
    tex,
  );
  assert(
    tex.includes(
      "\\caption{Normalized scores over CartPole-v1 (random policy 0, reference 1). The best is bold.}",
    ),
    tex,
  );
});
