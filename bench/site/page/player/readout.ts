/// <reference lib="dom" />
/**
 * The numbers below a picture.
 *
 * @module
 */
import { formatFixed } from "../../../text/format_number.ts";
import type { Scene } from "../drawings/scene.ts";
import { element } from "../element.ts";
import type { GameState } from "./game.ts";

/** Numbers of a game. */
interface Readout {
  /** The list of them. */
  readonly root: HTMLElement;
  /** Shows where a game stands. */
  show(state: GameState): void;
}

/** How many returns are listed. */
const mostReturns = 3;

/** Nothing to show. */
const none = "–";

/**
 * Makes the list of a game's numbers.
 *
 * @param scene What names the actions.
 * @returns The list.
 */
export function createReadout(scene: Scene): Readout {
  const root = element("dl", { class: "readout" });
  const line = (name: string, wide = false) => {
    const value = element("dd", {}, none);
    root.append(
      element(
        "div",
        { class: wide ? "wide" : null },
        element("dt", {}, name),
        value,
      ),
    );
    return (text: string) => {
      if (value.textContent !== text) value.textContent = text;
    };
  };
  const episode = line("Episode");
  const step = line("Step");
  const total = line("Return so far", true);
  const value = line("Value estimate", true);
  const action = line("Last action", true);
  const last = line("Last returns", true);
  const mean = line("Mean return", true);
  return {
    root,
    show(state) {
      const { returns } = state;
      step(String(state.steps));
      total(formatReturn(state.total));
      action(state.action === null ? none : scene.describeAction(state.action));
      value(state.value === null ? none : formatFixed(state.value, 2));
      episode(String(state.episode + 1));
      last(returns.length === 0 ? none : latest(returns));
      mean(returns.length === 0 ? none : describeMean(returns));
    },
  };
}

/** The last returns, the very last one at the end. */
function latest(returns: readonly number[]): string {
  const shown = returns.slice(-mostReturns).map(formatReturn).join(", ");
  return returns.length > mostReturns ? `… ${shown}` : shown;
}

/**
 * Writes a return.
 *
 * @param value The return.
 * @returns Without decimals where it is whole, else with two.
 */
export function formatReturn(value: number): string {
  return formatFixed(value, Number.isInteger(value) ? 0 : 2);
}

/**
 * Writes the mean of returns and how many there are.
 *
 * @param returns One or more.
 * @returns Such as `−150.25 (n = 4)`.
 *
 * @example Two returns
 * ```ts
 * import { describeMean } from "./readout.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(describeMean([-1, -2]), "−1.50 (n = 2)");
 * ```
 */
export function describeMean(returns: readonly number[]): string {
  const total = returns.reduce((sum, value) => sum + value, 0);
  return `${formatReturn(total / returns.length)} (n = ${returns.length})`;
}
