import {
  assertEquals,
  assertMatch,
  assertRejects,
  assertThrows,
} from "@std/assert";
import { makeLinks } from "../../files/_make_links.ts";
import { play } from "../play/main.ts";
import { sampleResult } from "../../tables/_sample_result.ts";
import { report } from "../report/main.ts";
import { readSpeeds } from "../speed/read_speeds.ts";
import { UsageError } from "../../files/usage_error.ts";
import { writeWhole } from "../../files/whole_files.ts";
import { createSandbox, type Sandbox } from "./_sandbox.ts";

/** Links and pipes need more permissions than the tests have. */
const ignore = Deno.build.os === "windows";

function reportTiny({ out }: Sandbox): () => Promise<string> {
  return () => report({ suite: "tiny", out });
}

const RESULT = JSON.stringify(sampleResult());
const PLACE = "out/tiny/CartPole-v1/ppo";

Deno.test({
  name: "nothing is written through links",
  ignore,
  async fn() {
    using sandbox = createSandbox();
    const { out } = sandbox;
    const secret = `${out}/../secret`;
    sandbox.put(`${PLACE}/seed-1.json`, RESULT);
    makeLinks({
      [`${out}/tiny/tables.md`]: secret,
      [`${out}/tiny/.scores.csv.${Deno.pid}.tmp`]: secret,
      [`${out}/linked`]: `${out}/tiny`,
    });
    assertMatch(await reportTiny(sandbox)(), /^# Scores of the suite tiny/);
    assertEquals(Deno.lstatSync(`${out}/tiny/tables.md`).isSymlink, false);
    assertEquals(Deno.lstatSync(`${out}/tiny/scores.csv`).isSymlink, false);
    await assertRejects(
      () => report({ suite: "linked", out }),
      UsageError,
      `Cannot write into ${out}/linked as it must be a folder of ${out} itself: it is a link`,
    );
    Deno.removeSync(`${out}/tiny/site`, { recursive: true });
    makeLinks({ [`${out}/tiny/site`]: `${out}/..` });
    await assertRejects(
      reportTiny(sandbox),
      UsageError,
      `Cannot write into ${out}/tiny/site as it must be a folder of ${out} itself: it is a link`,
    );
    assertEquals(Deno.readTextFileSync(secret), "secret");
  },
});

Deno.test({
  name: "pipes, devices, folders and dead links are refused at once",
  ignore,
  async fn() {
    using sandbox = createSandbox();
    const { out } = sandbox;
    const seed = `${out}/tiny/CartPole-v1/ppo/seed-`;
    sandbox.put(`${PLACE}/seed-1.json`, RESULT);
    const pipe = `${out}/pipe.json`;
    makeLinks({ [pipe]: null, [`${seed}2.json`]: `${out}/gone` });
    await assertRejects(
      reportTiny(sandbox),
      UsageError,
      "there is no such file",
    );
    Deno.removeSync(`${seed}2.json`);
    for (const target of [pipe, "/dev/zero", out]) {
      makeLinks({ [`${seed}2.json`]: target });
      await assertRejects(
        reportTiny(sandbox),
        UsageError,
        "as it must be a file",
      );
      Deno.removeSync(`${seed}2.json`);
      assertThrows(() => readSpeeds(target), UsageError, "must be a file");
      const error = await play({ path: target, episodes: 10, seed: 1 }).catch((
        error,
      ) => error);
      assertMatch(error.message, /^Cannot read \S+ as it must be a file$/);
    }
  },
});

Deno.test("huge JSON is refused before it is read", async () => {
  using sandbox = createSandbox();
  const path = sandbox.put(`${PLACE}/seed-1.json`, "");
  Deno.truncateSync(path, 2 ** 40);
  await assertRejects(
    reportTiny(sandbox),
    UsageError,
    "as it must have at most 1048576 bytes: current value is 1099511627776",
  );
});

Deno.test("writeWhole() replaces a file that was left in its way", () => {
  using sandbox = createSandbox();
  sandbox.put(`out/.a.json.${Deno.pid}.tmp`, "left by a killed process");
  writeWhole(`${sandbox.out}/a.json`, "a");
  assertEquals(Deno.readTextFileSync(`${sandbox.out}/a.json`), "a");
});

for (
  const [task, args, reason] of [
    ["bench", ["--suite", "a\n\u001b[31mb.json"], "no such file"],
    ["report", ["--", "x"], "nothing may stand after '--'"],
    ["verify", ["--out", "a\nb"], "Cannot read folder"],
    ["play", ["--", "--\u202e"], "no such file"],
    ["speed", ["--against", "../bench"], "must be a file"],
  ] as const
) {
  Deno.test(`a process of ${task} refuses in one line and exits with 2`, () => {
    const root = new URL("../../../", import.meta.url);
    const { code, stdout, stderr } = new Deno.Command(Deno.execPath(), {
      args: [
        ..."run --quiet --no-prompt --no-check --allow-read".split(" "),
        new URL(`bench/commands/${task}/main.ts`, root).pathname,
        ...args,
      ],
      cwd: new URL("bench", root),
      env: { NO_COLOR: "1" },
    }).outputSync();
    const text = new TextDecoder();
    assertEquals([code, text.decode(stdout)], [2, ""]);
    // deno-lint-ignore no-control-regex
    assertMatch(text.decode(stderr), /^[^\u0000-\u001f\u202e]+\n$/);
    assertEquals(text.decode(stderr).includes(reason), true);
  });
}
