/**
 * Circles in a graph of imports.
 *
 * @module
 */

/**
 * Finds what can be left and come back to: the strongly connected components of
 * more than one node. Tarjan 1972, Depth-first search and linear graph
 * algorithms.
 *
 * @param edges From one name to another.
 * @returns Each circle's names in order.
 */
export function findCircles(
  edges: Iterable<{ readonly from: string; readonly to: string }>,
): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    lowest.set(node, index.get(node)!);
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      if (!index.has(other)) visit(other);
      if (stack.includes(other)) {
        lowest.set(node, Math.min(lowest.get(node)!, lowest.get(other)!));
      }
    }
    if (lowest.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return circles.sort();
}
