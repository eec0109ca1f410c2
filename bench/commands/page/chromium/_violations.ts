/**
 * What axe-core finds wrong with a page.
 *
 * @module
 */
import axe from "axe-core";
import type { Page } from "puppeteer-core";

/** A rule that a page violates. */
interface Violation {
  /** The rule's id. */
  readonly id: string;
  /** From `minor` to `critical`. */
  readonly impact: string;
  /** HTML of the elements that it concerns. */
  readonly html: readonly string[];
}

/**
 * Looks for violations of any weight.
 *
 * @param page The page as it is shown.
 * @returns Each with its weight and the HTML of the elements that it concerns.
 * @throws {Error} If axe-core looked at hardly anything.
 */
export async function violationsOf(page: Page): Promise<Violation[]> {
  await page.evaluate(axe.source);
  const { passes, violations } = await page.evaluate("axe.run()") as {
    passes: unknown[];
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  if (passes.length < 15) throw new Error("axe-core found hardly any rule met");
  return violations.map(({ id, impact, nodes }) => ({
    id,
    impact,
    html: nodes.map(({ html }) => html),
  }));
}
