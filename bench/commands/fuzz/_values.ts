/**
 * Values and texts that programs stumble over.
 *
 * @module
 */
import fc from "fast-check";

/** Text with markup, escapes, line breaks, paths and odd characters. */
export function hostileText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      "",
      "<script>alert(1)</script>",
      "a|b",
      "`rm`",
      "[x](javascript:1)",
      "=1+1",
      "two\nlines",
      "\u001b[31mred\u001b]0;title\u0007",
      "\u009b31m",
      "\u202eabc",
      "\u2028",
      "nul\0nul",
      "\ud800",
      "..",
      "../../etc/passwd",
      "/etc/passwd",
      "C:\\x",
      "__proto__",
      "constructor",
      "prototype",
      "hasOwnProperty",
      "toString",
      "CON",
      "-",
      "--",
      "NaN",
      "1e400",
      "-0",
      "9".repeat(400),
      "x".repeat(5000),
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({ maxLength: 20 }),
  );
}

/** JSON of one value, some of it not JSON at all. */
export function hostileJsonValue(): fc.Arbitrary<string> {
  const deep = 100_000;
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(
        ..."NaN Infinity -Infinity undefined 0x10 01 1e400 -1e400 -0 0 -1 0.5"
          .split(" "),
        ..."1e308 5e-324 9007199254740993 4294967296 1e9 null true [] {} [[]]"
          .split(" "),
        '{"__proto__":{"polluted":1}}',
        '{"constructor":{"prototype":{"polluted":1}}}',
        '{"toString":null,"length":-1}',
      ),
    },
    { weight: 4, arbitrary: hostileText().map((text) => JSON.stringify(text)) },
    { weight: 4, arbitrary: fc.json({ maxDepth: 3 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "[".repeat(deep),
        "[".repeat(deep) + "]".repeat(deep),
        '{"a":'.repeat(deep) + "1" + "}".repeat(deep),
        `[${"1,".repeat(20_000)}1]`,
        `[${'"",'.repeat(20_000)}1]`,
      ),
    },
  );
}

/** Bytes of no format. */
export function randomBytes(): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength: 400 });
}

/**
 * Damages bytes: cut off, a few bits flipped, a part repeated or overwritten.
 *
 * @param valid What is damaged.
 * @returns The damaged bytes; now and then they are the same.
 */
export function damagedBytes(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(valid.length - 1);
  return fc.oneof(
    place.map((end) => valid.slice(0, end)),
    fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 4 }).map(
      (flips) => {
        const bytes = valid.slice();
        for (const [at, bit] of flips) bytes[at] ^= 1 << bit;
        return bytes;
      },
    ),
    fc.tuple(place, place).map(([from, to]) =>
      Uint8Array.of(...valid.slice(0, to), ...valid.slice(from))
    ),
    fc.tuple(place, fc.uint8Array({ maxLength: 12 })).map(([at, piece]) => {
      const bytes = valid.slice();
      bytes.set(piece.subarray(0, valid.length - at), at);
      return bytes;
    }),
  );
}
