import type { OutputFile } from "../../files/write_files.ts";
import { algorithms } from "../../../algorithms/mod.ts";
import type { Comparison } from "../../comparison/comparison.ts";
import { PUBLISHED_SEED } from "../../results/result_files.ts";
import type { RunResult } from "../../results/run_result.ts";
import { rowStyles } from "../../figures/row_styles.ts";
import { indexHtml } from "./index_html.ts";
import { deliveringScript, indexScript, roundNumbers } from "./script_file.ts";
import {
  type IndexedPolicy,
  type IndexedRun,
  type RunDetails,
  type SiteIndex,
  stages,
} from "../site_index.ts";

/** A policy that the page may play. */
export interface SitePolicy extends Omit<IndexedPolicy, "file"> {
  /** Its ONNX file. */
  readonly onnx: Uint8Array;
}

/** What a site is made of. */
export interface SiteInput {
  /** What tables and figures show. */
  readonly comparison: Comparison;
  /** Results of the runs that are compared, in any order. */
  readonly results: readonly RunResult[];
  /**
   * Policies, in any order, one for each run and stage. The page plays those of
   * seed 1, which are published with a suite.
   */
  readonly policies: readonly SitePolicy[];
  /** The command that makes the results again. */
  readonly command: string;
}

/** Scripts, style and licenses, as `deno task page` builds them. */
const ASSETS = [
  "main.js",
  "vega.js",
  "runtime.js",
  "style.css",
  "licenses.txt",
];

/** Significant digits of what the overview draws, and of a run's diagnostics. */
const BAND_DIGITS = 5;
const CURVE_DIGITS = 6;

/**
 * Makes the files of the page: one static site that needs no server. The same
 * bytes from the same results.
 *
 * @param input What it shows.
 * @returns Its files, the committed assets among them.
 */
export function siteFiles(input: SiteInput): OutputFile[] {
  const { comparison, command } = input;
  const cells = comparison.cells.map(({ environment, row }) => {
    const inCell = <T extends { environment: string; row: string }>(item: T) =>
      item.environment === environment && item.row === row;
    return {
      path: `${environment}/${row}`,
      runs: input.results.filter(inCell).sort((a, b) => a.seed - b.seed),
      policies: input.policies.filter(inCell)
        .filter(({ seed }) => seed === PUBLISHED_SEED)
        .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage)),
    };
  });
  const index: SiteIndex = {
    comparison: roundBands(comparison),
    styles: rowStyles(comparison.rows),
    diagnostics: diagnosticsOf(comparison),
    runs: cells.flatMap(({ runs }) => runs.map(indexedRun)),
    policies: cells.flatMap(({ policies }) => policies.map(indexedPolicy)),
    command,
  };
  return [
    { path: "index.html", content: indexHtml(index) },
    { path: "data.js", content: indexScript(index) },
    ...cells.map(({ path, runs }) =>
      delivering(`runs/${path}.js`, runs.map(runDetails))
    ),
    ...cells.flatMap(({ policies }) =>
      policies.map((policy) =>
        delivering(policyPath(policy), policy.onnx.toBase64())
      )
    ),
    ...ASSETS.map((name) => ({
      path: `assets/${name}`,
      content: Deno.readFileSync(new URL(`../assets/${name}`, import.meta.url)),
    })),
  ];
}

function delivering(path: string, value: unknown): OutputFile {
  return { path, content: deliveringScript(path, value) };
}

function diagnosticsOf({ cells }: Comparison): SiteIndex["diagnostics"] {
  const present = new Set(cells.map(({ algorithm }) => algorithm));
  return Object.fromEntries(
    Object.values(algorithms).filter(({ name }) => present.has(name))
      .map(({ name, diagnostics }) => [name, diagnostics]),
  );
}

function roundBands(comparison: Comparison): Comparison {
  const { profiles, efficiency, curves } = comparison;
  return {
    ...comparison,
    ...roundNumbers({ profiles, efficiency, curves }, BAND_DIGITS),
  };
}

function indexedRun(result: RunResult): IndexedRun {
  const { environment, row, algorithm, seed, final } = result;
  return { environment, row, algorithm, seed, score: final?.mean ?? null };
}

function indexedPolicy(policy: SitePolicy): IndexedPolicy {
  const { environment, row, seed, stage, steps } = policy;
  return { environment, row, seed, stage, steps, file: policyPath(policy) };
}

function policyPath({ environment, row, stage }: SitePolicy): string {
  return `policies/${environment}/${row}/${stage}.js`;
}

function runDetails(result: RunResult): RunDetails {
  const { seed, options, steps, trainedSteps, engine, revision } = result;
  const { divergence, final, digests, curve, iterations } = result;
  return {
    seed,
    options,
    steps,
    trainedSteps,
    engine,
    revision,
    divergence,
    final: final &&
      { episodes: final.episodes, mean: final.mean, std: final.std },
    digests: { ...digests },
    curve: {
      steps: curve.steps,
      return: roundNumbers(curve.return, CURVE_DIGITS),
    },
    iterations: roundNumbers(iterations, CURVE_DIGITS),
  };
}
