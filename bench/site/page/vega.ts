/**
 * The library that draws charts, in a script of its own: the tables need none
 * of it.
 *
 * @module
 */
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { pageGlobal } from "./load_script.ts";

/** What `assets/vega.js` delivers. */
const library = { parse, View, expressionInterpreter };

/** What `assets/vega.js` delivers under its path. */
export type VegaLibrary = typeof library;

pageGlobal().deliver?.("assets/vega.js", library);
