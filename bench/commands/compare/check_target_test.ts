import { assertEquals } from "@std/assert";
import { sampleResult } from "../../tables/_sample_result.ts";
import { makeWorkplace } from "./_workplace.ts";

const MINE = `algorithm,environment,seed,score
low,Mine-v0,1,10
high,Mine-v0,1,30
`;

Deno.test("compare() never writes where results or scores lie", async () => {
  using place = makeWorkplace();
  place.file("/out", sampleResult(), sampleResult({ row: "x" }));
  place.put("/mine/mine.csv", MINE);
  place.put("/tiny.csv", MINE);
  const apart =
    "as it must lie apart from results and scores: /WHERE is there; another --out or --name gives another place";
  const cases: [string[], string, string][] = [
    [["/out/tiny", "--out", "/out"], "/out/tiny", "/out/tiny"],
    [
      ["/out/tiny", "/tiny.csv", "--out", "/out/tiny/deep/er"],
      "/out/tiny/deep/er/tiny-vs-tiny-2",
      "/out/tiny",
    ],
    [["/mine/mine.csv", "--out", "/"], "/mine", "/mine/mine.csv"],
    [
      ["/tiny.csv", "--out", "/out"],
      "/out/tiny",
      "/out/tiny/CartPole-v1/ppo/seed-1.json",
    ],
  ];
  const names = place.names("/out/tiny");
  for (const [args, folder, where] of cases) {
    assertEquals(
      (await place.refusal(...args)).replace("//", "/"),
      `Cannot write into ${folder} ${apart.replace("/WHERE", where)}`,
    );
  }
  assertEquals(place.names("/out/tiny"), names);
  assertEquals(place.names("/mine"), ["mine.csv"]);
  await place.compare("/tiny.csv", "/mine/mine.csv", "--out", "/mine");
  assertEquals(place.names("/mine"), ["mine.csv", "tiny-vs-mine"]);
});
