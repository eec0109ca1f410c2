/**
 * What numbers an option may have, where several options are alike.
 *
 * @module
 */
import { z } from "zod";

/** Copies of an environment, or whole episodes, that are played side by side. */
export const copies = z.int().min(1).max(4096);

/** Steps, rows or states of a batch. */
export const rows = z.int().min(1).max(1e6);

/** Passes, repeats or tries. */
export const times = z.int().min(1).max(1000);

/** A discount or a share. */
export const unitInterval = z.number().min(0).max(1);

/** Weight of a term in a loss, or of the identity in a matrix. */
export const coefficient = z.number().min(0).max(1e3);

/** Step size of a first-order optimizer. */
export const stepSize = z.number().positive().max(10);

/** Radius of a trust region, in nats. */
export const radius = z.number().positive().max(1e3);

/** First value of every log σ. */
export const logStd = z.number().min(-20).max(5);
