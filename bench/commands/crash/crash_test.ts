import { assertEquals } from "@std/assert";
import { deriveRandom } from "../../../numerics/mod.ts";
import { crash } from "./crash.ts";
import { formatCrash } from "./format_crash.ts";

/** Crashes a program that is given the folder of its results. */
async function crashProgram(program: string, kills: number) {
  const folder = Deno.makeTempDirSync();
  const report = await crash({
    kills,
    random: deriveRandom(1, "crash"),
    folder,
    suite: "own",
    records: new Map(),
    command: (out) =>
      new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "--quiet", "--no-prompt", "--allow-read"],
          `--allow-write=${folder}`,
          `data:application/javascript,${encodeURIComponent(program)}`,
          out,
        ],
        stdout: "null",
        stderr: "piped",
      }),
    say: () => {},
  });
  Deno.removeSync(folder, { recursive: true });
  return report;
}

Deno.test("crash() finds a file that is half-written under its final name", async () => {
  const { failures } = await crashProgram(
    `const folder = Deno.args[0] + "/own";
    Deno.mkdirSync(folder, { recursive: true });
    for (const text of ["a", "ab"]) {
      Deno.writeTextFileSync(folder + "/tables.md", text);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }`,
    50,
  );
  assertEquals(failures, ["tables.md differs from the uninterrupted one's"]);
});

Deno.test("crash() passes a program that writes whole files, and counts its kills", async () => {
  const report = await crashProgram(
    `const folder = Deno.args[0] + "/own";
    Deno.mkdirSync(folder, { recursive: true });
    Deno.writeTextFileSync(folder + "/.tables.md.1.tmp", "ab");
    await new Promise((resolve) => setTimeout(resolve, 50));
    Deno.renameSync(folder + "/.tables.md.1.tmp", folder + "/tables.md");`,
    3,
  );
  assertEquals(report.failures, []);
  const kills = Object.values(report.phases).reduce((sum, n) => sum + n);
  assertEquals([kills, report.files], [3, 1]);
  assertEquals(report.rounds >= 1, true);
  assertEquals(
    formatCrash(report, []).split("\n").at(-1),
    "All of them ended with the bytes of the uninterrupted one.",
  );
});

Deno.test("crash() ends where the program fails by itself", async () => {
  const { failures } = await crashProgram(`throw "no luck"`, 3);
  assertEquals(failures.length, 1);
  assertEquals(failures[0].includes("no luck"), true);
});
