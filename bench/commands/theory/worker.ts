/**
 * A worker of the pool of checks, with the statements of this project.
 *
 * @module
 */
import { theoryStatements } from "../../../theory/mod.ts";
import { serveChecks } from "./serve_checks.ts";

serveChecks(theoryStatements());
