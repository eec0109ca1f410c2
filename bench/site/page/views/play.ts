/// <reference lib="dom" />
/**
 * The policies at play, in the environments that they were trained in.
 *
 * @module
 */
import type { SiteIndex } from "../../site_index.ts";
import { labeledSelect } from "../charts/labeled_select.ts";
import { scenes } from "../drawings/mod.ts";
import { element } from "../element.ts";
import { type Arena, createArena } from "../player/arena.ts";
import {
  initialPolicies,
  type PlayRequest,
} from "../player/initial_policies.ts";
import { loadRuntime } from "../player/load_policy.ts";
import type { PolicyRuntime } from "../runtime.ts";

/** What plays at first. */
interface PlayParameters extends PlayRequest {
  /** Id of the environment; the first one that has policies otherwise. */
  readonly environment?: string;
}

/** Once loaded, the runtime stays, so that it isn't asked for again. */
let runtime: PolicyRuntime | null = null;

/**
 * Shows the policies at play.
 *
 * @param root What holds the view.
 * @param site What the page knows.
 * @param parameters What plays at first.
 * @returns What takes the view away.
 */
export function mountPlay(
  root: HTMLElement,
  site: SiteIndex,
  parameters: PlayParameters = {},
): () => void {
  const environments = [...scenes.keys()].filter((id) =>
    site.policies.some(({ environment }) => environment === id)
  );
  const first = environments.find((id) => id === parameters.environment) ??
    environments[0];
  if (first === undefined) {
    root.replaceChildren(
      element("h1", {}, "Play"),
      element("p", {}, "These results have no policies that can be played."),
    );
    return () => {};
  }

  const holder = element("div");
  let arena: Promise<Arena> | null = null;
  const close = () => arena?.then((open) => open.close());
  const show = (environment: string, request: PlayParameters) => {
    const closed = close();
    const policies = site.policies.filter((policy) =>
      policy.environment === environment
    );
    const chosen = initialPolicies(site, environment, request);
    const opening = createArena({ environment, policies, chosen });
    arena = opening;
    opening.then(async (opened) => {
      await closed;
      if (arena !== opening) return;
      holder.replaceChildren(opened.root);
      if (runtime !== null) await opened.start(runtime);
    });
  };
  root.replaceChildren(
    element("h1", {}, "Play"),
    element(
      "p",
      { class: "lead" },
      "The exported policies act in their environments, here in the page. " +
        "All start from the same states; episodes are those of ",
      element("code", {}, "deno task play"),
      " with the same seed. A value estimate is what the critic expects, " +
        "discounted and in the scale of its training.",
    ),
    element(
      "div",
      { class: "controls" },
      labeledSelect("Environment", environments, first, (id) => show(id, {})),
      runtime === null
        ? loadButton(async (loaded) => {
          runtime = loaded;
          await (await arena)?.start(loaded);
          holder.querySelector("button")?.focus();
        })
        : null,
    ),
    holder,
  );
  show(first, parameters);
  return () => {
    close();
    arena = null;
  };
}

/** A button that loads the runtime, and leaves when it is there. */
function loadButton(onLoad: (runtime: PolicyRuntime) => void): HTMLElement {
  const text = "Load the player (5 MB)";
  const button = element("button", { type: "button", class: "primary" }, text);
  const problem = element("span", { role: "alert", class: "problem" });
  const holder = element("span", {}, button, problem);
  button.addEventListener("click", async () => {
    button.disabled = true;
    button.textContent = "Loading …";
    problem.textContent = "";
    try {
      onLoad(await loadRuntime());
      holder.remove();
    } catch (error) {
      button.disabled = false;
      button.textContent = text;
      problem.textContent = ` ${(error as Error).message}`;
    }
  });
  return holder;
}
