/**
 * Which policies play side by side at first.
 *
 * @module
 */
import type { IndexedPolicy, SiteIndex, Stage } from "../../site_index.ts";

/** What was asked for. */
export interface PlayRequest {
  /** Labels of rows; without any, the environment's best row at each stage. */
  readonly rows?: readonly string[];
  /** Stage of training. @default "final", or all where no rows are asked for */
  readonly stage?: Stage;
}

/** The most policies that play side by side. */
export const mostPanels = 3;

/**
 * Chooses policies: those that were asked for, else the stages of the best row.
 *
 * @param site What the page knows.
 * @param environment Id of an environment.
 * @param request What was asked for; what there isn't is left out.
 * @returns From one to three policies; none only where the environment has none.
 */
export function initialPolicies(
  site: SiteIndex,
  environment: string,
  request: PlayRequest = {},
): readonly IndexedPolicy[] {
  const { rows, stage } = request;
  const policies = site.policies.filter((policy) =>
    policy.environment === environment
  );
  const rowAt = (row: string, stage: Stage | undefined) =>
    policies.filter((policy) =>
      policy.row === row && (stage === undefined || policy.stage === stage)
    );
  const wanted = rows?.flatMap((row) => rowAt(row, stage ?? "final")) ?? [];
  const best = bestRow(site, environment, policies);
  const choices = [wanted, rowAt(best, stage), rowAt(best, undefined)];
  const chosen = choices.find(({ length }) => length > 0) ?? [];
  return chosen.slice(0, mostPanels);
}

/** The best row of those with policies; the first where none is known as best. */
function bestRow(
  { comparison }: SiteIndex,
  environment: string,
  policies: readonly IndexedPolicy[],
): string {
  const ranks = new Map(
    comparison.cells.filter((cell) => cell.environment === environment)
      .map(({ row, rank }) => [row, rank ?? Infinity]),
  );
  const rankOf = ({ row }: IndexedPolicy) => ranks.get(row) ?? Infinity;
  const least = Math.min(...policies.map(rankOf));
  return policies.find((policy) => rankOf(policy) === least)?.row ?? "";
}
