import { sampleAlgorithms } from "./_sample_algorithms.ts";
import { serveRuns } from "./worker_protocol.ts";

serveRuns(sampleAlgorithms);
