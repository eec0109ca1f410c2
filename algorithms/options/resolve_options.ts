/**
 * Completing and checking options, with errors that say what would be right.
 *
 * @module
 */
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/**
 * Completes options by a schema's defaults and freezes them.
 *
 * @typeParam T The complete options.
 * @param title What is being created, for the message: `PPO`.
 * @param schema The schema, strict: unknown names are refused.
 * @param options What the user gave; `undefined` stands for no options.
 * @returns The complete record, frozen all the way down.
 * @throws {RangeError} In one line, naming the option, the rule and the value.
 */
export function resolveOptions<T>(
  title: string,
  schema: z.ZodType<T>,
  options: unknown,
): T {
  const parsed = schema.safeParse(options ?? {});
  if (parsed.success) return deepFreeze(parsed.data);
  throw new RangeError(describeIssue(title, options, parsed.error.issues[0]));
}

function describeIssue(title: string, options: unknown, issue: Issue): string {
  const name = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const unknown = [...(name ? [name] : []), issue.keys[0]].join(".");
    return `Cannot create ${title} as it has no option '${unknown}'`;
  }
  const subject = name === "" ? "options" : `'${name}'`;
  const value = show(valueAt(options, issue.path));
  return `Cannot create ${title} as ${subject} must be ${
    rule(issue)
  }: current value is ${value}`;
}

function rule(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "array"
        ? `a list of at least ${issue.minimum}`
        : `${issue.inclusive ? ">=" : ">"} ${issue.minimum}`;
    case "too_big":
      return issue.origin === "array"
        ? `a list of at most ${issue.maximum}`
        : `${issue.inclusive ? "<=" : "<"} ${issue.maximum}`;
    case "invalid_type":
      return issue.expected === "int"
        ? "a whole number"
        : issue.expected === "number"
        ? "a finite number"
        : `of type ${issue.expected}`;
    case "invalid_value":
      return issue.values.length === 1
        ? show(issue.values[0])
        : `one of ${issue.values.map(show).join(", ")}`;
    case "invalid_union":
      return "options" in issue && issue.options
        ? `one of ${issue.options.map(show).join(", ")}`
        : "of a documented kind";
    case "custom":
      return issue.message;
    default:
      return `right (${issue.message})`;
  }
}

function valueAt(options: unknown, path: readonly PropertyKey[]): unknown {
  let value = options;
  for (const key of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function show(value: unknown): string {
  if (["number", "bigint", "undefined"].includes(typeof value)) {
    return String(value);
  }
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? text.slice(0, 57) + "..." : text;
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
