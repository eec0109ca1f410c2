/**
 * Revision of the source's numbers: raised by any change that alters the bytes
 * of a result, with a line in CHANGELOG. It stands in every run's record, so
 * that results of two revisions are never taken for one another.
 *
 * @module
 */

/** The revision, a positive integer. */
export const revision = 3;
