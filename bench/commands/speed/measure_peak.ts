/**
 * The most that a core can do, beside which the kernels are seen.
 *
 * @module
 */
import {
  measureCalls,
  type MeasureOptions,
  rateOf,
  type Spread,
} from "./measure.ts";

/** What `peak.wasm` exports, see peak.as.ts. */
interface PeakKernels {
  /** Sets every chain to 0, and gives the address of the chains. */
  reset(): number;
  /** `turns` multiplications and additions of 14 chains of 4 numbers. */
  chains14(at: number, turns: number): void;
  /** The same of 24 chains. */
  chains24(at: number, turns: number): void;
}

/** The peak, and what reached it. */
export interface Peak {
  /** Multiplications and additions a second. */
  readonly flopsPerSecond: Spread;
  /** How many independent chains of 4 numbers reached it. */
  readonly chains: number;
}

const TURNS = 4096;
const FLOPS_A_TURN_OF_A_CHAIN = 8;

/**
 * Measures separate multiplications and additions of numbers that stay in
 * registers: in the default mode 128 bits at once, in the fast mode 256 where
 * the processor has them.
 *
 * @param options How often.
 * @returns The higher of the peaks of 14 and of 24 chains.
 */
export async function measurePeak(
  options: MeasureOptions = {},
): Promise<Peak> {
  const { kernels } = await peakKernels();
  const at = kernels.reset();
  const speeds = ([14, 24] as const).map((chains) => {
    const run = kernels[`chains${chains}`];
    const seconds = measureCalls(() => run(at, TURNS), options);
    const flops = TURNS * chains * FLOPS_A_TURN_OF_A_CHAIN;
    return { chains, flopsPerSecond: rateOf(seconds, flops) };
  });
  return speeds.reduce((best, speed) =>
    speed.flopsPerSecond.median > best.flopsPerSecond.median ? speed : best
  );
}

/**
 * Starts an instance of `peak.wasm`.
 *
 * @returns Its functions and its memory.
 */
export async function peakKernels(): Promise<
  { kernels: PeakKernels; memory: WebAssembly.Memory }
> {
  const file = await fetch(new URL("./peak.wasm", import.meta.url));
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(await file.arrayBuffer(), {
    env: { memory },
  });
  return { kernels: instance.exports as unknown as PeakKernels, memory };
}
