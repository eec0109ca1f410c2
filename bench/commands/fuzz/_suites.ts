/**
 * Hostile suites, and options in them.
 *
 * @module
 */
import { algorithms } from "../../../algorithms/mod.ts";
import { readBenchArguments } from "../bench/bench_arguments.ts";
import { selectRecords } from "../bench/select_records.ts";
import { report } from "../report/main.ts";
import { hostileJson } from "./_edited_json.ts";
import { hostileProperty, worksOrRefuses } from "./_refusal.ts";
import type { HostileProperty } from "./_refusal.ts";
import type { Sandbox } from "./_sandbox.ts";

/** Two environments, and every algorithm with all of its options. */
const SUITE = {
  name: "own",
  seeds: 2,
  environments: { "CartPole-v1": { steps: 300 }, "Pendulum-v1": { steps: 9 } },
  rows: Object.entries(algorithms).map(([algorithm, { resolve }]) => ({
    label: `own-${algorithm}`,
    algorithm,
    options: resolve({}),
    environments: { "Pendulum-v1": { steps: 2, options: { gamma: 0.9 } } },
  })),
};

/**
 * The properties of suite files.
 *
 * @param sandbox Where they lie.
 */
export function suiteProperties(sandbox: Sandbox): HostileProperty[] {
  return [
    hostileProperty(
      "suite of bench",
      200,
      hostileJson(SUITE),
      async (bytes) => {
        const path = sandbox.put("in/suite.json", bytes);
        await worksOrRefuses(() => {
          selectRecords(readBenchArguments(["--suite", path]), algorithms);
        });
      },
    ),
    hostileProperty(
      "suite of report",
      50,
      hostileJson(SUITE),
      async (bytes) => {
        const path = sandbox.put("in/suite.json", bytes);
        await worksOrRefuses(() => report({ suite: path, out: sandbox.out }));
        sandbox.assertUntouched();
      },
    ),
  ];
}
