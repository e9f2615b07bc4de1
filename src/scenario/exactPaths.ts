/**
 * Paths up to which the command line keeps the series of a run path by path and its outcomes in double precision; the
 * page, which brushes single paths, takes no more. A larger run keeps outcomes in single precision (a part in 17
 * million) and sketches of its series.
 */
export const mostExactPaths = 65_536;
