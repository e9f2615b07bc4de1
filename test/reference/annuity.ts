/** Instalment per unit lent at i per step over n steps: i(1+i)^n/((1+i)^n − 1). */
export function annuity(i: number, n: number): number {
  const growth = (1 + i) ** n;
  return i === 0 ? 1 / n : (i * growth) / (growth - 1);
}

/** Balance per unit lent after k of n instalments: ((1+i)^n − (1+i)^k)/((1+i)^n − 1). */
export function annuityBalance(i: number, n: number, k: number): number {
  const growth = (1 + i) ** n;
  return i === 0 ? 1 - k / n : (growth - (1 + i) ** k) / (growth - 1);
}
