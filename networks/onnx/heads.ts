/**
 * The last part of a policy's graph: from a network's output to what the
 * environment takes, and to what those need who sample.
 *
 * @module
 */
import type { GaussianOptions } from "../policy.ts";
import type { GraphBuilder } from "./graph_builder.ts";

/** Added to gSDE's variance, so that features of zero keep a finite log σ. */
const GSDE_EPSILON = 1e-6;

/**
 * Adds outputs `action`, int64 `[batch]`: the first of the largest logits; and
 * `logits`, float32 `[batch, n]`.
 *
 * @param graph Where the nodes go; it has `logits` already.
 * @param n How many actions there are.
 */
export function addCategoricalHead(graph: GraphBuilder, n: number): void {
  graph.node("ArgMax", ["logits"], "action", {
    axis: 1,
    keepdims: 0,
    select_last_index: 0,
  });
  graph.output("action", "int64", []);
  graph.output("logits", "float", [n]);
}

/** What a Gaussian head is made of. */
interface GaussianExport extends GaussianOptions {
  /** Lower bound of each action; −Infinity where there is none. */
  readonly low: readonly number[];
  /** Upper bound of each action; Infinity where there is none. */
  readonly high: readonly number[];
  /** Name of the tensor that gSDE's noise is a linear map of. */
  readonly features: string;
  /** log σ: `[actions]`, or `[features × actions]` with gSDE. */
  readonly logStd: Float32Array | Float64Array;
}

/**
 * Adds outputs `action`, `mean` and `logStd`, float32 `[batch, actions]`. The
 * action is the mean, squashed where the policy squashes, then clipped to the
 * bounds; `mean` is the network's own, before both.
 *
 * @param graph Where the nodes go; it has `mean` already.
 * @param head Bounds and exploration.
 */
export function addGaussianHead(
  graph: GraphBuilder,
  head: GaussianExport,
): void {
  const size = head.low.length;
  addBoundedAction(graph, head.squash ? addSquash(graph, head) : "mean", head);
  if (head.exploration === "gsde") addStateDependentLogStd(graph, head);
  else addIndependentLogStd(graph, head);
  graph.output("action", "float", [size]);
  graph.output("mean", "float", [size]);
  graph.output("logStd", "float", [size]);
}

/** center + ½ (high − low) · tanh(mean). */
function addSquash(graph: GraphBuilder, head: GaussianExport): string {
  const { low, high } = head;
  const center = low.map((l, i) => (l + high[i]) / 2);
  const reach = low.map((l, i) => (high[i] - l) / 2);
  const tanh = graph.node("Tanh", ["mean"], "squash.tanh");
  const scaled = graph.node("Mul", [
    tanh,
    graph.constant("squash.reach", "float", [reach.length], reach),
  ], "squash.scaled");
  return graph.node("Add", [
    scaled,
    graph.constant("squash.center", "float", [center.length], center),
  ], "squash.action");
}

/** min(max(action, low), high). */
function addBoundedAction(
  graph: GraphBuilder,
  action: string,
  { low, high }: GaussianExport,
): void {
  const raised = graph.node("Max", [
    action,
    graph.constant("bounds.low", "float", [low.length], low),
  ], "bounds.raised");
  graph.node("Min", [
    raised,
    graph.constant("bounds.high", "float", [high.length], high),
  ], "action");
}

/** The same log σ in every row. */
function addIndependentLogStd(graph: GraphBuilder, head: GaussianExport): void {
  const { logStd } = head;
  const shape = graph.node("Shape", ["mean"], "exploration.shape");
  graph.node("Expand", [
    graph.constant("exploration.logStd", "float", [logStd.length], logStd),
    shape,
  ], "logStd");
}

/** ½ log(features² · exp(2 log σ) + ε), Raffin et al. 2022, https://arxiv.org/abs/2005.05719. */
function addStateDependentLogStd(
  graph: GraphBuilder,
  head: GaussianExport,
): void {
  const { features, logStd, low } = head;
  const actions = low.length;
  const dims = [logStd.length / actions, actions];
  const parameter = graph.constant("exploration.logStd", "float", dims, logStd);
  const doubled = graph.node(
    "Add",
    [parameter, parameter],
    "exploration.doubled",
  );
  const variances = graph.node("Exp", [doubled], "exploration.variances");
  const squares = graph.node(
    "Mul",
    [features, features],
    "exploration.squares",
  );
  const variance = graph.node("Add", [
    graph.node("MatMul", [squares, variances], "exploration.sum"),
    graph.constant("exploration.epsilon", "float", [], [GSDE_EPSILON]),
  ], "exploration.variance");
  const log = graph.node("Log", [variance], "exploration.log");
  graph.node("Mul", [
    log,
    graph.constant("exploration.half", "float", [], [0.5]),
  ], "logStd");
}

/**
 * Adds output `value`, float32 `[batch]`.
 *
 * @param graph Where the nodes go.
 * @param values Name of the float32 `[batch, 1]` tensor of values.
 */
export function addValueHead(graph: GraphBuilder, values: string): void {
  const axes = graph.constant("value.axes", "int64", [1], [1]);
  graph.node("Squeeze", [values, axes], "value");
  graph.output("value", "float", []);
}
