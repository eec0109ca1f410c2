import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { makeEngine } from "../../networks/mod.ts";
import type { Engine } from "../../networks/engine.ts";
import { relativeError, torchPolicies, torchPolicy } from "../_torch_policy.ts";
import {
  conjugateGradient,
  createConjugateGradient,
} from "./conjugate_gradient.ts";
import { createFisher, fisherVectorProduct } from "./fisher.ts";
import {
  createLineSearch,
  lineSearch,
  normalizedStepSize,
} from "./line_search.ts";
import type { Candidate } from "./line_search.ts";
import {
  createSurrogate,
  judgeSurrogate,
  surrogateGradient,
} from "./surrogate.ts";

/** A step of `trpo.json`. */
interface TorchStep {
  readonly settings: {
    readonly delta: number;
    readonly cg_iterations: number;
    readonly damping: number;
    readonly backtrack: number;
    readonly tries: number;
  };
  readonly x_A_x_damped: number;
  readonly step_size: number;
  readonly attempts: readonly Candidate[];
  readonly accepted_index: number | null;
  readonly kl: number;
  readonly improvement: number;
  readonly new_parameters: readonly number[];
}

function load(net: string, file: string) {
  const url = new URL(
    `../../networks/testdata/${net}/${file}`,
    import.meta.url,
  );
  return JSON.parse(Deno.readTextFileSync(url));
}

/** One TRPO step from the fixture's old parameters. */
function takeStep(engine: Engine, net: string, { settings }: TorchStep) {
  const made = torchPolicy(engine, load(net, "inputs.json"));
  const { policy, batch, oldTheta: theta } = made;
  const { rows, observations } = batch;
  const options = {
    cgIterations: settings.cg_iterations,
    cgTolerance: 0,
    damping: settings.damping,
    fisherFraction: 1,
  };
  const surrogate = createSurrogate(engine, policy, rows);
  const map = policy.linearize(theta, observations, rows);
  const g = engine.vector(theta.length);
  map.vjp(surrogateGradient(surrogate, batch, map.y), g);
  const fisher = createFisher(engine, policy, rows, options);
  const { x, curvature } = conjugateGradient(
    createConjugateGradient(engine, theta.length),
    fisherVectorProduct(fisher, theta, batch, map),
    g,
    options,
  );
  const beta = normalizedStepSize(curvature, settings.delta);
  const candidates: Candidate[] = [];
  const outcome = lineSearch(
    createLineSearch(engine, theta.length),
    { theta, x, beta },
    () => {
      candidates.push(judgeSurrogate(surrogate, batch, theta));
      return candidates[candidates.length - 1];
    },
    {
      delta: settings.delta,
      shrink: settings.backtrack,
      lineSearchTries: settings.tries,
    },
  );
  return { ...made, theta, curvature, beta, candidates, outcome };
}

function assertNear(actual: number, expected: number, relative: number) {
  assertAlmostEquals(actual, expected, relative * Math.abs(expected));
}

for (const name of ["reference", "wasm"] as const) {
  const engine = await makeEngine(name);
  // With a damping of 0.001 the matrix is so ill-conditioned that ten
  // iterations amplify a relative perturbation of 1e-16 of each product to
  // 1e-6 of x, and one of 1e-8, single precision, to a tenth.
  const tolerances = name === "reference"
    ? { well: 1e-10, ill: 1e-4 }
    : { well: 5e-3, ill: Infinity };

  for (const net of torchPolicies) {
    const steps: TorchStep[] = load(net, "trpo.json").steps;

    Deno.test(`${name}: complete TRPO steps of ${net} are torch's`, () => {
      let compared = 0;
      for (const expected of steps) {
        const well = expected.settings.damping >= 0.1;
        const tolerance = well ? tolerances.well : tolerances.ill;
        if (tolerance === Infinity) continue;
        compared++;
        const step = takeStep(engine, net, expected);
        const { accepted, kl, improvement } = step.outcome;
        assertEquals(accepted, expected.accepted_index);
        assertNear(step.curvature, expected.x_A_x_damped, tolerance);
        assertNear(step.beta, expected.step_size, tolerance);
        assertNear(kl, expected.kl, tolerance);
        assertNear(improvement, expected.improvement, tolerance);
        step.candidates.forEach((candidate, j) => {
          const attempt = expected.attempts[j];
          assertNear(candidate.kl, attempt.kl, tolerance);
          assertAlmostEquals(
            candidate.improvement,
            attempt.improvement,
            tolerance,
          );
        });
        const parameters = step.unpack(step.theta);
        const error = relativeError(parameters, expected.new_parameters);
        assert(error <= tolerance, `${error}`);
      }
      assert(compared >= 1);
    });

    Deno.test(`${name}: accepted TRPO steps of ${net} improve within δ, others restore θ to the bit`, () => {
      for (const { settings, ...rest } of steps) {
        const step = takeStep(engine, net, { settings, ...rest });
        const { accepted, kl, improvement } = step.outcome;
        if (accepted === null) {
          const { old_parameters } = load(net, "inputs.json");
          assertEquals(step.theta, step.pack(old_parameters));
          assertEquals([kl, improvement], [0, 0]);
          assertEquals(step.candidates.length, settings.tries);
        } else {
          assert(improvement > 0 && kl > 0 && kl <= settings.delta);
          assertEquals(step.candidates.length, accepted + 1);
        }
        for (
          const candidate of step.candidates.slice(0, accepted ?? undefined)
        ) {
          assert(candidate.kl > settings.delta || candidate.improvement <= 0);
        }
      }
    });
  }
}
