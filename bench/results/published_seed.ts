/**
 * The seed whose policies are published with a suite, those of its stages too.
 * `.gitignore` leaves out the others, which `bench` makes again.
 */
export const PUBLISHED_SEED = 1;
