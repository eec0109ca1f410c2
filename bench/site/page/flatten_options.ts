/**
 * Options of a run, one a line.
 *
 * @module
 */
import { plainText } from "../../text/plain_text.ts";

/**
 * Writes nested options as names and values.
 *
 * @param options The options of a run.
 * @returns Each value with its name, such as `network.activation`, in their order; values as JSON.
 *
 * @example Nested options
 * ```ts
 * import { flattenOptions } from "./flatten_options.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   flattenOptions({ gamma: 0.9, network: { hiddenSizes: [64, 64], activation: "tanh" } }),
 *   [["gamma", "0.9"], ["network.hiddenSizes", "[64, 64]"], ["network.activation", '"tanh"']],
 * );
 * ```
 */
export function flattenOptions(
  options: Readonly<Record<string, unknown>>,
): [name: string, value: string][] {
  return Object.entries(options).flatMap(([name, value]) =>
    isRecord(value)
      ? flattenOptions(value).map(([inner, text]): [string, string] => [
        `${plainText(name)}.${inner}`,
        text,
      ])
      : [[plainText(name), plainText(write(value))]]
  );
}

function write(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map(write).join(", ")}]`
    : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.keys(value).length > 0;
}
