import { goldenDigests } from "../golden_runs.ts";

console.log(JSON.stringify(await goldenDigests()));
