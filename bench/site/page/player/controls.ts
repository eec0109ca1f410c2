/// <reference lib="dom" />
/**
 * The player's buttons.
 *
 * @module
 */
import { labeledSelect } from "../charts/labeled_select.ts";
import { element } from "../element.ts";

/** What the buttons do. */
interface ControlActions {
  /** Plays, or pauses. */
  readonly toggle: () => void;
  /** Does one step. */
  readonly step: () => void;
  /** Goes back to the first episode. */
  readonly reset: () => void;
  /** Takes another speed. */
  readonly setSpeed: (speed: number) => void;
  /** Takes another seed. */
  readonly setSeed: (seed: number) => void;
}

/** The buttons. */
interface Controls {
  /** Their group. */
  readonly root: HTMLElement;
  /** Shows whether it plays. */
  setPlaying(playing: boolean): void;
  /** Lets them be used, or not. */
  setEnabled(enabled: boolean): void;
}

/** Names of the speeds; 1 is the environment's own time. */
const speeds = ["¼×", "1×", "4×", "max"] as const;
const factors: Readonly<Record<typeof speeds[number], number>> = {
  "¼×": 0.25,
  "1×": 1,
  "4×": 4,
  "max": Infinity,
};

/**
 * Makes the buttons.
 *
 * @param seed The first seed.
 * @param actions What they do.
 * @returns The buttons, not yet in the page.
 */
export function createControls(
  seed: number,
  actions: ControlActions,
): Controls {
  const button = (text: string, press: () => void) => {
    const made = element("button", { type: "button" }, text);
    made.addEventListener("click", press);
    return made;
  };
  const toggle = button("Play", actions.toggle);
  const buttons = [
    toggle,
    button("Step", actions.step),
    button("Reset", actions.reset),
  ];
  toggle.classList.add("primary");
  const seedBox = element("input", {
    type: "number",
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    step: 1,
    required: true,
    value: seed,
  });
  seedBox.addEventListener("change", () => {
    if (seedBox.reportValidity()) actions.setSeed(seedBox.valueAsNumber);
  });
  const root = element(
    "div",
    { class: "controls", role: "group", "aria-label": "Player" },
    ...buttons,
    labeledSelect("Speed", speeds, "1×", (name) => {
      actions.setSpeed(factors[name]);
    }),
    element("label", { class: "choice" }, "Seed ", seedBox),
  );
  return {
    root,
    setPlaying(playing) {
      toggle.textContent = playing ? "Pause" : "Play";
    },
    setEnabled(enabled) {
      for (const button of buttons) button.disabled = !enabled;
    },
  };
}
