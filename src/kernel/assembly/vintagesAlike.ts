import { ROW } from './cohortRows';
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
    if (v128.any_true(v128.or(v128.or(wholeA, wholeB), called))) {
      sweepWithCare(cell, at, column, survivors, rows, end, openings, phiA, stayA, wholeA, totals);
      sweepWithCare(cell, at + 32, column, survivors + 16, rows, end, openings, phiB, stayB, wholeB, totals);
    } else sweep(cell, at, column, survivors, rows, end, phiA, phiB, totals);
    // the rows of the next cell lie behind these: asked for now, they are near when it comes to them
    load<u32>(ahead);
    load<u32>(ahead, 64);
    ahead += 128;
    survivors += groupBytes;
  }
}

/** The step of eight paths. What defaulted is φ times the cell's Σ intensity × seasoning × balance. */
// @ts-ignore: decorator
@inline
function sweep(
  cell: usize,
  at: usize,
  column: usize,
  survivors: usize,
  rows: usize,
  end: usize,
  phiA: v128,
  phiB: v128,
  totals: usize,
): void {
  const zero = f32x4.splat(0);
  let interestA = zero, interestB = zero;
  let balanceA = zero, balanceB = zero;
  let intensityA = zero, intensityB = zero;
  let loansA = zero, loansB = zero;
  for (let row = rows; row < end; row += ROW, survivors += SURVIVORS) {
    const hazard = v128.load32_splat(row);
    const beforeA = v128.load(survivors);
    const beforeB = v128.load(survivors, 16);
    const leftA = f32x4.sub(beforeA, f32x4.mul(beforeA, f32x4.mul(phiA, hazard)));
    const leftB = f32x4.sub(beforeB, f32x4.mul(beforeB, f32x4.mul(phiB, hazard)));
    v128.store(survivors, leftA);
    v128.store(survivors, leftB, 16);
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
  settle(cell, at, column, share(cell, at, firstTwo(phiA)), totals);
  settle(cell, at + 16, column, share(cell, at + 16, lastTwo(phiA)), totals);
  settle(cell, at + 32, column, share(cell, at + 32, firstTwo(phiB)), totals);
  settle(cell, at + 48, column, share(cell, at + 48, lastTwo(phiB)), totals);
  keepSums(cell, at, column, interestA, balanceA, intensityA, loansA, totals);
  keepSums(cell, at + 32, column, interestB, balanceB, intensityB, loansB, totals);
}

/** The step of four paths with loans called, or vintages that may default as a whole: then what defaulted is added up. */
function sweepWithCare(
  cell: usize,
  at: usize,
  column: usize,
  survivors: usize,
  rows: usize,
  end: usize,
  openings: usize,
  phi: v128,
  stay: v128,
  whole: v128,
  totals: usize,
): void {
  const zero = f32x4.splat(0);
  let interest = zero, balance = zero, intensity = zero, loans = zero, lost = zero;
  for (let row = rows; row < end; row += ROW, survivors += SURVIVORS, openings += 4) {
    const before = v128.load(survivors);
    const defaulted = f32x4.mul(before, f32x4.mul(phi, v128.load32_splat(row)));
    const left = f32x4.max(zero, f32x4.sub(before, defaulted));
    v128.store(survivors, f32x4.mul(stay, left));
    lost = f32x4.add(lost, f32x4.mul(v128.load32_splat(openings), f32x4.sub(before, left)));
    interest = f32x4.add(interest, f32x4.mul(left, v128.load32_splat(row, 4)));
    balance = f32x4.add(balance, f32x4.mul(left, v128.load32_splat(row, 8)));
    intensity = f32x4.add(intensity, f32x4.mul(left, v128.load32_splat(row, 12)));
    loans = f32x4.add(loans, f32x4.mul(left, v128.load32_splat(row, 16)));
  }
  const firstLost = share(cell, at, firstTwo(phi));
  const lastLost = share(cell, at + 16, lastTwo(phi));
  const firstWhole = i64x2.extend_low_i32x4_s(whole);
  const lastWhole = i64x2.extend_high_i32x4_s(whole);
  settle(cell, at, column, v128.bitselect(firstTwo(lost), firstLost, firstWhole), totals);
  settle(cell, at + 16, column, v128.bitselect(lastTwo(lost), lastLost, lastWhole), totals);
  balance = f32x4.mul(stay, balance);
  intensity = f32x4.mul(stay, intensity);
  loans = f32x4.mul(stay, loans);
  keepSums(cell, at, column, interest, balance, intensity, loans, totals);
}

/** What defaults on two paths on which no vintage does as a whole. */
// @ts-ignore: decorator
@inline
function share(cell: usize, at: usize, phi: v128): v128 {
  return f64x2.mul(phi, v128.load((load<u32>(cell, cells.INTENSITY) as usize) + at));
}

/** Books what defaulted on two paths. */
// @ts-ignore: decorator
@inline
function settle(cell: usize, at: usize, column: usize, lost: v128, totals: usize): void {
  v128.store((load<u32>(cell, cells.DEFAULTED) as usize) + at, lost);
  const lgd = v128.load((load<u32>(cell, cells.LGD) as usize) + at);
  add(totals + column * DEFAULTED_TOTAL + at, lost);
  add(totals + column * LOSS_TOTAL + at, f64x2.mul(lost, lgd));
}

/** Adds the sums of four paths to the totals, and keeps them as the cell's state. */
// @ts-ignore: decorator
@inline
function keepSums(
  cell: usize,
  at: usize,
  column: usize,
  interest: v128,
  balance: v128,
  intensity: v128,
  loans: v128,
  totals: usize,
): void {
  addWide(totals + column * INTEREST_TOTAL + at, interest);
  addWide(totals + column * CLOSING_TOTAL + at, balance);
  addWide(totals + column * LOANS_TOTAL + at, loans);
  storeWide((load<u32>(cell, cells.BALANCE) as usize) + at, balance);
  storeWide((load<u32>(cell, cells.INTENSITY) as usize) + at, intensity);
  storeWide((load<u32>(cell, cells.LOANS) as usize) + at, loans);
}
