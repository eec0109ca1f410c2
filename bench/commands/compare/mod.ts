/**
 * Comparing results with each other, and with scores of anyone else.
 *
 * @module
 */
export * from "./compare_command.ts";
