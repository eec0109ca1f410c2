/**
 * JSON files of which one thing is wrong.
 *
 * @module
 */
import fc from "fast-check";
import { damagedBytes, hostileJsonValue, randomBytes } from "./_values.ts";

/** What is done to one value of a file. */
interface Edit {
  /** Its number, counted from the outermost value on. */
  readonly target: number;
  readonly kind: "replace" | "remove" | "duplicate" | "insert";
  /** Key of what is inserted. */
  readonly key: string;
  /** What is put there, as JSON or nearly. */
  readonly json: string;
}

/**
 * Texts of a value with one field changed, removed, duplicated or added.
 *
 * @param valid The value.
 * @returns JSON, or nearly.
 */
export function editedJson(valid: unknown): fc.Arbitrary<string> {
  return fc.record<Edit>({
    target: fc.nat(countValues(valid) - 1),
    kind: fc.constantFrom("replace", "remove", "duplicate", "insert"),
    key: fc.constantFrom("__proto__", "constructor", "prototype", "x", ""),
    json: hostileJsonValue(),
  }).map((edit) => writeEdited(valid, edit));
}

/**
 * Bytes in the place of a JSON file: mostly edited, else damaged or random.
 *
 * @param valid What a right file holds.
 * @returns The bytes.
 */
export function hostileJson(valid: unknown): fc.Arbitrary<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const damaged = damagedBytes(encode(JSON.stringify(valid)));
  return fc.oneof(
    { weight: 12, arbitrary: editedJson(valid).map(encode) },
    { weight: 3, arbitrary: damaged },
    { weight: 1, arbitrary: randomBytes() },
    { weight: 1, arbitrary: hostileJsonValue().map(encode) },
  );
}

function children(value: unknown): [key: string | null, value: unknown][] {
  if (typeof value !== "object" || value === null) return [];
  return Array.isArray(value)
    ? value.map((item) => [null, item])
    : Object.entries(value);
}

function countValues(value: unknown): number {
  return children(value).reduce((n, [, each]) => n + countValues(each), 1);
}

function writeEdited(
  value: unknown,
  { target, kind, key, json }: Edit,
): string {
  let number = 0;
  const write = (value: unknown): string => {
    if (typeof value !== "object" || value === null) {
      return JSON.stringify(value);
    }
    const members = children(value).flatMap(([name, child]) => {
      const label = name === null ? "" : `${JSON.stringify(name)}:`;
      const isTarget = ++number === target;
      const text = label + write(child);
      if (!isTarget) return [text];
      if (kind === "replace") return [label + json];
      if (kind === "remove") return [];
      if (kind === "duplicate") return [text, label + json];
      const other = name === null ? "" : `${JSON.stringify(key)}:`;
      return [text, other + json];
    });
    return Array.isArray(value)
      ? `[${members.join(",")}]`
      : `{${members.join(",")}}`;
  };
  return target === 0 ? json : write(value);
}
