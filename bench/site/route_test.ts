import { assertEquals } from "@std/assert";
import { parseRoute, type Route, routeHash } from "./route.ts";

Deno.test("every route reads back from its address", () => {
  const routes: Route[] = [
    { view: "overview" },
    { view: "environment", environment: "Pendulum-v1" },
    { view: "environment", environment: "a/b %c,d#" },
    { view: "run", environment: "Pendulum-v1", row: "ppo", seed: 10 },
    { view: "play" },
    { view: "play", environment: "CartPole-v1" },
    { view: "play", environment: "CartPole-v1", rows: ["ppo", "trpo"] },
    {
      view: "play",
      environment: "CartPole-v1",
      rows: ["ppo"],
      stage: "halfway",
    },
  ];
  for (const route of routes) assertEquals(parseRoute(routeHash(route)), route);
});

Deno.test("what is no address leads to the overview", () => {
  for (
    const hash of [
      "",
      "#",
      "#main",
      "#/run/Pendulum-v1/ppo/0",
      "#/run/Pendulum-v1/ppo/x",
      "#/run/Pendulum-v1/ppo",
      "#/environment/",
      "#/environment/a/b",
      "#/%E0%A4%A",
    ]
  ) assertEquals(parseRoute(hash), { view: "overview" }, hash);
});

Deno.test("a stage that there isn't is left out", () => {
  assertEquals(parseRoute("#/play/CartPole-v1/ppo/best"), {
    view: "play",
    environment: "CartPole-v1",
    rows: ["ppo"],
  });
});
