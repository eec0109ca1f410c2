import { assertEquals } from "@std/assert";
import { sampleStatements } from "./_sample_statements.ts";
import { showCheckProgress } from "./check_progress.ts";

function written(size: (() => { columns: number; rows: number }) | null) {
  const texts: string[] = [];
  const [first, second] = sampleStatements();
  const plans = [
    { statement: first, cases: 4 },
    { statement: second, cases: 2 },
  ];
  const progress = showCheckProgress(plans, {
    size,
    writeError: (text) => texts.push(text),
  });
  progress.add(plans[0], 3);
  progress.add(plans[1], 2);
  progress.add(plans[0], 1);
  progress.close();
  return texts;
}

Deno.test("showCheckProgress() keeps one line on a terminal, and clears it", () => {
  const clear = "\r\x1b[2K";
  assertEquals(written(() => ({ columns: 80, rows: 24 })), [
    `${clear}0 of 2 statements, 3 of 6 cases`,
    `${clear}1 of 2 statements, 5 of 6 cases`,
    `${clear}2 of 2 statements, 6 of 6 cases`,
    clear,
  ]);
});

Deno.test("showCheckProgress() writes a line for each statement into a pipe", () => {
  assertEquals(written(null), [
    "1 of 2 statements: fails\n",
    "2 of 2 statements: holds\n",
  ]);
});
