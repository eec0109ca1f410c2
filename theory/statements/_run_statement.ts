import {
  checkCases,
  type Conclusion,
  type Statement,
} from "../checking/statement.ts";

/** Checks some cases of a statement, and that they are plain JSON. */
export function runStatement<Case>(
  statement: Statement<Case>,
  cases: number,
  seed = 1,
): Conclusion {
  const checked = checkCases(statement, { seed, from: 0, to: cases })
    .map((found) => JSON.parse(JSON.stringify(found)) as Case);
  return statement.conclude(checked);
}

/** The number that a conclusion gives by a name. */
export function find({ measurements }: Conclusion, name: string): number {
  const found = measurements.find((measurement) => measurement.name === name);
  if (found?.value === null || found === undefined) {
    throw new Error(`There is no '${name}'`);
  }
  return found.value;
}
