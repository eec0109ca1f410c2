import { hostileProperties } from "./_properties.ts";
import { createSandbox } from "./_sandbox.ts";

Deno.test("hostile input is borne or refused in one line", async (t) => {
  using sandbox = createSandbox();
  for (const { name, cases, check } of hostileProperties(sandbox)) {
    await t.step(`${name}, ${cases} cases`, () => check(cases, 1));
  }
});
