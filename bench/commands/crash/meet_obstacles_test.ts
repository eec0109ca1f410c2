import { assertEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { sampleResult } from "../../tables/_sample_result.ts";
import { meetObstacles } from "./meet_obstacles.ts";

/** Lets a program meet the obstacles; `full` is whether its disk is. */
async function meet(program: string) {
  const folder = Deno.makeTempDirSync();
  const met = await meetObstacles({
    random: deriveRandom(1, "obstacles"),
    folder,
    suite: "own",
    expected: {
      whole: new Map([["seed-1.json", new TextEncoder().encode("whole")]]),
      damaged: new Map(),
      records: new Map([["cell/seed-1.checkpoint", sampleResult()]]),
    },
    command: (out, blocks) =>
      new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "--quiet", "--no-prompt", `--allow-write=${folder}`],
          `data:application/javascript,${
            encodeURIComponent(`
            const path = Deno.args[0] + "/own/seed-1.json";
            const full = Deno.args.length > 1;
            const refuse = (code) => {
              console.error("Cannot write " + path);
              Deno.exit(code);
            };
            ${program}
            try {
              Deno.writeTextFileSync(path, "whole");
            } catch {
              refuse(1);
            }`)
          }`,
          out,
          ...blocks === undefined ? [] : ["full"],
        ],
        stdout: "null",
        stderr: "piped",
      }),
  });
  Deno.removeSync(folder, { recursive: true });
  return met;
}

Deno.test("meetObstacles() passes a program that refuses in a line, then writes", async () => {
  const met = await meet("if (full) refuse(2);");
  assertEquals(met.map(({ name }) => name), ["full disk", "read-only folder"]);
  assertEquals(met[0].skipped, null);
  assertEquals(met.flatMap(({ failures }) => failures), []);
});

Deno.test("meetObstacles() finds what a program does wrong", async () => {
  const cases: [program: string, failure: string][] = [
    [
      `if (full) {
        Deno.writeTextFileSync(path, "half");
        refuse(1);
      }`,
      "seed-1.json differs from the uninterrupted one's",
    ],
    ["if (full) Deno.exit(1);", "did not say what it can't"],
    ["if (full) refuse(0);", "exited with 0, not 1 or 2"],
    [
      `if (full) {
        console.error("    at work");
        refuse(1);
      }`,
      "printed a stack: ",
    ],
    ["if (full) refuse(1); Deno.exit(0);", "seed-1.json is missing"],
  ];
  for (const [program, failure] of cases) {
    const [{ failures }] = await meet(program);
    assertEquals(failures.length, 1, program);
    assertEquals(
      failures[0].startsWith(`full disk: ${failure}`),
      true,
      program,
    );
  }
});
