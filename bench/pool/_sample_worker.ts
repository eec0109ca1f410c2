import { sampleAlgorithms } from "./_sample_algorithms.ts";
import { serveRuns } from "./serve_runs.ts";

serveRuns(sampleAlgorithms);
