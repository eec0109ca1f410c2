import { makeEnvironment } from "../../envs/mod.ts";
import type { Environment } from "../../envs/mod.ts";

/**
 * Makes copies of an environment.
 *
 * @param id The environment's id.
 * @param count How many.
 * @returns The copies; disposing the stack frees them.
 */
export async function makeCopies(
  id: string,
  count: number,
): Promise<{ copies: Environment[]; stack: DisposableStack }> {
  const stack = new DisposableStack();
  const copies: Environment[] = [];
  for (let i = 0; i < count; i++) {
    copies.push(stack.use(await makeEnvironment(id)));
  }
  return { copies, stack };
}
