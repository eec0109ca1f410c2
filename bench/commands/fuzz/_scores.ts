/**
 * Hostile scores of others, and scales of their environments.
 *
 * @module
 */
import { assert } from "@std/assert";
import fc from "fast-check";
import { readCompareArguments } from "../compare/compare_arguments.ts";
import { compare } from "../compare/compare.ts";
import { csvLines } from "../compare/csv_lines.ts";
import { csv } from "../../text/csv.ts";
import { hostileJson } from "./_edited_json.ts";
import {
  assertInert,
  assertTypesettable,
  hostileProperty,
  worksOrRefuses,
} from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";
import { damagedBytes, hostileText, randomBytes } from "./_values.ts";

const TABLE = [
  ["algorithm", "environment", "seed", "score", "note"],
  ["mine", "Own-v0", "1", "12.5", ""],
  ["mine", "Own-v0", "2", "-1e3", "x"],
  ["mine", "Own-v0", "3", "0", ""],
  ["other", "Own-v0", "1", "40", ""],
  ["other", "CartPole-v1", "1", "500", ""],
  ["mine", "CartPole-v1", "1", "499.5", ""],
];

const SCALES = {
  "Own-v0": { random: 0, reference: 100 },
  "CartPole-v1": { random: 20, reference: 500 },
};

const NUMBERS =
  "0 1 2 -0 -1 1e15 -1e15 1e16 1e308 5e-324 1. .5 1e 0x1 ９ Infinity NaN"
    .split(" ");
const NAMES = [
  "mine",
  "other",
  "mine,other",
  '"',
  "algorithm",
  "row",
  "final_mean",
  "<img src=x onerror=alert(1)>",
  "_\\_$x^2$%&#{}~",
  "–€漢字",
];

/** What is put into a column: mostly names where names stand, numbers where numbers do. */
function hostileField(column: number): fc.Arbitrary<string> {
  const holdsNumbers = column === 2 || column === 3;
  return fc.oneof(
    {
      weight: holdsNumbers ? 1 : 4,
      arbitrary: fc.oneof(fc.constantFrom(...NAMES), hostileText()),
    },
    { weight: holdsNumbers ? 4 : 1, arbitrary: fc.constantFrom(...NUMBERS) },
  );
}

/** One field changed, alone or wherever it stands; a line dropped or repeated. */
function editedTable(): fc.Arbitrary<string> {
  const line = fc.nat(TABLE.length - 1);
  const seldom = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: line },
  );
  return fc.nat(4).chain((column) =>
    fc.record({
      line,
      column: fc.constant(column),
      value: hostileField(column),
      everywhere: fc.boolean(),
      dropped: seldom,
      repeated: seldom,
      quoted: fc.boolean(),
    })
  ).map(({ line, column, value, everywhere, dropped, repeated, quoted }) => {
    const old = TABLE[line][column];
    const edited = TABLE.map((fields, i) =>
      fields.map((field, j) => {
        const isIt = j === column && (everywhere ? field === old : i === line);
        return isIt ? value : field;
      })
    );
    const table = [
      ...edited.filter((_, i) => i !== dropped),
      ...repeated === null ? [] : [edited[repeated]],
    ];
    return quoted
      ? csv(table[0], table.slice(1))
      : table.map((fields) => fields.join(",")).join("\r\n");
  });
}

function hostileScores(): fc.Arbitrary<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const valid = csv(TABLE[0], TABLE.slice(1));
  return fc.oneof(
    { weight: 8, arbitrary: editedTable().map(encode) },
    { weight: 3, arbitrary: damagedBytes(encode(valid)) },
    { weight: 1, arbitrary: randomBytes() },
  );
}

/**
 * The properties of scores and scales of others.
 *
 * @param sandbox Where they lie.
 */
export function scoresProperties(sandbox: Sandbox): HostileProperty[] {
  const { out } = sandbox;

  async function compares(scores: string, scales: string): Promise<void> {
    const wanted = readCompareArguments(
      [scores, "--scale", scales, "--out", out],
    );
    const tables = await worksOrRefuses(() => compare(wanted));
    sandbox.assertUntouched();
    if (tables === undefined) return;
    assertInert(tables);
    const read = (name: string) =>
      Deno.readTextFileSync(`${out}/scores/${name}`);
    assertInert(read("tables.md"));
    assertTypesettable(read("tables.tex"));
    // Names come first in each file, numbers after them.
    const names = { "scores.csv": 4, "summary.csv": 4, "aggregates.csv": 2 };
    for (const [name, count] of Object.entries(names)) {
      for (const { fields } of csvLines(read(name))) {
        const formula = fields.find((field) =>
          /^[=+@\t\r]|^-(?![\d.])/.test(field)
        );
        assert(formula === undefined, `${name}: ${formula}`);
        const numbers = fields.slice(count).join();
        assert(!/NaN|Infinity/.test(numbers), `${name}: ${numbers}`);
      }
    }
  }

  return [
    hostileProperty("scores of compare", 100, hostileScores(), async (csv) => {
      sandbox.clear();
      const scores = sandbox.put("in/scores.csv", csv);
      const scales = sandbox.put("in/scales.json", JSON.stringify(SCALES));
      await compares(scores, scales);
    }),
    hostileProperty(
      "scales of compare",
      60,
      hostileJson(SCALES),
      async (json) => {
        sandbox.clear();
        const valid = csv(TABLE[0], TABLE.slice(1));
        const scores = sandbox.put("in/scores.csv", valid);
        await compares(scores, sandbox.put("in/scales.json", json));
      },
    ),
  ];
}
