/**
 * A lint plugin for the rooms whose numbers are the same on every machine. It
 * refuses what ECMAScript does not promise to be the same everywhere: most of
 * `Math`, powers, clocks, locales, chance, and the machine.
 *
 * @module
 */
import { isTest, root } from "./own_files.ts";
import { exactRooms } from "./rooms.ts";

/** Where the outside may be reached: loading WebAssembly. */
const reachesOutside = /^networks\/engines\/(wasm|tfjs)\w*\.ts$/;

/** Names that bring in a clock, a locale, chance, or the machine. */
const forbiddenNames = new Set([
  "Date",
  "Intl",
  "Temporal",
  "crypto",
  "globalThis",
  "navigator",
  "performance",
  "process",
  "self",
]);
const outsideNames = new Set(["Deno", "fetch"]);
const allowedMath = new Set([
  ..."abs min max floor ceil trunc sign sqrt fround imul clz32".split(" "),
  ..."E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2".split(" "),
]);

/**
 * The path below the root that decides which rules a file has; null for files
 * without any.
 */
function exactPath(filename: string): string | null {
  const path = filename.replace(root.pathname, "");
  const isExact = exactRooms.some((room) => path.startsWith(`${room}/`));
  return isExact && !isTest(path) ? path : null;
}

/** The plugin. It reads the syntax tree, so strings and comments do not count. */
const exactness: Deno.lint.Plugin = {
  name: "exactness",
  rules: {
    exact: {
      create(context) {
        const path = exactPath(context.filename);
        if (path === null) return {};
        const reaches = reachesOutside.test(path);
        function refuse(node: Deno.lint.Node): void {
          const text = context.sourceCode.getText(node);
          const message = `\`${text}\` may differ from machine to machine`;
          const hint =
            "numerics/ has elementary functions and random streams of the same bytes everywhere";
          context.report({ node, message, hint });
        }
        function checkPower(node: Deno.lint.Node, exponent: Deno.lint.Node) {
          const small = exponent.type === "Literal" &&
            Number.isInteger(exponent.value) && Number(exponent.value) <= 64;
          if (!small) refuse(node);
        }
        return {
          Identifier(node) {
            const parent = node.parent;
            const isProperty = parent.type === "MemberExpression" &&
              parent.property === node && !parent.computed;
            if (isProperty) {
              if (/^toLocale|^localeCompare$/.test(node.name)) refuse(parent);
              return;
            }
            const isKey = "key" in parent && parent.key === node &&
              !("shorthand" in parent && parent.shorthand);
            if (isKey) return;
            if (forbiddenNames.has(node.name)) refuse(node);
            if (outsideNames.has(node.name) && !reaches) refuse(node);
            if (node.name !== "Math") return;
            const isAllowed = parent.type === "MemberExpression" &&
              !parent.computed && parent.property.type === "Identifier" &&
              allowedMath.has(parent.property.name);
            if (!isAllowed) refuse(parent);
          },
          BinaryExpression(node) {
            if (node.operator === "**") checkPower(node, node.right);
          },
          AssignmentExpression(node) {
            if (node.operator === "**=") checkPower(node, node.right);
          },
        };
      },
    },
  },
};

export default exactness;
