/**
 * Algorithms for tests of the harness: one that works, and four that don't.
 *
 * @module
 */
import type { Diagnostics } from "../../algorithms/algorithm.ts";
import { reinforce } from "../../algorithms/reinforce.ts";
import type { AlgorithmRegistry } from "../../algorithms/algorithms.ts";

type Reinforce = typeof reinforce;
type State = ReturnType<Reinforce["create"]>;

function variant(
  name: string,
  iterate: (state: State) => Diagnostics,
): Reinforce {
  return { ...reinforce, name, iterate };
}

/** The algorithms by name. */
export const sampleAlgorithms: AlgorithmRegistry = {
  reinforce,
  diverging: variant("diverging", (state) => {
    const told = reinforce.iterate(state);
    return { ...told, diverged: told.steps > 600 ? "the loss is NaN" : null };
  }),
  failing: variant("failing", () => {
    throw new Error("no luck\nwith details");
  }),
  standing: variant("standing", () => ({
    steps: 0,
    episodes: [],
    metrics: {},
    diverged: null,
  })),
  unfit: {
    ...reinforce,
    name: "unfit",
    create() {
      throw new RangeError("Cannot create UNFIT as it fits no environment");
    },
  },
};
