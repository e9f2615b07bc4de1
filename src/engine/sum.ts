/**
 * Sum with Neumaier's correction (Zeitschrift für Angewandte Mathematik und Mechanik 54, 1974): the error does not
 * grow with the number of values, and the bits depend on their order alone. NaN values are left out.
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
