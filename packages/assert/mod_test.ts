import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertExists,
  assertGreater,
  assertGreaterOrEqual,
  assertInstanceOf,
  AssertionError,
  assertLess,
  assertLessOrEqual,
  assertMatch,
  assertNotEquals,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  equal,
  fail,
  unreachable,
} from "@std/assert";

/** The message of the AssertionError that `fn` must throw. */
function failure(fn: () => unknown): string {
  try {
    fn();
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
  throw new Error("the assertion passed");
}

/** The message of the AssertionError that `fn` must reject with. */
async function rejection(fn: () => Promise<unknown>): Promise<string> {
  try {
    await fn();
  } catch (error) {
    if (error instanceof AssertionError) return error.message;
    throw error;
  }
  throw new Error("the assertion passed");
}

function expect(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${actual} is not ${expected}`);
}

Deno.test("equal() follows structure, not identity", () => {
  const same: [unknown, unknown][] = [
    [NaN, NaN],
    [0, -0],
    [[1, [2, { a: 3 }]], [1, [2, { a: 3 }]]],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }],
    [Object.create(null), {}],
    [new Float32Array([1, NaN]), new Float32Array([1, NaN])],
    [new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2]).buffer],
    [new Set([[1], [2]]), new Set([[2], [1]])],
    [new Map([[{ k: 1 }, [1]]]), new Map([[{ k: 1 }, [1]]])],
    [new Date(5), new Date(5)],
    [/a/g, /a/g],
    [new URL("file:///a"), new URL("file:///a")],
  ];
  for (const [a, b] of same) expect(equal(a, b), true);
});

Deno.test("equal() tells apart what differs in one place", () => {
  const different: [unknown, unknown][] = [
    [1, "1"],
    [null, undefined],
    [null, {}],
    [[1, 2], [2, 1]],
    [[1], [1, undefined]],
    [{ a: undefined }, {}],
    [{ a: undefined }, { b: undefined }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [new Float32Array([1]), new Float64Array([1])],
    [new Float32Array([1]), new Float32Array([1, 2])],
    [new Float32Array([1]), [1]],
    [new Uint8Array([1, 2]).buffer, new Uint8Array([1, 3]).buffer],
    [new Set([1, 2]), new Set([1, 3])],
    [new Set([[1], [1]]), new Set([[1], [2]])],
    [new Map([["a", 1]]), new Map([["a", 2]])],
    [new Date(5), new Date(6)],
    [/a/g, /a/],
    [new RangeError("a"), new TypeError("a")],
    [() => 1, () => 1],
  ];
  for (const [a, b] of different) {
    expect(equal(a, b), false);
    expect(equal(b, a), false);
  }
});

Deno.test("equal() ends on cyclic values", () => {
  const cyclic = (value: number) => {
    const node: { value: number; self?: unknown } = { value };
    node.self = node;
    return node;
  };
  expect(equal(cyclic(1), cyclic(1)), true);
  expect(equal(cyclic(1), cyclic(2)), false);
});

Deno.test("equal() compares instances by own and inherited fields", () => {
  class Point {
    #x: number;
    constructor(x: number) {
      this.#x = x;
    }
    get x() {
      return this.#x;
    }
  }
  expect(equal(new Point(1), new Point(1)), true);
  expect(equal(new Point(1), new Point(2)), false);
});

Deno.test("equal() refuses what cannot be compared", () => {
  assertThrows(() => equal(new WeakMap(), new WeakMap()), TypeError, "WeakMap");
});

Deno.test("assertEquals() shows the lines that differ", () => {
  assertEquals([{ a: 1 }], [{ a: 1 }]);
  const message = failure(() =>
    assertEquals({ seed: 1, steps: 10 }, { seed: 2, steps: 10 }, "of a run")
  );
  assertStringIncludes(message, "Values are not equal: of a run");
  assertStringIncludes(message, "-     seed: 1,\n+     seed: 2,");
  expect(message.includes("+     steps"), false);
});

Deno.test("assertEquals() cuts long differences short", () => {
  const message = failure(() =>
    assertEquals(new Array(5000).fill(1), new Array(5000).fill(2))
  );
  assertStringIncludes(message, "… 4960 more lines");
});

Deno.test("assertNotEquals() and assertStrictEquals() fail on the opposite", () => {
  assertNotEquals([1], [2]);
  failure(() => assertNotEquals([1], [1]));
  assertStrictEquals(NaN, NaN);
  failure(() => assertStrictEquals(0, -0));
  assertStringIncludes(
    failure(() => assertStrictEquals([1], [1])),
    "not reference-equal",
  );
});

Deno.test("assertAlmostEquals() allows 1e-7 of the expected value by default", () => {
  assertAlmostEquals(1e6 + 0.09, 1e6);
  failure(() => assertAlmostEquals(1e6 + 0.11, 1e6));
  assertAlmostEquals(-1e-3 - 0.9e-10, -1e-3);
  failure(() => assertAlmostEquals(-1e-3 - 1.1e-10, -1e-3));
  failure(() => assertAlmostEquals(1e-12, 0));
  assertAlmostEquals(Infinity, Infinity);
  failure(() => assertAlmostEquals(NaN, 1));
  failure(() => assertAlmostEquals(-Infinity, Infinity));
});

Deno.test("assertAlmostEquals() includes its tolerance", () => {
  assertAlmostEquals(1.5, 1, 0.5);
  failure(() => assertAlmostEquals(1.5, 1, 0.49));
  failure(() => assertAlmostEquals(NaN, 1, 10));
});

Deno.test("ordering assertions hold their bound on the right side", () => {
  assertGreater(2, 1);
  failure(() => assertGreater(1, 1));
  assertGreaterOrEqual(1, 1);
  failure(() => assertGreaterOrEqual(0, 1));
  assertLess(1, 2);
  failure(() => assertLess(1, 1));
  assertLessOrEqual(1, 1);
  expect(failure(() => assertLessOrEqual(2, 1)), "Expect 2 <= 1");
  expect(failure(() => assertLess(NaN, 1, "not a number")), "not a number");
});

Deno.test("conditions fail with their message", () => {
  assert(1);
  expect(failure(() => assert(0, "zero")), "zero");
  assertExists(0);
  failure(() => assertExists(null));
  failure(() => assertExists(undefined));
  assertInstanceOf(new RangeError(), Error);
  assertStringIncludes(
    failure(() => assertInstanceOf(null, Error)),
    '"Error" but was "null"',
  );
  assertStringIncludes("abc", "bc");
  failure(() => assertStringIncludes("abc", "cb"));
  assertMatch("abc", /b/);
  failure(() => assertMatch("abc", /d/));
  expect(failure(() => fail("why")), "Failed assertion: why");
  expect(failure(() => fail()), "Failed assertion.");
  expect(failure(() => unreachable()), "Unreachable.");
});

Deno.test("assertThrows() returns the error and checks class and message", () => {
  const error = new RangeError("must be > 0");
  const thrower = () => {
    throw error;
  };
  expect(assertThrows(thrower), error);
  expect(assertThrows(thrower, "any"), error);
  expect(assertThrows(thrower, Error, "> 0"), error);
  failure(() => assertThrows(() => 1));
  failure(() => assertThrows(thrower, TypeError));
  failure(() => assertThrows(thrower, RangeError, "< 0"));
  failure(() =>
    assertThrows(() => {
      throw "text";
    }, Error)
  );
});

Deno.test("assertRejects() returns the error and checks class and message", async () => {
  const error = new RangeError("must be > 0");
  const rejecter = () => Promise.reject(error);
  expect(await assertRejects(rejecter), error);
  expect(await assertRejects(rejecter, Error, "> 0"), error);
  await rejection(() => assertRejects(() => Promise.resolve(1)));
  await rejection(() => assertRejects(rejecter, TypeError));
  await rejection(() => assertRejects(rejecter, RangeError, "< 0"));
  assertStringIncludes(
    await rejection(() =>
      assertRejects(() => {
        throw error;
      })
    ),
    "Function throws when expected to reject",
  );
});
