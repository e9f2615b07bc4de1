import type { KernelExports } from '../kernel/load';

/** Instalment of an annuity per unit of principal: i / (1 − (1+i)^−n), or 1/n where there is no interest. */
export function instalmentPerUnit(ratePerStep: number, steps: number, math: KernelExports): number {
  return ratePerStep === 0
    ? 1 / steps
    : ratePerStep / -math.expm1(-steps * math.log1p(ratePerStep));
}

/** Scheduled balance per unit of principal after each of 0…n instalments. */
export function scheduledBalances(
  ratePerStep: number,
  steps: number,
  math: KernelExports,
): Float64Array {
  const instalment = instalmentPerUnit(ratePerStep, steps, math);
  const balances = new Float64Array(steps + 1);
  balances[0] = 1;
  for (let k = 1; k <= steps; k++)
    balances[k] = Math.max(0, balances[k - 1] * (1 + ratePerStep) - instalment);
  return balances;
}

/** Mean time, in years, for which a unit of principal is outstanding as scheduled. */
export function averageLife(
  ratePerStep: number,
  steps: number,
  monthsPerStep: number,
  math: KernelExports,
): number {
  const balances = scheduledBalances(ratePerStep, steps, math);
  let sum = 0;
  for (let k = 0; k < steps; k++) sum += balances[k];
  return (sum * monthsPerStep) / 12;
}
