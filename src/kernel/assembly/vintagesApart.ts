import * as cells from './descriptor';
import { add, addWide, firstTwo, lastTwo, storeWide } from './lanes';
import {
  CLOSING_TOTAL,
  DEFAULTED_TOTAL,
  INTEREST_TOTAL,
  LOANS_TOTAL,
  LOSS_TOTAL,
} from './totals';

/**
 * The vintages of a cell on terms of a path's own, because its prices follow what happens on it. They stand beside those
 * on usual terms: a vintage is all in the one place or all in the other, so that a path on which nothing is out of the
 * usual comes to the same bits whether or not another is.
 *
 * Vintages are records of four f32 fields × eight paths, [group of 8 paths][vintage slot][field][path]: balance,
 * instalment, rate per step, default intensity. Intensity multiplies the cell's conditional default probability (quality
 * of scoring and adverse selection when the loan was made); it and the rate are fixed at origination.
 */

/** Bytes of one vintage of eight paths. */
export const VINTAGE: usize = 128;

/** Bytes of one vintage slot of eight paths. */
export function vintageBytes(): i32 {
  return VINTAGE as i32;
}

/**
 * One step of the vintages in slots [step, step + term) of every path: defaults φ × intensity × seasoning of the opening
 * balance, the instalment of those who are left, then prepayment. Adds to the totals and to what `stepVintagesAlike` left
 * as the cell's state.
 */
export function stepVintagesApart(cell: usize, paths: i32, step: i32, totals: usize): void {
  const column = (paths as usize) << 3;
  const capacity = load<u32>(cell, cells.CAPACITY) as usize;
  const first = max(step, load<u32>(load<u32>(cell, cells.FIRST_APART) as usize) as i32) as usize;
  const agesOfStep = load<u32>(cell, cells.AGES) as usize;
  const ages = agesOfStep + (first - (step as usize)) * cells.AGE_BYTES;
  const agesEnd = agesOfStep + (load<u32>(cell, cells.TERM) as usize) * cells.AGE_BYTES;
  if (ages >= agesEnd) return;
  const phi = load<u32>(cell, cells.PHI) as usize;
  const lgds = load<u32>(cell, cells.LGD) as usize;
  const balances = load<u32>(cell, cells.BALANCE) as usize;
  const intensities = load<u32>(cell, cells.INTENSITY_APART) as usize;
  const loans = load<u32>(cell, cells.LOANS) as usize;
  const defaulted = load<u32>(cell, cells.DEFAULTED) as usize;
  const terms = (load<u32>(cell, cells.TERMS) as usize) + first * cells.TERMS_BYTES + 24;
  const one = f32x4.splat(1.0);
  const zero = f32x4.splat(0.0);
  const stay = load<u32>(cell, cells.STAY) as usize;
  let records = (load<u32>(cell, cells.APART) as usize) + first * VINTAGE;
  const groups = (paths as usize) >> 3;
  for (let group: usize = 0; group < groups; group++) {
    const phiA = v128.load(phi + (group << 5));
    const phiB = v128.load(phi + (group << 5), 16);
    const stayA = v128.load(stay + (group << 5));
    const stayB = v128.load(stay + (group << 5), 16);
    let lostA = zero, lostB = zero;
    let interestA = zero, interestB = zero;
    let balanceA = zero, balanceB = zero;
    let intensityA = zero, intensityB = zero;
    let loansA = zero, loansB = zero;
    let record = records;
    let count = terms;
    for (let age = ages; age < agesEnd; age += cells.AGE_BYTES, record += VINTAGE, count += cells.TERMS_BYTES) {
      const keep = v128.load32_splat(age);
      const seasoning = v128.load32_splat(age, 4);
      const seasoningNext = v128.load32_splat(age, 8);
      const loansPerInstalment = f32x4.splat(load<f64>(count) as f32);

      const hA = v128.load(record, 96);
      const hB = v128.load(record, 112);
      const leftA = f32x4.max(zero, f32x4.sub(one, f32x4.mul(hA, f32x4.mul(phiA, seasoning))));
      const leftB = f32x4.max(zero, f32x4.sub(one, f32x4.mul(hB, f32x4.mul(phiB, seasoning))));
      const beforeA = v128.load(record);
      const beforeB = v128.load(record, 16);
      const openA = f32x4.mul(beforeA, leftA);
      const openB = f32x4.mul(beforeB, leftB);
      const instalmentA = f32x4.mul(v128.load(record, 32), leftA);
      const instalmentB = f32x4.mul(v128.load(record, 48), leftB);
      const paidA = f32x4.mul(v128.load(record, 64), openA);
      const paidB = f32x4.mul(v128.load(record, 80), openB);
      lostA = f32x4.add(lostA, f32x4.sub(beforeA, openA));
      lostB = f32x4.add(lostB, f32x4.sub(beforeB, openB));
      interestA = f32x4.add(interestA, paidA);
      interestB = f32x4.add(interestB, paidB);
      const keepA = f32x4.mul(keep, stayA);
      const keepB = f32x4.mul(keep, stayB);
      const closeA = f32x4.mul(keepA, f32x4.max(zero, f32x4.add(openA, f32x4.sub(paidA, instalmentA))));
      const closeB = f32x4.mul(keepB, f32x4.max(zero, f32x4.add(openB, f32x4.sub(paidB, instalmentB))));
      const nextA = f32x4.mul(keepA, instalmentA);
      const nextB = f32x4.mul(keepB, instalmentB);
      v128.store(record, closeA);
      v128.store(record, closeB, 16);
      v128.store(record, nextA, 32);
      v128.store(record, nextB, 48);
      balanceA = f32x4.add(balanceA, closeA);
      balanceB = f32x4.add(balanceB, closeB);
      intensityA = f32x4.add(intensityA, f32x4.mul(f32x4.mul(hA, seasoningNext), closeA));
      intensityB = f32x4.add(intensityB, f32x4.mul(f32x4.mul(hB, seasoningNext), closeB));
      loansA = f32x4.add(loansA, f32x4.mul(loansPerInstalment, nextA));
      loansB = f32x4.add(loansB, f32x4.mul(loansPerInstalment, nextB));
    }
    const at = group << 6;
    settle(at, 0, lostA, interestA, balanceA, balances, lgds, defaulted, column, totals);
    settle(at, 32, lostB, interestB, balanceB, balances, lgds, defaulted, column, totals);
    storeWide(intensities + at, intensityA);
    storeWide(intensities + at + 32, intensityB);
    addWide(loans + at, loansA);
    addWide(loans + at + 32, loansB);
    addWide(totals + column * LOANS_TOTAL + at, loansA);
    addWide(totals + column * LOANS_TOTAL + at + 32, loansB);
    records += capacity * VINTAGE;
  }
}

/** Books the sums of four paths in double precision. */
// @ts-ignore: decorator
@inline
function settle(
  at: usize,
  half: usize,
  defaults: v128,
  interest: v128,
  close: v128,
  balances: usize,
  lgds: usize,
  defaulted: usize,
  column: usize,
  totals: usize,
): void {
  for (let pair: usize = 0; pair < 2; pair++) {
    const offset = at + half + (pair << 4);
    const lost = pair ? lastTwo(defaults) : firstTwo(defaults);
    const closing = pair ? lastTwo(close) : firstTwo(close);
    const paid = pair ? lastTwo(interest) : firstTwo(interest);
    add(defaulted + offset, lost);
    add(totals + column * DEFAULTED_TOTAL + offset, lost);
    add(totals + column * LOSS_TOTAL + offset, f64x2.mul(lost, v128.load(lgds + offset)));
    add(totals + column * INTEREST_TOTAL + offset, paid);
    add(totals + column * CLOSING_TOTAL + offset, closing);
    add(balances + offset, closing);
  }
}
