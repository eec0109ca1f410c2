import { assertEquals, assertThrows } from "@std/assert";
import { decodeState, encodeState } from "./saved_state.ts";
import type { SavedTree } from "./saved_state.ts";

/** Something with numbers of its own. */
function counter(start: number) {
  let numbers = [start, start + 1];
  return {
    stateSize: 2,
    snapshot: (into: Float64Array) => into.set(numbers),
    restore: (from: Float64Array) => void (numbers = [...from]),
    read: () => numbers,
  };
}

function tree(fill: number) {
  return {
    theta: Float32Array.of(fill, 0.1),
    nested: {
      b: Float64Array.of(fill, 1 / 3, -0),
      a: Uint32Array.of(fill, 4294967295),
      empty: new Float64Array(0),
    },
    flags: Uint8Array.of(fill),
    places: Int32Array.of(-fill),
    environment: counter(fill),
    nothing: {},
  } satisfies SavedTree;
}

const numbers = ({ environment, ...arrays }: ReturnType<typeof tree>) => ({
  ...arrays,
  environment: environment.read(),
});

Deno.test("decodeState() gives back what encodeState() wrote, to the bit", () => {
  const from = tree(7);
  const bytes = encodeState(from);
  const to = tree(1);
  decodeState(to, bytes);
  assertEquals(numbers(to), numbers(from));
  assertEquals(encodeState(to), bytes);
});

Deno.test("encodeState() copies, little-endian, in the order of names after one line", () => {
  const one = Float64Array.of(1);
  const bytes = encodeState({ b: one, a: Uint32Array.of(258) });
  one[0] = 2;
  const header = '[["a","Uint32Array",1],["b","Float64Array",1]]\n';
  assertEquals(new TextDecoder().decode(bytes.slice(0, header.length)), header);
  assertEquals([...bytes.slice(header.length)], [
    ...[2, 1, 0, 0],
    ...[0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
  ]);
});

Deno.test("decodeState() writes through views into larger buffers", () => {
  const buffer = Float32Array.of(9, 9, 9, 9);
  const view = buffer.subarray(1, 3);
  decodeState({ view }, encodeState({ view: Float32Array.of(1, 2) }));
  assertEquals([...buffer], [9, 1, 2, 9]);
});

Deno.test("decodeState() refuses foreign, truncated and longer bytes, and changes nothing", () => {
  const bytes = encodeState(tree(7));
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  const foreign = [
    new Uint8Array(0),
    new TextEncoder().encode("not a state\n"),
    encodeState({ theta: Float32Array.of(1, 2) }),
    encodeState({ ...tree(7), flags: Int32Array.of(1) }),
    encodeState({ ...tree(7), flags: Uint8Array.of(1, 2) }),
  ];
  const to = tree(1);
  for (const wrong of foreign) {
    assertThrows(
      () => decodeState(to, wrong),
      SyntaxError,
      "Cannot restore state as it was saved by another algorithm or other options",
    );
  }
  for (const wrong of [bytes.slice(0, -1), longer]) {
    assertThrows(
      () => decodeState(to, wrong),
      SyntaxError,
      `Cannot restore state as it must have ${bytes.length} bytes: current value is ${wrong.length}`,
    );
  }
  assertEquals(numbers(to), numbers(tree(1)));
});
