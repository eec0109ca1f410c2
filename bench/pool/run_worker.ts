/**
 * A worker of the pool, with the algorithms of this project.
 *
 * @module
 */
import { algorithms } from "../../algorithms/mod.ts";
import { serveRuns } from "./serve_runs.ts";

serveRuns(algorithms);
