import { ROW } from './cohortRows';
import * as cells from './descriptor';
import { addWide, firstTwo, lastTwo, storeWide } from './lanes';
import {
  CLOSING_TOTAL,
  DEFAULTED_TOTAL,
  INTEREST_TOTAL,
  LOANS_TOTAL,
  LOSS_TOTAL,
} from './totals';

/**
 * The vintages of a cell on usual terms, which all paths share: all vintages, unless prices follow what happens on a path.
 *
 * What is due on one unit lent then follows from the calendar alone; random is only how much of a vintage is still
 * there. So a path keeps one f32 a vintage, its survivors: the amount lent, less the shares that defaulted and were
 * called, [group of 8 paths][slot][path]. What all paths share stands in rows: see cohortRows.ts.
 */

/** Bytes of one slot of eight paths. */
export const SURVIVORS: usize = 32;

/** Bytes of one vintage slot of eight paths. */
export function survivorsBytes(): i32 {
  return SURVIVORS as i32;
}

/**
 * One step of the vintages in slots [step, step + term) of every path: of what is left, the share φ × intensity ×
 * seasoning defaults; the rest pays its instalment, and part of it prepays. Adds to the totals and leaves the cell's
 * state for the next step.
 */
export function stepVintagesAlike(cell: usize, paths: i32, step: i32, totals: usize): void {
  const term = load<u32>(cell, cells.TERM) as usize;
  const largest = load<f32>((load<u32>(cell, cells.LARGEST_HAZARDS) as usize) + ((step as usize) << 2));
  const groupBytes = (load<u32>(cell, cells.CAPACITY) as usize) * SURVIVORS;
  const phi = load<u32>(cell, cells.PHI) as usize;
  const stay = load<u32>(cell, cells.STAY) as usize;
  const rows = (load<u32>(cell, cells.ROWS) as usize) + (step as usize) * (load<u32>(cell, cells.ROWS_OF_STEP) as usize);
  const end = rows + term * ROW;
  const openings = (load<u32>(cell, cells.OPENINGS) as usize) + (((step as usize) * term) << 2);
  const column = (paths as usize) << 3;
  const one = f32x4.splat(1);
  const limit = f32x4.splat(largest);
  let ahead = end;
  let survivors = (load<u32>(cell, cells.SURVIVORS) as usize) + (step as usize) * SURVIVORS;
  for (let at: usize = 0; at < column; at += 64) {
    const phiA = v128.load(phi + (at >> 1));
    const phiB = v128.load(phi + (at >> 1), 16);
    const stayA = v128.load(stay + (at >> 1));
    const stayB = v128.load(stay + (at >> 1), 16);
    // a whole vintage may default, and loans may be called: rare, and looked at with care
    const wholeA = f32x4.gt(f32x4.mul(phiA, limit), one);
    const wholeB = f32x4.gt(f32x4.mul(phiB, limit), one);
    const called = v128.or(f32x4.ne(stayA, one), f32x4.ne(stayB, one));
    if (v128.any_true(v128.or(v128.or(wholeA, wholeB), called)))
      sweepWithCare(cell, at, column, survivors, rows, end, openings, phiA, phiB, stayA, stayB, wholeA, wholeB, totals);
    else sweep(cell, at, column, survivors, rows, end, 0, phiA, phiB, one, one, one, one, totals, false);
    // the rows of the next cell lie behind these: asked for now, they are near when it comes to them
    load<u32>(ahead);
    load<u32>(ahead, 64);
    ahead += 128;
    survivors += groupBytes;
  }
}

/** The rare step, kept out of the loop over groups: what it needs besides would cost the usual one registers. */
function sweepWithCare(
  cell: usize,
  at: usize,
  column: usize,
  survivors: usize,
  rows: usize,
  end: usize,
  openings: usize,
  phiA: v128,
  phiB: v128,
  stayA: v128,
  stayB: v128,
  wholeA: v128,
  wholeB: v128,
  totals: usize,
): void {
  sweep(cell, at, column, survivors, rows, end, openings, phiA, phiB, stayA, stayB, wholeA, wholeB, totals, true);
}

/**
 * The step of eight paths. What defaulted is φ times the cell's Σ intensity × seasoning × balance; only where some
 * vintage defaults as a whole must it be added up (`careful`).
 */
// @ts-ignore: decorator
@inline
function sweep(
  cell: usize,
  at: usize,
  column: usize,
  survivors: usize,
  rows: usize,
  end: usize,
  openings: usize,
  phiA: v128,
  phiB: v128,
  stayA: v128,
  stayB: v128,
  wholeA: v128,
  wholeB: v128,
  totals: usize,
  careful: bool,
): void {
  const zero = f32x4.splat(0);
  let interestA = zero, interestB = zero;
  let balanceA = zero, balanceB = zero;
  let intensityA = zero, intensityB = zero;
  let loansA = zero, loansB = zero;
  let lostA = zero, lostB = zero;
  for (let row = rows; row < end; row += ROW, survivors += SURVIVORS) {
    const hazard = v128.load32_splat(row);
    const beforeA = v128.load(survivors);
    const beforeB = v128.load(survivors, 16);
    let leftA = f32x4.sub(beforeA, f32x4.mul(beforeA, f32x4.mul(phiA, hazard)));
    let leftB = f32x4.sub(beforeB, f32x4.mul(beforeB, f32x4.mul(phiB, hazard)));
    if (careful) {
      leftA = f32x4.max(zero, leftA);
      leftB = f32x4.max(zero, leftB);
      const balance = v128.load32_splat(openings);
      openings += 4;
      lostA = f32x4.add(lostA, f32x4.mul(balance, f32x4.sub(beforeA, leftA)));
      lostB = f32x4.add(lostB, f32x4.mul(balance, f32x4.sub(beforeB, leftB)));
      v128.store(survivors, f32x4.mul(stayA, leftA));
      v128.store(survivors, f32x4.mul(stayB, leftB), 16);
    } else {
      v128.store(survivors, leftA);
      v128.store(survivors, leftB, 16);
    }
    const interest = v128.load32_splat(row, 4);
    interestA = f32x4.add(interestA, f32x4.mul(leftA, interest));
    interestB = f32x4.add(interestB, f32x4.mul(leftB, interest));
    const balance = v128.load32_splat(row, 8);
    balanceA = f32x4.add(balanceA, f32x4.mul(leftA, balance));
    balanceB = f32x4.add(balanceB, f32x4.mul(leftB, balance));
    const intensity = v128.load32_splat(row, 12);
    intensityA = f32x4.add(intensityA, f32x4.mul(leftA, intensity));
    intensityB = f32x4.add(intensityB, f32x4.mul(leftB, intensity));
    const loans = v128.load32_splat(row, 16);
    loansA = f32x4.add(loansA, f32x4.mul(leftA, loans));
    loansB = f32x4.add(loansB, f32x4.mul(leftB, loans));
  }
  if (careful) {
    balanceA = f32x4.mul(stayA, balanceA);
    balanceB = f32x4.mul(stayB, balanceB);
    intensityA = f32x4.mul(stayA, intensityA);
    intensityB = f32x4.mul(stayB, intensityB);
    loansA = f32x4.mul(stayA, loansA);
    loansB = f32x4.mul(stayB, loansB);
  }
  settle(cell, at, column, firstTwo(phiA), firstTwo(lostA), i64x2.extend_low_i32x4_s(wholeA), totals, careful);
  settle(cell, at + 16, column, lastTwo(phiA), lastTwo(lostA), i64x2.extend_high_i32x4_s(wholeA), totals, careful);
  settle(cell, at + 32, column, firstTwo(phiB), firstTwo(lostB), i64x2.extend_low_i32x4_s(wholeB), totals, careful);
  settle(cell, at + 48, column, lastTwo(phiB), lastTwo(lostB), i64x2.extend_high_i32x4_s(wholeB), totals, careful);
  addWide(totals + column * INTEREST_TOTAL + at, interestA);
  addWide(totals + column * INTEREST_TOTAL + at + 32, interestB);
  addWide(totals + column * CLOSING_TOTAL + at, balanceA);
  addWide(totals + column * CLOSING_TOTAL + at + 32, balanceB);
  addWide(totals + column * LOANS_TOTAL + at, loansA);
  addWide(totals + column * LOANS_TOTAL + at + 32, loansB);
  const balances = (load<u32>(cell, cells.BALANCE) as usize) + at;
  storeWide(balances, balanceA);
  storeWide(balances + 32, balanceB);
  const intensities = (load<u32>(cell, cells.INTENSITY) as usize) + at;
  storeWide(intensities, intensityA);
  storeWide(intensities + 32, intensityB);
  const loans = (load<u32>(cell, cells.LOANS) as usize) + at;
  storeWide(loans, loansA);
  storeWide(loans + 32, loansB);
}

/** Books what defaulted on two paths. */
// @ts-ignore: decorator
@inline
function settle(
  cell: usize,
  at: usize,
  column: usize,
  phi: v128,
  summed: v128,
  whole: v128,
  totals: usize,
  careful: bool,
): void {
  let lost = f64x2.mul(phi, v128.load((load<u32>(cell, cells.INTENSITY) as usize) + at));
  if (careful) lost = v128.bitselect(summed, lost, whole);
  v128.store((load<u32>(cell, cells.DEFAULTED) as usize) + at, lost);
  const defaulted = totals + column * DEFAULTED_TOTAL + at;
  const loss = totals + column * LOSS_TOTAL + at;
  v128.store(defaulted, f64x2.add(v128.load(defaulted), lost));
  const lgd = v128.load((load<u32>(cell, cells.LGD) as usize) + at);
  v128.store(loss, f64x2.add(v128.load(loss), f64x2.mul(lost, lgd)));
}
