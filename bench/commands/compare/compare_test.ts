import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import type { Comparison } from "../../comparison/mod.ts";
import { sampleResult } from "../../tables/_sample_result.ts";
import { HelpRequest } from "../../terminal/command_line.ts";
import { makeWorkplace } from "./_workplace.ts";
import { readCompareArguments } from "./compare_arguments.ts";
import { compare } from "./compare.ts";

const MINE = `algorithm,environment,seed,score
low,Mine-v0,1,10
low,Mine-v0,2,20
low,Mine-v0,3,30
low,Mine-v0,4,41
high,Mine-v0,1,30
high,Mine-v0,2,50
high,Mine-v0,3,70
high,Mine-v0,4,99
`;
const SCALE = '{ "Mine-v0": { "random": 0, "reference": 100 } }';

function scored(mean: number, fields: Parameters<typeof sampleResult>[0]) {
  const final = { episodes: 2, mean, std: 2.5, returns: [mean, mean] };
  return sampleResult({ ...fields, final });
}

function probability({ pairs }: Comparison, x: string, y: string) {
  return pairs.find((pair) => pair.x === x && pair.y === y)!.probability;
}

Deno.test("compare() takes interquartile means and probabilities of a file of scores", async () => {
  using place = makeWorkplace();
  place.put("/mine.csv", MINE);
  place.put("/scale.json", SCALE);
  const comparison = await place.written("/mine.csv", "--scale", "/scale.json");
  const [low, high] = comparison.aggregates;
  // The middle halves: 20 and 30 of 10, 20, 30, 41; 50 and 70 of 30, 50, 70, 99.
  assertAlmostEquals(low.iqm.value, 0.25, 1e-15);
  assertAlmostEquals(high.iqm.value, 0.6, 1e-15);
  assertAlmostEquals(low.mean.value, 0.2525, 1e-15);
  assertAlmostEquals(high.optimalityGap.value, 1 - 0.6225, 1e-15);
  assert(low.iqm.lower! < 0.25 && low.iqm.upper! > 0.25);
  // Of 16 pairs `high` has 14 for itself, and one is a tie.
  assertEquals(probability(comparison, "high", "low").value, 14.5 / 16);
  assertEquals(comparison.rows, ["low", "high"]);
  assertEquals([comparison.engines, comparison.revisions], [[], []]);
  assertEquals(comparison.name, "mine");
});

Deno.test("compare() prints sources, overview, aggregates and probabilities", async () => {
  using place = makeWorkplace();
  place.put("/mine.csv", MINE);
  place.put("/scale.json", SCALE);
  const text = await place.compare("/mine.csv", "--scale", "/scale.json");
  for (
    const part of [
      "# Scores of mine\n\n- **mine** (2 rows, 8 runs): scores from the file mine.csv.\n\nA run's score is what its source gives;",
      "| low  |   *25.3 ± 21.2* |\n| high | **62.3 ± 46.9** |\n",
      "Normalized scores of 1 environment: the random policy is 0, the reference is 1.",
      "| low  |   *0.250 [0.100, 0.410]* |",
      "## Probability of improvement\n",
      "| high            | **0.91 [",
    ]
  ) assertStringIncludes(text, part);
});

Deno.test("compare() finds a suite and its own scores.csv equal", async () => {
  using place = makeWorkplace();
  const quick = new URL("../../../results/quick", import.meta.url).pathname;
  await compare(
    readCompareArguments(
      [quick, `${quick}/scores.csv`, "--out", `${place.root}/out`],
    ),
  );
  const comparison: Comparison = JSON.parse(
    Deno.readTextFileSync(`${place.root}/out/quick-vs-scores/comparison.json`),
  );
  const of = (row: string) => ({
    cell: comparison.cells.find((cell) => cell.row === row)!,
    aggregate: comparison.aggregates.find((each) => each.row === row)!,
  });
  const order = ["reinforce", "a2c", "npg", "trpo", "trpo-vine", "ppo"];
  assertEquals(
    comparison.rows,
    ["quick", "scores"].flatMap((name) => order.map((row) => `${name}/${row}`)),
  );
  for (const row of comparison.rows.slice(0, 6)) {
    const other = row.replace("quick/", "scores/");
    assertEquals(probability(comparison, row, other).value, 0.5);
    const [ours, theirs] = [of(row), of(other)];
    assertEquals(theirs.cell.scores, ours.cell.scores);
    assertEquals(theirs.cell.mean, ours.cell.mean);
    assertEquals(theirs.cell.algorithm, ours.cell.algorithm);
    assertEquals(theirs.aggregate, { ...ours.aggregate, row: other });
  }
});

Deno.test("compare() gives a row of a file the intervals that the same scores have in results", async () => {
  using place = makeWorkplace();
  const means = [400, 450, 480, 500];
  place.file("/out", ...means.map((mean, i) => scored(mean, { seed: i + 1 })));
  const lines = means.map((mean, i) => `ppo,CartPole-v1,${i + 1},${mean}\n`);
  const header = "algorithm,environment,seed,score\n";
  place.put("/a.csv", `${header}${lines.toReversed().join("")}`);
  place.put("/b.csv", `${header}b,CartPole-v1,1,300\n`);
  const [fromResults] = (await place.written("/out/tiny", "/b.csv")).aggregates;
  const [fromFile] = (await place.written("/a.csv", "/b.csv")).aggregates;
  assertEquals(fromFile, fromResults);
  assert(fromFile.iqm.lower! < fromFile.iqm.upper!);
});

Deno.test("compare() labels rows by their source where two sources have them alone", async () => {
  using place = makeWorkplace();
  place.file(
    "/new",
    scored(490, {}),
    scored(480, { row: "a2c", algorithm: "a2c" }),
  );
  place.file("/old", scored(470, { revision: 2 }));
  const comparison = await place.written("/new/tiny/", "/old/tiny");
  assertEquals(comparison.rows, ["a2c", "tiny/ppo", "tiny-2/ppo"]);
  assertEquals(comparison.name, "tiny-vs-tiny-2");
  assertEquals(comparison.revisions, [1, 2]);
  const named = await place.written(
    "/new/tiny",
    "/old/tiny",
    "--name",
    "new,old",
    "--algorithm",
    "new/ppo, old/ppo",
  );
  assertEquals(named.rows, ["new/ppo", "old/ppo"]);
  assertEquals(named.cells.map(({ scores }) => scores), [[490], [470]]);
  assertEquals(named.cells.map(({ seeds }) => seeds), [[1], [1]]);
  assertEquals(named.cells[0].mean, { value: 490, lower: null, upper: null });
});

Deno.test("compare() aggregates over the environments of every row, and says which it leaves out", async () => {
  using place = makeWorkplace();
  place.file(
    "/out",
    scored(490, {}),
    scored(-150, { environment: "Pendulum-v1" }),
    scored(7, { environment: "Own-v0" }),
  );
  place.put(
    "/mine.csv",
    "algorithm,environment,seed,score\nmine,CartPole-v1,1,475\nmine,Own-v0,1,8\n",
  );
  const comparison = await place.written("/out/tiny", "/mine.csv");
  assertEquals(
    comparison.environments.map(({ id }) => id),
    ["CartPole-v1", "Own-v0", "Pendulum-v1"],
  );
  assertEquals(
    comparison.aggregates.map(({ row, environments }) => [row, environments]),
    [["ppo", ["CartPole-v1"]], ["mine", ["CartPole-v1"]]],
  );
  assertEquals(comparison.aggregates[1].iqm.value, 1);
  assertEquals(probability(comparison, "ppo", "mine").value, 1);
  const pendulum = comparison.cells.find(({ environment }) =>
    environment === "Pendulum-v1"
  )!;
  assertAlmostEquals(
    pendulum.normalized!.value,
    (1225.02 - 150) / 1025.02,
    1e-12,
  );
  const text = await place.compare("/out/tiny", "/mine.csv");
  for (
    const line of [
      "- **tiny** (1 row, 3 runs): results of this benchmark, engine wasm, revision 1.\n",
      "- **mine** (1 row, 2 runs): scores from the file mine.csv.\n",
      "- In no aggregate, since not every row has a run there: Pendulum-v1.\n",
      "- In no aggregate, since no scale is known, so that only raw scores are shown: Own-v0. The option --scale gives one.\n",
      "Normalized scores of 1 environment: the random policy is 0, the return that counts as learned is 1.",
    ]
  ) assertStringIncludes(text, line);
  // Engines and revisions would be those of some runs only.
  assertEquals([comparison.engines, comparison.revisions], [[], []]);
  const alone = await place.written(
    "/out/tiny",
    "/mine.csv",
    "--env",
    "Own-v0",
  );
  assertEquals([alone.aggregates, alone.pairs], [[], []]);
  assertEquals(alone.cells.map(({ rank }) => rank), [2, 1]);
});

Deno.test("compare() leaves out rows and environments that a filter empties", async () => {
  using place = makeWorkplace();
  place.put(
    "/mine.csv",
    "algorithm,environment,seed,score\na,E,1,1\nb,E,1,2\nb,F,1,3\nc,F,1,4\nd,G,1,5\n",
  );
  const onE = await place.written(
    "/mine.csv",
    "--env",
    "E,F",
    "--algorithm",
    "b,a",
  );
  assertEquals(onE.rows, ["a", "b"]);
  assertEquals(onE.environments.map(({ id }) => id), ["E", "F"]);
  const onF = await place.written("/mine.csv", "--env", "F");
  assertEquals(onF.rows, ["b", "c"]);
  const ofC = await place.written("/mine.csv", "--algorithm", "c,d");
  assertEquals(ofC.environments.map(({ id }) => id), ["F", "G"]);
});

Deno.test("compare() says whose the scales are", async () => {
  using place = makeWorkplace();
  place.put("/own.csv", MINE);
  place.put("/both.csv", `${MINE}low,CartPole-v1,1,9\nhigh,CartPole-v1,1,8\n`);
  place.put("/scale.json", SCALE);
  const scales = async (file: string) => {
    await place.compare(file, "--scale", "/scale.json", "--out", "/out");
    const [name] = place.names("/out");
    const tables = Deno.readTextFileSync(`${place.root}/out/${name}/tables.md`);
    Deno.removeSync(`${place.root}/out`, { recursive: true });
    return tables.split("## Scales\n\n")[1].split("\n")[0];
  };
  const given = "Given by the one who compares: the scale of Mine-v0. So 1 is";
  assertStringIncludes(
    await scales("/own.csv"),
    `(score − random) / (reference − random). ${given}`,
  );
  assertStringIncludes(
    await scales("/both.csv"),
    `which has none, the usual −200. ${given}`,
  );
});

Deno.test("compare() writes the report's files, with what others know of its results", async () => {
  using place = makeWorkplace();
  place.file("/out", scored(490, {}));
  place.put("/my scores.csv", MINE.replaceAll("Mine-v0", "CartPole-v1"));
  const text = await place.compare(
    "/out/tiny",
    "/my scores.csv",
    "--out",
    "/out/",
  );
  const folder = "/out/tiny-vs-my-scores";
  const files = [
    "tables.md",
    "tables.tex",
    "scores.csv",
    "summary.csv",
    "aggregates.csv",
    "comparison.json",
    "figures/",
  ];
  assert(text.endsWith(`\nIn ${folder}: ${files.join(", ")}`), text);
  assertEquals(
    place.names(folder),
    files.map((name) => name.replace("/", "")).sort(),
  );
  assertStringIncludes(
    Deno.readTextFileSync(`${place.root}${folder}/figures/aggregates.svg`),
    ">low</text>",
  );
  const read = (name: string) =>
    Deno.readTextFileSync(`${place.root}${folder}/${name}`);
  assert(read("tables.md").startsWith(text.split("\nIn /out")[0]));
  assertStringIncludes(read("tables.md"), "## CartPole-v1\n");
  assertStringIncludes(
    read("tables.md"),
    "from the file my scores.csv",
  );
  assertStringIncludes(read("tables.tex"), "% Scores of tiny and my-scores.\n");
  assertStringIncludes(read("tables.tex"), "\\caption{Mean score over $n$");
  const [, first, second] = read("scores.csv").split("\n");
  assert(first.startsWith("tiny-vs-my-scores,CartPole-v1,ppo,ppo,1,490,2.5,"));
  assert(second.startsWith("tiny-vs-my-scores,CartPole-v1,low,low,1,10,,"));
  const texts = files.filter((name) => !name.endsWith("/"));
  const before = texts.map(read);
  await place.compare("/out/tiny", "/my scores.csv", "--out", "/out");
  assertEquals(texts.map(read), before);
});

Deno.test("compare() prints its help", () => {
  assertThrows(
    () => readCompareArguments(["--help"]),
    HelpRequest,
    "usage: deno task compare SOURCE",
  );
});
