import { sampleStatements } from "./_sample_statements.ts";
import { serveChecks } from "./serve_checks.ts";

serveChecks(sampleStatements());
