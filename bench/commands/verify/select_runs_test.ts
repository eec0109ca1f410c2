import { assertEquals, assertThrows } from "@std/assert";
import { UsageError } from "../../files/usage_error.ts";
import { HelpRequest } from "../../terminal/command_line.ts";
import { selectRuns } from "./select_runs.ts";
import { readVerifyArguments } from "./verify_arguments.ts";

/** A folder with empty files in the places of runs, and of what is none. */
function published() {
  const out = Deno.makeTempDirSync();
  const files = [
    "quick/A-v0/ppo/seed-1.json",
    "quick/A-v0/ppo/seed-2.json",
    "quick/A-v0/ppo/seed-10.json",
    "quick/A-v0/ppo/seed-1.onnx",
    "quick/A-v0/ppo/seed-1.timing.json",
    "quick/A-v0/ppo/.seed-3.json.12.tmp",
    "quick/A-v0/ppo/seed-4.json.damaged-1",
    "quick/A-v0/a2c/seed-1.json",
    "quick/B-v0/ppo/seed-1.json",
    "quick/tables.md",
    "classic/A-v0/ppo/seed-1.json",
    "speed/speed.json",
    "speed/deep/er/speed.json",
  ];
  for (const file of files) {
    const path = `${out}/${file}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    Deno.writeTextFileSync(path, "");
  }
  const read = (...args: string[]) =>
    readVerifyArguments(["--out", `${out}/`, ...args]);
  return {
    out,
    read,
    paths: (...args: string[]) =>
      selectRuns(read(...args)).map(({ path }) => path.slice(out.length + 1)),
    refusal: (...args: string[]) =>
      assertThrows(() => selectRuns(read(...args)), UsageError).message
        .replaceAll(out, "out"),
    [Symbol.dispose]: () => Deno.removeSync(out, { recursive: true }),
  };
}

const all = [
  "classic/A-v0/ppo/seed-1.json",
  "quick/A-v0/a2c/seed-1.json",
  "quick/A-v0/ppo/seed-1.json",
  "quick/A-v0/ppo/seed-2.json",
  "quick/A-v0/ppo/seed-10.json",
  "quick/B-v0/ppo/seed-1.json",
];

Deno.test("selectRuns() finds all runs of all suites, and passes over what is none", () => {
  using place = published();
  assertEquals(place.paths(), all);
  assertEquals(place.read("--workers", "3").workers, 3);
  assertEquals(place.read().out, place.out);
  assertThrows(() => place.read("--help"), HelpRequest);
});

Deno.test("selectRuns() selects by suite, row, environment and seed", () => {
  using place = published();
  assertEquals(place.paths("--suite", "classic"), all.slice(0, 1));
  assertEquals(place.paths("--algorithm", "a2c"), all.slice(1, 2));
  assertEquals(place.paths("--env", "B-v0"), all.slice(5));
  assertEquals(
    place.paths("--suite", "quick", "--env", "A-v0", "--seeds", "2"),
    all.slice(1, 4),
  );
});

Deno.test("selectRuns() draws a sample by its seed, in the order of the runs", () => {
  using place = published();
  const one = place.paths("--sample", "3");
  assertEquals(one.length, 3);
  assertEquals(one, all.filter((path) => one.includes(path)));
  assertEquals(place.paths("--sample", "3", "--sample-seed", "1"), one);
  assertEquals(place.paths("--sample", "6"), all);
  assertEquals(place.paths("--sample", "1000"), all);
  const drawn = new Set(
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
      place.paths("--sample", "2", "--sample-seed", `${seed}`)
    ),
  );
  assertEquals(drawn.size, 6, "every run is drawn by some seed");
});

Deno.test("selectRuns() leaves out what took longer, and what says nothing of its time", () => {
  using place = published();
  for (const [path, wallSeconds] of [["1", 2], ["2", 2.5]] as const) {
    const timing = {
      format: 1,
      trainingSeconds: 1,
      wallSeconds,
      stepsPerSecond: 1,
      onnxDifference: 0,
      machine: { cpu: null, cores: 1, os: "linux", arch: "x86_64" },
      versions: { deno: "2", v8: "15", typescript: "6" },
    };
    Deno.writeTextFileSync(
      `${place.out}/quick/A-v0/ppo/seed-${path}.timing.json`,
      JSON.stringify(timing),
    );
  }
  assertEquals(place.paths("--longest", "2"), all.slice(2, 3));
  assertEquals(place.paths("--longest", "2.5"), all.slice(2, 4));
  assertEquals(
    place.refusal("--longest", "-1"),
    "Cannot use --longest as it must be seconds from 0 to 1000000000: current value is -1",
  );
});

Deno.test("selectRuns() refuses in one line what selects nothing", () => {
  using place = published();
  assertEquals(
    place.refusal("--suite", "speed"),
    "Cannot use --suite as it must name some of classic, quick: current value is speed",
  );
  assertEquals(
    place.refusal("--env", "B-v0", "--suite", "classic"),
    "Cannot verify out as it holds no run that --suite, --algorithm, --env, --seeds and --longest select together",
  );
  assertEquals(
    place.refusal("--sample-seed", "2"),
    "Cannot use --sample-seed without --sample",
  );
  assertEquals(
    place.refusal("--sample", "0").startsWith(
      "Cannot use --sample as it must be a whole number from 1 to ",
    ),
    true,
  );
  assertEquals(
    place.refusal("--out", `${place.out}/speed`),
    "Cannot verify out/speed as it must hold results: there is no <suite>/<environment>/<row>/seed-<n>.json in it",
  );
  assertEquals(
    place.refusal("--out", `${place.out}/nowhere`).startsWith(
      "Cannot read folder out/nowhere: ",
    ),
    true,
  );
});
