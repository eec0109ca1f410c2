/**
 * One text for one value, so that a digest of the text is a digest of the value.
 *
 * @module
 */

/**
 * Writes a value as canonical JSON: keys sorted by UTF-16 code units, no white
 * space, numbers in the shortest form that reads back to the same double (−0
 * is written 0). It is RFC 8785's form.
 *
 * @param value Null, a boolean, a finite number, a string, or arrays and plain
 * records of such.
 * @returns The text.
 * @throws {TypeError} If something in it has no JSON form: NaN, ±Infinity,
 * undefined, a function, a typed array or another class.
 *
 * @example Equal values have equal texts
 * ```ts
 * import { canonicalJson } from "./canonical_json.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(canonicalJson({ b: [1, 0.1], a: null }), '{"a":null,"b":[1,0.1]}');
 * assertEquals(canonicalJson({ a: null, b: [1.0, 1e-1] }), '{"a":null,"b":[1,0.1]}');
 * ```
 */
export function canonicalJson(value: unknown): string {
  return write(value, "");
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${
      value.map((item, i) => write(item, `${path}[${i}]`)).join(",")
    }]`;
  }
  if (isPlainRecord(value)) {
    const members = Object.keys(value).sort().map((key) =>
      `${JSON.stringify(key)}:${
        write(value[key], path === "" ? key : `${path}.${key}`)
      }`
    );
    return `{${members.join(",")}}`;
  }
  throw new TypeError(
    `Cannot write canonical JSON as '${path}' must have a JSON form: current value is ${
      typeof value === "object" ? value.constructor.name : String(value)
    }`,
  );
}

function isPlainRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
