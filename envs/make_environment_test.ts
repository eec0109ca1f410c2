import { assertEquals, assertRejects } from "@std/assert";
import { environments } from "./environments.ts";
import { makeEnvironment } from "./make_environment.ts";

Deno.test("makeEnvironment() makes what the id says, each time another copy", async () => {
  for (const id of environments.keys()) {
    const [first, second] = [
      await makeEnvironment(id),
      await makeEnvironment(id),
    ];
    assertEquals([first.id, first === second], [id, false]);
  }
});

Deno.test("makeEnvironment() refuses an unknown id in one line that names the known ones", async () => {
  for (const id of ["CartPole-v2", "", "toString"]) {
    const error = await assertRejects(() => makeEnvironment(id), RangeError);
    assertEquals(
      error.message,
      "Cannot make an environment as 'id' must be one of " +
        `${[...environments.keys()].join(", ")}: current value is ${id}`,
    );
  }
});
