/**
 * Tells whether two values are deeply equal: same numbers (NaN equals NaN, 0
 * equals −0), same prototypes, same keys, equal contents of arrays, typed
 * arrays, buffers, dates, sets and maps. Cycles are followed once.
 *
 * @example Usage
 * ```ts
 * import { assert, equal } from "@std/assert";
 *
 * assert(equal(new Map([["kl", [0.01]]]), new Map([["kl", [0.01]]])));
 * assert(!equal({ seed: undefined }, {}));
 * ```
 *
 * @param a One value.
 * @param b The other value.
 * @returns Whether they are equal.
 * @throws {TypeError} If both are a `WeakMap` or a `WeakSet`.
 */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map());
}

type Seen = Map<object, object>;

/** Classes whose text says everything about them. */
const TEXTUAL = [RegExp, URL, URLSearchParams];

function compare(a: unknown, b: unknown, seen: Seen): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || !samePrototype(a, b)) return false;
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime());
  if (a instanceof ArrayBuffer || a instanceof SharedArrayBuffer) {
    return sameElements(new Uint8Array(a), new Uint8Array(b as ArrayBuffer));
  }
  if (ArrayBuffer.isView(a) && !(a instanceof DataView)) {
    return sameElements(a as Uint8Array, b as Uint8Array);
  }
  if (a instanceof WeakMap || a instanceof WeakSet) {
    throw new TypeError(`Cannot compare ${a.constructor.name} instances`);
  }
  if (a instanceof WeakRef) {
    return compare(a.deref(), (b as WeakRef<WeakKey>).deref(), seen);
  }
  if (TEXTUAL.some((type) => a instanceof type)) return `${a}` === `${b}`;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  if (a instanceof Set) return sameEntries(a, b as Set<unknown>, seen);
  if (a instanceof Map) return sameEntries(a, b as typeof a, seen);
  if (Object.keys(a).length !== Object.keys(b).length) return false;
  return [...keysOf(a).union(keysOf(b))].every((key) =>
    key in a && key in b &&
    compare(Reflect.get(a, key), Reflect.get(b, key), seen)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** An object without prototype counts as a plain one. */
function samePrototype(a: object, b: object): boolean {
  return (Object.getPrototypeOf(a) ?? Object.prototype) ===
    (Object.getPrototypeOf(b) ?? Object.prototype);
}

function sameElements(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !Object.is(a[i], b[i])) return false;
  }
  return true;
}

/** Every entry of `a` finds its own partner in `b`; the order is free. */
function sameEntries(
  a: Set<unknown> | Map<unknown, unknown>,
  b: Set<unknown> | Map<unknown, unknown>,
  seen: Seen,
): boolean {
  if (a.size !== b.size) return false;
  const left = new Set(b.entries());
  for (const entry of a.entries()) {
    const partner = left.values().find((other) =>
      compare(entry[0], other[0], seen) && compare(entry[1], other[1], seen)
    );
    if (partner === undefined) return false;
    left.delete(partner);
  }
  return true;
}

/** Own keys, and for instances of classes the keys of their prototypes. */
function keysOf(value: object): Set<PropertyKey> {
  const keys = new Set<PropertyKey>();
  let level: object | null = value;
  while (
    level !== null && level !== Object.prototype && level !== Array.prototype
  ) {
    for (const key of Reflect.ownKeys(level)) keys.add(key);
    level = Object.getPrototypeOf(level);
  }
  return keys;
}
