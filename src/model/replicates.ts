/**
 * Independent scramblings of the quasi-random draws: path i belongs to replicate i mod 16 and is its point ⌊i/16⌋. The
 * spread between replicates tells the error of every statistic. More of them tell it better, and leave each with
 * fewer points and so with less of the accuracy that a net of points has. 16 is a power of two, so that a block of
 * paths holds as many points of each; a 95 % interval from 15 degrees of freedom is 9 % wider than a normal one.
 */
export const replicates = 16;
