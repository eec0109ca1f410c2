/**
 * The kernels in WebAssembly, each engine's instance with a memory of its own.
 *
 * @module
 */
import type { DistributionKernels, Named } from "./distribution_kernels.ts";

/** What `kernels.wasm` exports. Vectors are byte addresses; `net` is the address of a description. */
export interface Kernels
  extends
    Named<"categorical", DistributionKernels>,
    Named<"gaussian", DistributionKernels> {
  /** The first address that the kernels do not use themselves. */
  heapStart(): number;
  /** y = f(θ, x). */
  forward(
    net: number,
    theta: number,
    x: number,
    rows: number,
    y: number,
  ): void;
  /** Prepares `vjp` at θ. */
  transpose(net: number, theta: number): void;
  /** out = Jᵀ·ȳ. */
  vjp(
    net: number,
    x: number,
    rows: number,
    yBar: number,
    out: number,
  ): void;
  /** out = J·θ̇. */
  jvp(
    net: number,
    theta: number,
    x: number,
    rows: number,
    thetaDot: number,
    out: number,
  ): void;
  /** out = what entered the last layer. */
  features(net: number, x: number, rows: number, out: number): void;
  /** Prepares `vjpOften` and `jvpOften`, after `forward` and `transpose`. */
  pullOutputsBack(net: number, rows: number): void;
  /** out = Jᵀ·ȳ. */
  vjpOften(
    net: number,
    x: number,
    rows: number,
    yBar: number,
    out: number,
  ): void;
  /** out = J·θ̇. */
  jvpOften(
    net: number,
    x: number,
    rows: number,
    thetaDot: number,
    out: number,
  ): void;
  /** C = C₀ + A·B, see products.ts; addresses and strides in bytes. */
  multiply: Product;
  /** The same, with A column by column. */
  multiplyTransposed: Product;
  /** tanh of `count` numbers, a multiple of 4, in their place. */
  tanh(address: number, count: number): void;
  /** eˣ of `count` doubles, a multiple of 2, in their place. */
  expDoubles(address: number, count: number): void;
  /** log x of `count` doubles, a multiple of 2, in their place. */
  logDoubles(address: number, count: number): void;
  /** x·y in double precision. */
  dot(x: number, y: number, length: number): number;
  /** y ← a·y. */
  scale(a: number, y: number, length: number): void;
  /** out ← x + a·y. */
  addScaled(
    x: number,
    a: number,
    y: number,
    out: number,
    length: number,
  ): void;
  /** A step of Adam; gains are 1 − β. */
  adam(
    theta: number,
    gradient: number,
    firstMoment: number,
    secondMoment: number,
    length: number,
    beta1: number,
    gain1: number,
    beta2: number,
    gain2: number,
    epsilon: number,
    stepSize: number,
    correction: number,
  ): void;
  /** A step of RMSProp; gain is 1 − decay. */
  rmsProp(
    theta: number,
    gradient: number,
    secondMoment: number,
    length: number,
    decay: number,
    gain: number,
    epsilon: number,
    learningRate: number,
  ): void;
}

/** A product of matrices. C may be C₀. */
export type Product = (
  a: number,
  aStride: number,
  b: number,
  bStride: number,
  from: number,
  fromStride: number,
  c: number,
  cStride: number,
  rows: number,
  columns: number,
  steps: number,
) => void;

/** One instance of the kernels and its memory. */
export interface KernelMemory {
  /** The instance's functions. */
  readonly kernels: Kernels;
  /** Makes a buffer of zeros. @throws {RangeError} If the memory has no room. */
  floats(length: number): Float32Array;
  /** Makes a buffer of integers, 0 at first. @throws {RangeError} If the memory has no room. */
  integers(length: number): Int32Array;
  /**
   * Where a vector is.
   *
   * @throws {TypeError} If it is not in this memory.
   * @throws {RangeError} If it is shorter than `length`.
   */
  address(
    name: string,
    vector: Float32Array | Float64Array,
    length: number,
  ): number;
}

/** Cache lines: no two buffers share one. */
const ALIGNMENT = 64;
const PAGE = 65536;
const PAGES_A_MEGABYTE = 16;

/** Each file is compiled once a process. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Starts an instance of the kernels with an own memory, which never grows, so
 * that its buffers stay valid. Pages that nothing touches cost nothing.
 *
 * @param megabytes Size of the memory, an integer from 1 to 4095.
 * @param registerBits Which kernels: cut for registers of that width.
 * @returns The instance.
 * @throws {RangeError} If `megabytes` is out of range.
 */
export async function kernelMemory(
  megabytes: number,
  registerBits: 128 | 256 = 128,
): Promise<KernelMemory> {
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 4095) {
    throw new RangeError(
      `Cannot start the wasm engine as 'megabytes' must be an integer from 1 to 4095: current value is ${megabytes}`,
    );
  }
  const file = registerBits === 256 ? "kernels_256.wasm" : "kernels.wasm";
  if (!compiled.has(file)) compiled.set(file, compile(file));
  const pages = megabytes * PAGES_A_MEGABYTE;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const instance = await WebAssembly.instantiate(await compiled.get(file)!, {
    env: { memory },
  });
  const kernels = instance.exports as unknown as Kernels;
  const { buffer } = memory;
  const size = pages * PAGE;
  let free = alignUp(kernels.heapStart());

  /** Takes 4·length bytes. */
  function allocate(length: number): number {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new RangeError(
        `Cannot allocate a vector as its length must be an integer >= 0: current value is ${length}`,
      );
    }
    const start = free;
    const end = alignUp(start + 4 * length);
    if (end > size) {
      throw new RangeError(
        `Cannot allocate ${length} numbers as the engine's memory of ${megabytes} MB has room for ${
          (size - start) / 4
        }: ask wasmEngine for more 'megabytes'`,
      );
    }
    free = end;
    return start;
  }

  return {
    kernels,
    floats: (length) => new Float32Array(buffer, allocate(length), length),
    integers: (length) => new Int32Array(buffer, allocate(length), length),
    address(name, vector, length) {
      if (vector.buffer !== buffer || !(vector instanceof Float32Array)) {
        throw new TypeError(
          `Cannot compute as '${name}' must be a vector of this engine`,
        );
      }
      if (vector.length < length) {
        throw new RangeError(
          `Cannot compute as '${name}' must hold at least ${length} numbers: current value is ${vector.length}`,
        );
      }
      return vector.byteOffset;
    },
  };
}

async function compile(file: string): Promise<WebAssembly.Module> {
  const url = new URL(`../kernels/${file}`, import.meta.url);
  const response = await fetch(url);
  return await WebAssembly.compile(await response.arrayBuffer());
}

function alignUp(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
