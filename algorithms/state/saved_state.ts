/**
 * A state of arrays as bytes, and back.
 *
 * @module
 */

/** The arrays that a state may keep. */
export type SavedArray =
  | Float64Array
  | Float32Array
  | Uint32Array
  | Int32Array
  | Uint8Array;

/**
 * Something whose numbers can be written out and taken back, such as an
 * environment.
 */
export interface Snapshotting {
  /** How many numbers it writes. */
  readonly stateSize: number;
  /** Writes them into an array of that length. */
  snapshot(into: Float64Array): void;
  /** Takes them back, to the bit. */
  restore(from: Float64Array): void;
}

/**
 * Named arrays, as deep as one likes. All that a run needs to go on stands in
 * one such tree.
 */
export interface SavedTree {
  /** An array, or a branch, by its name. */
  readonly [name: string]: SavedArray | Snapshotting | SavedTree;
}

interface Leaf {
  readonly path: string;
  readonly value: SavedArray | Snapshotting;
}

function* leaves(tree: SavedTree, prefix = ""): Generator<Leaf> {
  for (const name of Object.keys(tree).sort()) {
    const value = tree[name];
    const path = prefix + name;
    if (ArrayBuffer.isView(value)) {
      yield { path, value: value as SavedArray };
    } else if (isSnapshotting(value)) {
      yield { path, value };
    } else {
      yield* leaves(value as SavedTree, path + "/");
    }
  }
}

function isSnapshotting(
  value: SavedArray | Snapshotting | SavedTree,
): value is Snapshotting {
  return typeof (value as Snapshotting).snapshot === "function";
}

function bytesOf(array: SavedArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function arrayOf(value: SavedArray | Snapshotting): SavedArray {
  if (ArrayBuffer.isView(value)) return value;
  const numbers = new Float64Array(value.stateSize);
  value.snapshot(numbers);
  return numbers;
}

function kindOf(array: SavedArray): string {
  return array.constructor.name;
}

/**
 * Writes every array of a tree, in the order of their names, little-endian,
 * after one line of JSON that names them with their kinds and lengths.
 *
 * @param tree The arrays.
 * @returns The bytes, which are a copy.
 */
export function encodeState(tree: SavedTree): Uint8Array {
  const arrays = [...leaves(tree)].map(({ path, value }) => ({
    path,
    array: arrayOf(value),
  }));
  const header = new TextEncoder().encode(
    JSON.stringify(
      arrays.map(({ path, array }) => [path, kindOf(array), array.length]),
    ) + "\n",
  );
  const size = arrays.reduce((sum, { array }) => sum + array.byteLength, 0);
  const bytes = new Uint8Array(header.length + size);
  bytes.set(header);
  let offset = header.length;
  for (const { array } of arrays) {
    bytes.set(bytesOf(array), offset);
    offset += array.byteLength;
  }
  return bytes;
}

/**
 * Puts encoded arrays back into a tree of the same names, kinds and lengths.
 * Nothing is changed unless all of them fit.
 *
 * @param tree The arrays to overwrite.
 * @param bytes What {@linkcode encodeState} gave.
 * @throws {SyntaxError} If the bytes are not those of such a tree.
 */
export function decodeState(tree: SavedTree, bytes: Uint8Array): void {
  const end = bytes.indexOf(10);
  const expected = [...leaves(tree)].map(({ path, value }) => ({
    path,
    value,
    array: ArrayBuffer.isView(value)
      ? value as SavedArray
      : new Float64Array(value.stateSize),
  }));
  const wanted = JSON.stringify(
    expected.map(({ path, array }) => [path, kindOf(array), array.length]),
  );
  const size = expected.reduce((sum, { array }) => sum + array.byteLength, 0);
  const found = end < 0 ? "" : new TextDecoder().decode(bytes.subarray(0, end));
  if (found !== wanted) {
    throw new SyntaxError(
      "Cannot restore state as it was saved by another algorithm or other options",
    );
  }
  if (bytes.length !== end + 1 + size) {
    throw new SyntaxError(
      `Cannot restore state as it must have ${
        end + 1 + size
      } bytes: current value is ${bytes.length}`,
    );
  }
  let offset = end + 1;
  for (const { array, value } of expected) {
    bytesOf(array).set(bytes.subarray(offset, offset + array.byteLength));
    offset += array.byteLength;
    if (isSnapshotting(value)) value.restore(array as Float64Array);
  }
}
