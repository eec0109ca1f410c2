import { assertEquals } from "@std/assert";
import { canonicalLayers } from "./canonical_layers.ts";

Deno.test("canonicalLayers() places W then b of each layer, input side first", () => {
  const layers = canonicalLayers({
    inputSize: 3,
    hiddenSizes: [8, 5],
    outputSize: 2,
    activation: "relu",
  });
  assertEquals(layers, [
    { inputs: 3, outputs: 8, weights: 0, biases: 24, end: 32 },
    { inputs: 8, outputs: 5, weights: 32, biases: 72, end: 77 },
    { inputs: 5, outputs: 2, weights: 77, biases: 87, end: 89 },
  ]);
});

Deno.test("canonicalLayers() of a network without hidden layers is one layer", () => {
  const layers = canonicalLayers({
    inputSize: 4,
    hiddenSizes: [],
    outputSize: 3,
    activation: "tanh",
  });
  assertEquals(layers, [
    { inputs: 4, outputs: 3, weights: 0, biases: 12, end: 15 },
  ]);
});
