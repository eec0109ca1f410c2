import { assert, assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { readScoresFile } from "./scores_file.ts";

function read(content: string | Uint8Array) {
  const path = Deno.makeTempFileSync({ suffix: ".csv" });
  try {
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : content;
    Deno.writeFileSync(path, bytes);
    return readScoresFile(path);
  } finally {
    Deno.removeSync(path);
  }
}

/** The refusal of a file, its path left out. */
function refusal(content: string | Uint8Array): string {
  const { message } = assertThrows(() => read(content), UsageError);
  assertEquals(message.includes("\n"), false, message);
  return message.replace(/\S+\.csv/, "FILE");
}

const HEADER = "algorithm,environment,seed,score\n";

Deno.test("readScoresFile() reads columns in any order and passes over others", () => {
  const text =
    '\uFEFFseed,note,score,environment,algorithm\r\n2,"a,b",-5,Mine-v0,mine\r\n1,,1e3,Mine-v0,mine';
  const run = {
    environment: "Mine-v0",
    row: "mine",
    algorithm: "mine",
    steps: null,
    curve: null,
  };
  assertEquals(read(text), [
    { ...run, seed: 2, score: -5 },
    { ...run, seed: 1, score: 1000 },
  ]);
});

Deno.test("readScoresFile() reads the names of the report's own scores", () => {
  const [run] = read(
    "suite,environment,row,algorithm,seed,final_mean\nquick,CartPole-v1,ppo-wide,ppo,1,500\n",
  );
  assertEquals([run.row, run.algorithm, run.score], ["ppo-wide", "ppo", 500]);
  const [other] = read("row,environment,seed,score\nx,CartPole-v1,1,.5\n");
  assertEquals([other.row, other.algorithm, other.score], ["x", "x", 0.5]);
});

Deno.test("readScoresFile() never gives minus zero", () => {
  for (const zero of ["-0", "-1e-400"]) {
    const [{ score }] = read(`${HEADER}a,E,1,${zero}`);
    assert(Object.is(score, 0), zero);
  }
});

Deno.test("readScoresFile() refuses a file without its columns or scores", () => {
  const columns =
    "Cannot use FILE as its header must have the columns algorithm (or row), environment, seed, score (or final_mean): there is no";
  assertEquals(refusal(""), "Cannot use FILE as it must not be empty");
  assertEquals(
    refusal("algo,environment,Seed,score\n"),
    `${columns} algorithm, no seed`,
  );
  assertEquals(
    refusal("ppo,CartPole-v1,1,500\n"),
    `${columns} algorithm, no environment, no seed, no score`,
  );
  assertEquals(
    refusal("seed,algorithm,environment,seed,score\n"),
    "Cannot use FILE as its header must have each column once: 'seed' occurs twice",
  );
  assertEquals(
    refusal(HEADER),
    "Cannot use FILE as it must have a score: there is only a header",
  );
});

Deno.test("readScoresFile() names the line that is not right", () => {
  const cases: Record<string, string> = {
    "a,E,1": "have 4 fields, as the header has: current number is 3",
    "a,E,1,2,3": "have 4 fields, as the header has: current number is 5",
    "": "have 4 fields, as the header has: current number is 1",
    "a,E,0,1":
      "have a whole number from 1 on as 'seed': current value is \"0\"",
    "a,E,1.5,1":
      "have a whole number from 1 on as 'seed': current value is \"1.5\"",
    "a,E,-1,1":
      "have a whole number from 1 on as 'seed': current value is \"-1\"",
    "a,E,1,nan":
      "have a number from -1e15 to 1e15 as 'score': current value is \"nan\"",
    "a,E,1,1e400":
      "have a number from -1e15 to 1e15 as 'score': current value is \"1e400\"",
    "a,E,1,":
      "have a number from -1e15 to 1e15 as 'score': current value is \"\"",
    "a,E,1,0x10":
      "have a number from -1e15 to 1e15 as 'score': current value is \"0x10\"",
    "=1+1,E,1,2":
      "have a name that doesn't begin with =, +, - or @ as 'row': current value is \"=1+1\"",
    "a,-E,1,2":
      "have a name that doesn't begin with =, +, - or @ as 'environment': current value is \"-E\"",
    " a,E,1,2":
      "have a name without spaces at its ends as 'row': current value is \" a\"",
    "a,,1,2":
      "have a name without spaces at its ends as 'environment': current value is \"\"",
    "a\u202e,E,1,2":
      "have a name without control characters as 'row': current value is \"a\uFFFD\"",
    "x,Pole,1,2":
      "differ from all others in algorithm, environment and seed: x, Pole, 1 has occurred before",
  };
  for (const [line, message] of Object.entries(cases)) {
    assertEquals(
      refusal(`${HEADER}x,Pole,1,2\n${line}\n`),
      `Cannot use FILE as line 3 must ${message}`,
    );
  }
  assertEquals(
    refusal(`${HEADER}${"n".repeat(101)},E,1,2\n`),
    `Cannot use FILE as line 2 must have a name of at most 100 characters as 'row': current value is "${
      "n".repeat(100)
    }…"`,
  );
  assertEquals(
    refusal("row,algorithm,environment,seed,score\na,x,E,1,2\na,y,E,2,2\n"),
    "Cannot use FILE as line 3 must have 'x' as the algorithm of row 'a', as a line before: current value is 'y'",
  );
  assertEquals(
    refusal(`${HEADER}a,E,1,2\n"a`),
    "Cannot use FILE as line 3 must close the quotes that it opens: one is open to the file's end",
  );
});

Deno.test("readScoresFile() refuses what is no text, too large, or not there", () => {
  assertEquals(
    refusal(Uint8Array.of(0xff, 0xfe)),
    "Cannot read FILE as it must be text in UTF-8",
  );
  assertEquals(
    refusal(new Uint8Array(16 * 1024 * 1024 + 1)),
    "Cannot read FILE as it must have at most 16777216 bytes: current value is 16777217",
  );
  assertThrows(
    () => readScoresFile("nowhere.csv"),
    UsageError,
    "Cannot read nowhere.csv: there is no such file",
  );
});
