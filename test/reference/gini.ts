/**
 * Gini coefficient of a score in grades: the chance that of a defaulter and a repayer the defaulter stands in the worse
 * grade, less the chance that it is the other way round; pair by pair.
 *
 * @param goods repayers in each grade, from best to worst; any unit
 * @param bads defaulters
 */
export function giniByPairs(goods: number[], bads: number[]): number {
  let difference = 0;
  let pairs = 0;
  bads.forEach((bad, i) =>
    goods.forEach((good, j) => {
      pairs += bad * good;
      difference += Math.sign(i - j) * bad * good;
    }),
  );
  return difference / pairs;
}
