/// <reference lib="dom" />
/**
 * The policies of one environment, side by side, with what controls them.
 *
 * @module
 */
import { environments } from "../../../../envs/environments.ts";
import type { IndexedPolicy } from "../../site_index.ts";
import { scenes } from "../drawings/mod.ts";
import { element } from "../element.ts";
import type { PolicyRuntime } from "../runtime.ts";
import { describePolicy } from "./choose_policy.ts";
import { createControls } from "./controls.ts";
import { mostPanels } from "./initial_policies.ts";
import { createPanel, type Panel } from "./panel.ts";
import { createPlayback } from "./playback.ts";
import { describeMean, formatReturn } from "./readout.ts";

/** What plays at first. */
interface ArenaOptions {
  /** Id of the environment, one that has a scene. */
  readonly environment: string;
  /** Its policies, one for each row and stage. */
  readonly policies: readonly IndexedPolicy[];
  /** Those that play at first. */
  readonly chosen: readonly IndexedPolicy[];
}

/** Policies side by side. */
export interface Arena {
  /** Their elements. */
  readonly root: HTMLElement;
  /** Lets the policies play; begins to unless the reader prefers little motion. */
  start(runtime: PolicyRuntime): Promise<void>;
  /** Stops, and frees the policies. */
  close(): Promise<void>;
}

/** The seed at first, as of `deno task play`. */
const firstSeed = 1;

/**
 * Makes panels that stand at the first episode of seed 1.
 *
 * @param options What plays at first.
 * @returns The arena, not yet in the page.
 */
export async function createArena(options: ArenaOptions): Promise<Arena> {
  const { environment, policies, chosen } = options;
  const scene = scenes.get(environment)!;
  const panels: Panel[] = [];
  let runtime: PolicyRuntime | null = null;
  let seed = firstSeed;

  const status = element("p", { class: "spoken", role: "status" });
  const playback = createPlayback({
    games: () => panels,
    timeStep: environments.get(environment)!.timeStep,
    onChange(playing) {
      controls.setPlaying(playing);
      if (!playing) {
        status.textContent = `Paused. ${panels.map(describePanel).join(" ")}`;
      }
    },
    onEnd(played) {
      const panel = panels.find((panel) => panel === played)!;
      const { episode, steps, total } = panel.game.state;
      status.textContent = `${describePolicy(panel.chosen)}: episode ${
        episode + 1
      } ended after ${steps} steps with a return of ${formatReturn(total)}.`;
    },
  });
  const reset = () =>
    playback.between(() => {
      for (const { game } of panels) game.reset(seed);
    });
  const controls = createControls(seed, {
    toggle: () => playback.playing ? playback.pause() : playback.play(),
    step: playback.step,
    reset,
    setSpeed(speed) {
      playback.speed = speed;
    },
    setSeed(chosen) {
      seed = chosen;
      reset();
    },
  });
  controls.setEnabled(false);

  const list = element("div", { class: "games" });
  const add = element("button", { type: "button" }, "Add a policy");
  const arrange = () => {
    add.disabled = panels.length === mostPanels;
    for (const panel of panels) panel.setRemovable(panels.length > 1);
  };
  const load = async (panel: Panel) => {
    if (runtime !== null) await panel.load(runtime);
  };
  const open = async (policy: IndexedPolicy) => {
    const panel: Panel = await createPanel({
      policies,
      policy,
      scene,
      seed,
      async onChoice() {
        await playback.between(() => load(panel));
        await reset();
      },
      async onRemove() {
        panels.splice(panels.indexOf(panel), 1);
        panel.root.remove();
        arrange();
        add.focus();
        await playback.between(panel.close);
      },
    });
    panels.push(panel);
    list.append(panel.root);
    arrange();
    return panel;
  };
  add.addEventListener("click", async () => {
    const panel = await open(nextPolicy(policies, panels));
    await playback.between(() => load(panel));
    await reset();
  });
  for (const policy of chosen) await open(policy);

  // A canvas has no size before it is in the page, and another one after a turn of the phone.
  const observer = new ResizeObserver(() => {
    if (!playback.playing) { for (const panel of panels) panel.draw(1); }
  });
  observer.observe(list);
  return {
    root: element("div", { class: "arena" }, controls.root, list, add, status),
    async start(given) {
      runtime = given;
      await playback.between(async () => {
        await Promise.all(panels.map(load));
      });
      controls.setEnabled(true);
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
        playback.play();
      }
    },
    async close() {
      observer.disconnect();
      playback.pause();
      await playback.between(async () => {
        for (const panel of panels.splice(0)) await panel.close();
      });
    },
  };
}

/** Where a panel stands, in a sentence. */
function describePanel({ chosen, game }: Panel): string {
  const { episode, steps, total, returns } = game.state;
  const mean = returns.length === 0 ? "" : `, mean ${describeMean(returns)}`;
  return `${describePolicy(chosen)}: episode ${
    episode + 1
  }, step ${steps}, return ${formatReturn(total)}${mean}.`;
}

/** A policy that doesn't play yet, of the last stage where there is one. */
function nextPolicy(
  policies: readonly IndexedPolicy[],
  panels: readonly Panel[],
): IndexedPolicy {
  const free = policies.filter((policy) =>
    panels.every(({ chosen }) => chosen !== policy)
  );
  return free.find(({ stage }) => stage === "final") ?? free[0] ?? policies[0];
}
