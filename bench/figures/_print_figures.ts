/**
 * Prints all files of the sample's figures. With the argument `skewed`, as on a
 * processor whose elementary functions differ in the last bits.
 *
 * @module
 */
const INEXACT = [
  "acos",
  "asin",
  "atan",
  "atan2",
  "cos",
  "exp",
  "hypot",
  "log",
  "log10",
  "log1p",
  "log2",
  "pow",
  "sin",
  "tan",
] as const;

if (Deno.args.includes("skewed")) {
  let calls = 0;
  for (const name of INEXACT) {
    const exact = Math[name] as (...values: number[]) => number;
    Math[name] = (...values: number[]) =>
      exact(...values) * (1 + (calls++ % 2 - 0.5) * 4 * Number.EPSILON);
  }
  Math.random = () => 0.125;
}

// Loaded only now, since libraries keep the functions that they find.
const { sampleComparison } = await import("./_sample_comparison.ts");
const { figureFiles, figuresOf } = await import("./mod.ts");

for (
  const { path, content } of await figureFiles(figuresOf(sampleComparison()))
) {
  console.log(`${path}\n${content}`);
}
