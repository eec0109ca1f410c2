import {
  boundAlongLine,
  createMdp,
  evaluatePolicy,
  greedyPolicy,
  type LinePoint,
  type Mdp,
  uniformPolicy,
} from "../../../theory/mod.ts";
import { PANEL, smallMultiples } from "../../figures/arrange.ts";
import type { Figure, FigureRecord, Panel } from "../../figures/figure.ts";
import { legendPanel } from "../../figures/legend_panel.ts";
import { lineLayers } from "./line_layers.ts";

/** The lines, by what they are called in the figure. */
const LINES = {
  "η": ({ eta }) => eta,
  "L": ({ local }) => local,
  "mixture, tight": ({ tightMixtureBound }) => tightMixtureBound,
  "mixture, simplified": ({ simplifiedMixtureBound }) => simplifiedMixtureBound,
  "total variation": ({ totalVariationBound }) => totalVariationBound,
  "KL": ({ klBound }) => klBound,
} as const satisfies Record<string, (point: LinePoint) => number | null>;

/** The panels: a discount, and how far the line goes. */
const PANELS = [
  { gamma: 0.3, alpha: 1 },
  { gamma: 0.9, alpha: 0.05 },
];

/** Points of a line. */
const POINTS = 41;

/**
 * η, its local approximation L and the lower bounds along the mixtures of a
 * policy with its greedy policy, on a chain of five states: the whole line for
 * a short horizon, a twentieth of it for a long one, where the bounds allow no
 * longer step.
 *
 * @returns The figure.
 */
export function boundFigure(): Figure {
  const rows = Object.keys(LINES);
  const panels = PANELS.map(({ gamma, alpha }) => {
    const records = lineRecords(gamma, alpha);
    const highest = Math.max(...records.map(({ value }) => value ?? 0));
    const [{ value: start }] = records;
    return {
      name: `γ = ${gamma}`,
      records,
      // As far down as η goes up.
      range: [2 * start! - highest, highest] as const,
      alpha,
    };
  });
  return {
    name: "bound-along-line",
    title: "Lower bounds along a line",
    description: description(),
    rows,
    fields: {
      panel: "string",
      row: "string",
      alpha: "number",
      value: "number",
      symbol: "number",
    },
    data: panels.flatMap(({ name, records }) =>
      records.map((record): FigureRecord => ({ panel: name, ...record }))
    ),
    spec: smallMultiples(
      panels.map(({ name, range, alpha }): Panel => ({
        title: name,
        ...PANEL,
        transform: [{ filter: { field: "panel", equal: name } }],
        layer: lineLayers(
          rows,
          { field: "alpha", title: "α", range: [0, alpha] },
          { title: "Discounted return", range },
        ),
      })),
      legendPanel(rows, rows, true),
    ),
  };
}

interface LineRecord {
  readonly row: string;
  readonly alpha: number;
  readonly value: number | null;
  /** 1 where the line has a symbol, else 0. */
  readonly symbol: number;
}

function lineRecords(gamma: number, furthest: number): LineRecord[] {
  const mdp = chain(gamma);
  const policy = uniformPolicy(mdp);
  const greedy = greedyPolicy(mdp, evaluatePolicy(mdp, policy).advantage);
  // The whole line, of which the first points are shown.
  const count = (POINTS - 1) / furthest + 1;
  const points = boundAlongLine(mdp, policy, greedy, count).slice(0, POINTS);
  return Object.entries(LINES).flatMap(([row, value], line) =>
    points.map((point, i) => ({
      row,
      alpha: point.alpha,
      value: value(point),
      symbol: i % 12 === 2 * line ? 1 : 0,
    }))
  );
}

/** Five states in a line: 0.2 for staying at the left end, 1 at the right. */
function chain(gamma: number): Mdp {
  const states = [0, 1, 2, 3, 4];
  const oneHot = (s: number) => states.map((other) => other === s ? 1 : 0);
  return createMdp({
    transitions: states.map((s) => [
      oneHot(Math.max(0, s - 1)),
      oneHot(Math.min(4, s + 1)),
    ]),
    rewards: states.map((s) => [s === 0 ? 0.2 : 0, s === 4 ? 1 : 0]),
    start: states.map(() => 0.2),
    gamma,
  });
}

function description(): string {
  return "Performance η, its local approximation L, and four lower bounds " +
    "along the mixtures (1 − α)π + απ′ of the even policy and its greedy one, " +
    "on a chain of five states. All touch at α = 0; every bound stays below η " +
    "and falls below η(π) soon.";
}
