/**
 * The command that checks the theory, its table and its figures.
 *
 * @module
 */
export * from "./theory_command.ts";
export * from "./theory_figures.ts";
