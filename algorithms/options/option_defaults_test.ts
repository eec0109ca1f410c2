/**
 * Holds every `@default` in the documentation of the options to what
 * `resolve()` gives.
 */
import { assert, assertEquals } from "@std/assert";
import { algorithms } from "../mod.ts";

/** Interfaces whose options stand in a resolved record, or below a name of it. */
type Options = Record<string, unknown>;

const sources = [...Deno.readDirSync(new URL(".", import.meta.url))]
  .filter(({ name }) =>
    /^[a-z].*\.ts$/.test(name) && !name.endsWith("_test.ts")
  )
  .map(({ name }) => Deno.readTextFileSync(new URL(name, import.meta.url)))
  .join("\n");

/** The `@default` of every field of an interface, or of a union's member. */
function documentedDefaults(declaration: string): Map<string, string> {
  const start = sources.indexOf(declaration);
  assert(start >= 0, declaration);
  const end = sources.indexOf("\n}", start);
  const member = sources.indexOf("\n  }", start);
  const stop = declaration.startsWith("readonly kind") ? member : end;
  const body = sources.slice(start, stop);
  const field = /\/\*\*((?:(?!\*\/).)*?)\*\/\s*readonly (\w+):/gs;
  return new Map(
    [...body.matchAll(field)].flatMap(([, comment, name]) => {
      const found = /@default (.*)/.exec(comment);
      return found ? [[name, found[1].trim()] as const] : [];
    }),
  );
}

/** A default as written, as a value. */
function valueOf(text: string): unknown {
  return JSON.parse(text.replace(/(\w+):/g, '"$1":'));
}

const resolve = (name: string, options: Options = {}): Options =>
  algorithms[name].resolve(options);
const part = (name: string, key: string, options: Options = {}) =>
  resolve(name, options)[key] as Options;

const baseline = { baseline: { kind: "value" } };
const sampled = { actions: { kind: "sampled" } };
const critic = "interface ActorCriticOptions ";
const fit = "interface ValueFitOptions ";
const trust = "interface TrustRegionOptions ";
const natural = "interface NaturalGradientOptions ";
const path = "interface SinglePathOptions ";

/** Where each declaration's options stand. */
const CASES: [declaration: string, resolved: Options][] = [
  ["interface PpoOptions ", resolve("ppo")],
  ["interface A2cOptions ", resolve("a2c")],
  ["interface ReinforceOptions ", resolve("reinforce")],
  ["interface NpgOptions ", resolve("npg")],
  ["interface TrpoVineOptions\n", resolve("trpo-vine")],
  ...["ppo", "a2c", "reinforce", "npg", "trpo", "trpo-vine"].map(
    (name): [string, Options] => ["interface LearnerOptions ", resolve(name)],
  ),
  [critic, resolve("ppo")],
  [critic, resolve("a2c")],
  [natural, resolve("npg")],
  [natural, resolve("trpo")],
  [natural, resolve("trpo-vine")],
  [path, resolve("npg")],
  [path, resolve("trpo")],
  [trust, resolve("trpo")],
  [trust, resolve("trpo-vine")],
  [fit, part("trpo-vine", "value", { value: {} })],
  [fit, part("reinforce", "baseline", baseline)],
  ["interface VineValueOptions ", part("trpo-vine", "value", { value: {} })],
  ["interface SampledActions ", part("trpo-vine", "actions", sampled)],
  ["interface GaeEstimator ", part("trpo", "estimator")],
  [
    "interface MonteCarloEstimator ",
    part("trpo", "estimator", { estimator: { kind: "monte-carlo" } }),
  ],
  ["interface ValueBaseline ", part("reinforce", "baseline", baseline)],
  ["interface NetworkOptions ", part("ppo", "network")],
  ["interface IndependentExploration ", part("ppo", "exploration")],
  [
    "interface GsdeExploration ",
    part("ppo", "exploration", { exploration: { kind: "gsde" } }),
  ],
  ['readonly kind: "adam";', part("reinforce", "optimizer")],
  ['readonly kind: "rmsprop";', part("a2c", "optimizer")],
  ['readonly kind: "fixed";', part("npg", "step", { step: { kind: "fixed" } })],
  ['readonly kind: "normalized";', part("npg", "step")],
];

for (const [declaration, resolved] of CASES) {
  Deno.test(`the documented defaults are those of resolve(): ${declaration.trim()}`, () => {
    const documented = documentedDefaults(declaration);
    assert(documented.size > 0);
    for (const [name, text] of documented) {
      const expected = valueOf(text);
      const actual = resolved[name];
      // A default of a record names its kind alone.
      if (
        typeof expected === "object" && expected !== null && "kind" in expected
      ) {
        assertEquals((actual as { kind: string }).kind, expected.kind, name);
      } else {
        assertEquals(actual, expected, name);
      }
    }
  });
}

Deno.test("every option but a record of others has a documented default", () => {
  const all = new Set(
    CASES.flatMap((
      [declaration],
    ) => [...documentedDefaults(declaration).keys()]),
  );
  const withoutDefault = new Set(["kind", "network", "exploration"]);
  for (const [, resolved] of CASES) {
    for (const name of Object.keys(resolved)) {
      assert(all.has(name) || withoutDefault.has(name), name);
    }
  }
});
