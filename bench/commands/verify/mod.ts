/**
 * Verification: published runs are trained again and compared.
 *
 * @module
 */
export * from "./verify_command.ts";
