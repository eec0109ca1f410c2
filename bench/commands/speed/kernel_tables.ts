/**
 * Tables of kernels and networks, beside the peak.
 *
 * @module
 */
import { formatCount } from "../../text/format_number.ts";
import { markdownTable } from "../../text/markdown.ts";
import { formatDigits, formatTime } from "./format_speed.ts";
import type { Spread } from "./measure.ts";
import type { KernelSpeed } from "./measure_kernels.ts";
import { NETWORK_OPERATIONS, type NetworkSpeed } from "./measure_networks.ts";
import type { Peak } from "./measure_peak.ts";

const NOTHING = "–";

/**
 * Writes what kernels and networks are measured by.
 *
 * @param peak The peak.
 * @returns A sentence.
 */
export function peakSentence({ flopsPerSecond, chains }: Peak): string {
  const [middle, least, most] = [
    flopsPerSecond.median,
    flopsPerSecond.low,
    flopsPerSecond.high,
  ].map((flops) => formatDigits(flops / 1e9));
  return `Peak of multiplication and addition in registers: ${middle} GFLOP/s (${least}–${most}), with ${chains} chains. GFLOP/s below count matrix products alone.\n`;
}

/**
 * Writes the kernels' times.
 *
 * @param speeds The kernels.
 * @param peak The peak, if it was measured.
 * @returns A section of Markdown.
 */
export function kernelSection(
  speeds: readonly KernelSpeed[],
  peak: Peak | undefined,
): string {
  const columns = [
    { title: "Kernel", align: "left" },
    { title: "Time", align: "right" },
    { title: "GFLOP/s", align: "right" },
    { title: "Of peak", align: "right" },
  ] as const;
  const rows = speeds.map(({ name, seconds, flops }) => [
    name,
    formatTime(seconds),
    ...formatFlops(seconds, flops, peak),
  ]);
  return `## Kernels: rows × columns × steps of matrix products\n\n${
    markdownTable(columns, rows)
  }`;
}

/**
 * Writes the networks' times, the wasm engine's with its operations a second.
 *
 * @param speeds Operations of networks.
 * @param peak The peak, if it was measured.
 * @returns A section of Markdown.
 */
export function networkSection(
  speeds: readonly NetworkSpeed[],
  peak: Peak | undefined,
): string {
  const columns = [
    { title: "Operation", align: "left" },
    { title: "Rows", align: "right" },
    { title: "wasm", align: "right" },
    { title: "GFLOP/s", align: "right" },
    { title: "Of peak", align: "right" },
    { title: "reference", align: "right" },
    { title: "tfjs", align: "right" },
  ] as const;
  const batches = [...new Set(speeds.map(({ rows }) => rows))]
    .sort((a, b) => a - b);
  const rows = NETWORK_OPERATIONS.flatMap((operation) =>
    batches.flatMap((rows) => {
      const here = speeds.filter((speed) =>
        speed.operation === operation && speed.rows === rows
      );
      if (here.length === 0) return [];
      const [wasm, reference, tfjs] = ["wasm", "reference", "tfjs"].map(
        (name) => here.find(({ engine }) => engine === name),
      );
      return [[
        operation,
        formatCount(rows),
        wasm ? formatTime(wasm.seconds) : NOTHING,
        ...wasm
          ? formatFlops(wasm.seconds, wasm.flops, peak)
          : [NOTHING, NOTHING],
        reference ? formatTime(reference.seconds) : NOTHING,
        tfjs ? formatTime(tfjs.seconds) : NOTHING,
      ]];
    })
  );
  return `## Networks: time of a call, 4-64-64-2 tanh\n\n${
    markdownTable(columns, rows)
  }`;
}

/** Operations a second, and their share of the peak. */
function formatFlops(
  { median }: Spread,
  flops: number | null,
  peak: Peak | undefined,
): [string, string] {
  if (flops === null) return [NOTHING, NOTHING];
  const flopsPerSecond = flops / median;
  const share = peak && flopsPerSecond / peak.flopsPerSecond.median;
  return [
    formatDigits(flopsPerSecond / 1e9),
    share === undefined ? NOTHING : `${(100 * share).toFixed(0)} %`,
  ];
}
