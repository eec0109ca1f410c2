/// <reference lib="dom" />
/**
 * One policy that plays: what it is, its picture, its numbers.
 *
 * @module
 */
import { makeEnvironment } from "../../../../envs/mod.ts";
import type { IndexedPolicy } from "../../site_index.ts";
import { takePen } from "../drawings/pen.ts";
import type { Scene } from "../drawings/scene.ts";
import { element } from "../element.ts";
import type { OpenPolicy, PolicyRuntime } from "../runtime.ts";
import { choosePolicy, describePolicy } from "./choose_policy.ts";
import { betweenStates, createGame, type Game } from "./game.ts";
import { loadPolicy } from "./load_policy.ts";
import { createReadout } from "./readout.ts";

/** What a panel is made of. */
interface PanelOptions {
  /** Policies of the environment to choose from. */
  readonly policies: readonly IndexedPolicy[];
  /** The one that is chosen at first. */
  readonly policy: IndexedPolicy;
  /** How the environment looks. */
  readonly scene: Scene;
  /** Seed of the first episode. */
  readonly seed: number;
  /** Is told that another policy was chosen. */
  readonly onChoice: () => void;
  /** Is told that the panel is to go. */
  readonly onRemove: () => void;
}

/** A panel. */
export interface Panel {
  /** Its elements. */
  readonly root: HTMLElement;
  /** Its game. */
  readonly game: Game;
  /** The chosen policy. */
  readonly chosen: IndexedPolicy;
  /** The policy that plays; null until it is loaded. */
  readonly player: OpenPolicy | null;
  /** Opens the chosen policy; what goes wrong is shown in the panel. */
  load(runtime: PolicyRuntime): Promise<void>;
  /** Draws and shows where the game stands, a fraction of the last step on its way. */
  draw(fraction: number): void;
  /** Lets it be removed, or not. */
  setRemovable(removable: boolean): void;
  /** Frees the policy. */
  close(): Promise<void>;
}

/**
 * Makes a panel at the first episode of a seed.
 *
 * @param options What it is made of.
 * @returns The panel, not yet in the page.
 */
export async function createPanel(options: PanelOptions): Promise<Panel> {
  const { policies, scene, seed, onChoice, onRemove } = options;
  let chosen = options.policy;
  let player: OpenPolicy | null = null;
  const environment = await makeEnvironment(chosen.environment);
  const game = createGame(environment, seed);
  const canvas = element("canvas", { role: "img" });
  const readout = createReadout(scene);
  const problem = element("p", { role: "alert", class: "problem" });
  const remove = element("button", { type: "button" }, "Remove");
  remove.addEventListener("click", onRemove);
  const [rows, stages] = choosePolicy(policies, chosen, (policy) => {
    chosen = policy;
    name();
    onChoice();
  });
  const root = element(
    "section",
    { class: "game" },
    element("div", { class: "controls" }, rows, remove, stages),
    canvas,
    problem,
    readout.root,
  );
  const name = () => {
    const text = describePolicy(chosen);
    root.setAttribute("aria-label", text);
    remove.setAttribute("aria-label", `Remove ${text}`);
    canvas.setAttribute("aria-label", `${scene.description}: ${text}`);
  };
  name();
  const shown = new Float64Array(environment.stateSize);
  return {
    root,
    game,
    get chosen() {
      return chosen;
    },
    get player() {
      return player;
    },
    async load(runtime) {
      problem.textContent = "";
      const old = player;
      player = null;
      await old?.close();
      try {
        player = await loadPolicy(runtime, chosen, environment);
      } catch (error) {
        problem.textContent = (error as Error).message;
      }
    },
    draw(fraction) {
      const { state } = game;
      betweenStates(state, fraction, scene.angles, shown);
      scene.draw(takePen(canvas, scene.frame), shown, state.action);
      readout.show(state);
    },
    setRemovable(removable) {
      remove.hidden = !removable;
    },
    async close() {
      await player?.close();
      environment[Symbol.dispose]();
    },
  };
}
