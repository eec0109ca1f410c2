import type { Conclusion } from "../checking/statement.ts";

/** The number that a conclusion gives by a name. */
export function find({ measurements }: Conclusion, name: string): number {
  const found = measurements.find((measurement) => measurement.name === name);
  if (found?.value === null || found === undefined) {
    throw new Error(`There is no '${name}'`);
  }
  return found.value;
}
