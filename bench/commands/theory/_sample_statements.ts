import type { Statement } from "../../../theory/mod.ts";

/** Statements of every kind for the tests: one holds, one fails, one is measured, one breaks down in its case 3. */
export function sampleStatements(): readonly Statement[] {
  return [drawn("holds", true), drawn("fails", false), measured(), breaks()];
}

/** A statement on uniform numbers whose order shows in what is measured. */
function drawn(id: string, holds: boolean): Statement<number> {
  return {
    id,
    title: "u < 1",
    source: "Uniform 2000, eq. 1",
    cases: 100,
    check: (random, index) => index + random.uniform(),
    conclude: (cases) => ({
      holds,
      measurements: [{
        name: "polynomial",
        value: cases.reduce((sum, value) => (0.5 * sum + value) % 1, 0),
        interval: null,
      }],
    }),
  };
}

function measured(): Statement<number> {
  return {
    ...drawn("measured", true),
    cases: 3,
    conclude: ([first]) => ({
      holds: null,
      measurements: [{ name: "first", value: first, interval: [0, 1] }],
    }),
  };
}

function breaks(): Statement<number> {
  return {
    ...drawn("breaks", true),
    cases: 90,
    check(_, index) {
      if (index >= 3) throw new RangeError(`no luck at ${index}\nat work`);
      return index;
    },
  };
}
