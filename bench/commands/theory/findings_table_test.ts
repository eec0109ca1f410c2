import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Finding } from "./finding.ts";
import {
  findingsMarkdown,
  findingsSummary,
  findingsText,
} from "./findings_table.ts";

const findings: readonly Finding[] = [
  {
    id: "bound",
    title: "Σ_a π(a|s) = 1",
    source: "Kakade & Langford 2002",
    cases: 1000,
    holds: true,
    measurements: [{ name: "violation", value: 3.14159e-15, interval: null }],
    error: null,
  },
  {
    id: "variance",
    title: "Var",
    source: "Williams 1992",
    cases: 1,
    holds: null,
    measurements: [
      { name: "ratio", value: -2.5, interval: [-3, 12345.6] },
      { name: "slope", value: null, interval: null },
    ],
    error: null,
  },
  {
    id: "broken",
    title: "0 = 1",
    source: "none",
    cases: 20,
    holds: false,
    measurements: [],
    error: "no luck",
  },
];

Deno.test("findingsText() marks what holds, what doesn't, and what is measured", () => {
  assertEquals(
    findingsText(findings),
    `✓ bound     1000 cases  Kakade & Langford 2002
    Σ_a π(a|s) = 1
    violation 3.14e-15
· variance     1 case   Williams 1992
    Var
    ratio −2.50 (−3 to 12346)
    slope none
✗ broken      20 cases  none
    0 = 1
    no luck
`,
  );
});

Deno.test("findingsMarkdown() has a row for each, with formulas as they are", () => {
  const [, , first, second, third] = findingsMarkdown(findings).split("\n")
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  assertEquals(first.slice(1, -1), [
    "✓",
    "Σ_a π(a\\|s) = 1<br>`bound`",
    "Kakade \\& Langford 2002",
    "1000",
    "violation 3.14e-15",
  ]);
  assertEquals(second[5], "ratio −2.50 (−3 to 12346)<br>slope none");
  assertEquals([third[1], third[5]], ["✗", "no luck"]);
});

Deno.test("findingsSummary() counts", () => {
  assertStringIncludes(
    findingsSummary(findings),
    "1 statement holds, 1 does not; 1 is measured",
  );
  assertEquals(
    findingsSummary([findings[0], findings[0]]),
    "2 statements hold, 0 do not; 0 are measured",
  );
});
