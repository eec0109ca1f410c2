import { assertEquals } from "@std/assert";
import { makeWorkplace } from "./_workplace.ts";

const MINE = `algorithm,environment,seed,score
low,Mine-v0,1,10
high,Mine-v0,1,30
high,Mine-v0,2,41
`;

Deno.test("compare() refuses what can't be compared, in one line", async () => {
  using place = makeWorkplace();
  place.put("/mine.csv", MINE);
  place.put("/folder/x", "");
  place.put("/few.csv", MINE.split("\n").slice(0, 2).join("\n"));
  place.put("/bad.csv", MINE.replace("41", "high"));
  const rows = Array.from({ length: 101 }, (_, i) => `r${i},E,1,0\n`).join("");
  place.put("/many.csv", `algorithm,environment,seed,score\n${rows}`);
  const seeds = Array.from({ length: 1001 }, (_, i) => `r,E,${i + 1},0\n`);
  place.put("/long.csv", `algorithm,environment,seed,score\n${seeds.join("")}`);
  place.put("/clash.csv", "row,environment,seed,score\nmine/low,E,1,2\n");
  const cases: [string[], string][] = [
    [
      [],
      "Cannot compare as a source must be named: deno task compare results/classic mine.csv",
    ],
    [
      ["/few.csv"],
      "Cannot compare few as there must be at least two rows: current number is 1",
    ],
    [
      ["/mine.csv", "--algorithm", "low"],
      "Cannot compare mine as there must be at least two rows: current number is 1",
    ],
    [
      ["/mine.csv", "--algorithm", "low,lower"],
      "Cannot use --algorithm as it must name some of low, high: current value is lower",
    ],
    [
      ["/mine.csv", "--env", "Pong"],
      "Cannot use --env as it must name some of Mine-v0: current value is Pong",
    ],
    [
      ["/bad.csv", "/mine.csv"],
      "Cannot use /bad.csv as line 4 must have a number from -1e15 to 1e15 as 'score': current value is \"high\"",
    ],
    [
      ["/many.csv"],
      "Cannot compare many as it must have at most 100 rows: current number is 101",
    ],
    [
      ["/long.csv"],
      "Cannot compare long as it must have at most 1000 seeds of r on E: current number is 1001",
    ],
    [
      ["/mine.csv", "/mine.csv", "/clash.csv"],
      "Cannot compare as the labels of rows must differ: 'mine/low' is that of two; --name gives a source another name",
    ],
    [
      ["/folder/x_y"],
      "Cannot compare /folder/x_y as it must be a .csv file, or a folder of results that is named after its suite, such as results/classic",
    ],
    [
      ["/folder"],
      "Cannot report /folder as it must hold results: there is no seed-<n>.json in it",
    ],
    [
      ["/gone"],
      "Cannot report /gone as it must be a folder of results: there is none",
    ],
    [["/gone.csv"], "Cannot read /gone.csv: there is no such file"],
    [
      ["/mine.csv", "--seeds", "3"],
      'Cannot use "--seeds": the options are --algorithm, --env, --name, --scale, --out, --help',
    ],
  ];
  for (const [args, message] of cases) {
    assertEquals(await place.refusal(...args), message);
  }
});
