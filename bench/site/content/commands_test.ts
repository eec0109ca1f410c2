import { assertEquals } from "@std/assert";
import { benchCommand, verifyCommand } from "./commands.ts";

const run = { environment: "CartPole-v1", row: "ppo", seed: 2 };

Deno.test("benchCommand() keeps what the suite was made with, but for its seeds", () => {
  assertEquals(
    benchCommand("deno task bench --seeds 10 --suite my.json --steps 5", run),
    "deno task bench --suite my.json --steps 5 --env CartPole-v1 --algorithm ppo --seeds 2 --out again",
  );
});

Deno.test("verifyCommand() quotes a name that a shell would run", () => {
  const hostile = { ...run, row: "$(rm -rf ~)'; echo" };
  assertEquals(
    verifyCommand("my suite", hostile),
    `deno task verify --suite 'my suite' --env CartPole-v1 --algorithm '$(rm -rf ~)'\\''; echo' --seeds 2`,
  );
});

Deno.test("verifyCommand() shows control characters as what they are", () => {
  assertEquals(
    verifyCommand("a\u202Eb", run),
    "deno task verify --suite 'a\uFFFDb' --env CartPole-v1 --algorithm ppo --seeds 2",
  );
});
