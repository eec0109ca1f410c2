/**
 * The bit-exact floor: random streams and elementary functions that are the
 * same on every machine.
 *
 * @module
 */
export * from "./elementary.ts";
export * from "./random.ts";
