import { drawDefaults } from './defaults';
import * as cells from './descriptor';
import { add } from './lanes';
import { uniforms } from './philox';
import * as totalOf from './totals';
import { stepVintagesAlike, SURVIVORS } from './vintagesAlike';
import { stepVintagesApart, VINTAGE } from './vintagesApart';

/**
 * Defaults, instalments and prepayments of every cell in one step (from 0). Descriptors and totals lie in a row.
 */
export function stepCells(
  first: usize,
  count: i32,
  paths: i32,
  step: i32,
  totals: usize,
  key0: u32,
  key1: u32,
  firstPath: u32,
): void {
  const end = first + (count as usize) * cells.DESCRIPTOR_BYTES;
  for (let cell = first; cell < end; cell += cells.DESCRIPTOR_BYTES) {
    const uniform = load<u32>(cell, cells.UNIFORM) as usize;
    uniforms(uniform, paths, key0, key1, firstPath, step + 1, load<u32>(cell, cells.STREAM), 0);
    drawDefaults(cell, paths, step, totals);
    stepVintagesAlike(cell, paths, step, totals);
    if (load<u32>(cell, cells.APART)) stepVintagesApart(cell, paths, step, totals);
  }
}

/**
 * Makes the new vintages of a step: what was granted × scale, less the share that is fraud, at the decided rate,
 * intensity and instalment.
 *
 * @param scale f64 per path: share of what was granted that is lent
 * @param lossScale f64 per path: what collection leaves of a loss, and 0 once the path has ended
 * @param fraudSteps steps over which fraud defaults, in equal parts and as a whole; 0 where there never is any
 */
export function lendCells(
  first: usize,
  count: i32,
  paths: i32,
  step: i32,
  totals: usize,
  scale: usize,
  lossScale: usize,
  fraudShare: f64,
  fraudSteps: i32,
  stepsPerYear: f64,
): void {
  const column = (paths as usize) << 3;
  const genuine = f64x2.splat(1 - fraudShare);
  const partOfFraud = f64x2.splat(1 / (fraudSteps as f64));
  const fraudRows = (fraudSteps as usize) * column;
  const fraudRow = ((step % max(1, fraudSteps)) as usize) * column;
  const end = first + (count as usize) * cells.DESCRIPTOR_BYTES;
  for (let cell = first; cell < end; cell += cells.DESCRIPTOR_BYTES) {
    const decision = load<u32>(cell, cells.DECISION) as usize;
    const term = load<u32>(cell, cells.TERM) as usize;
    const slot = term + (step as usize);
    const terms = (load<u32>(cell, cells.TERMS) as usize) + slot * cells.TERMS_BYTES;
    const capacity = load<u32>(cell, cells.CAPACITY) as usize;
    const survivors = (load<u32>(cell, cells.SURVIVORS) as usize) + slot * SURVIVORS;
    const apart = load<u32>(cell, cells.APART) != 0 && takeApart(cell, paths, slot, stepsPerYear);
    const record = (load<u32>(cell, cells.APART) as usize) + slot * VINTAGE;
    const youngest = (load<u32>(cell, cells.AGES) as usize) + (term - 1) * cells.AGE_BYTES;
    const seasoning = f64x2.splat(load<f32>(youngest, 4) as f64);
    const usualRate = f64x2.splat(load<f64>(terms));
    const usualIntensity = f64x2.splat(load<f64>(terms, 16));
    const loansPerInstalment = f64x2.splat(load<f64>(terms, 24));
    const steps = f64x2.splat(stepsPerYear);
    const fee = f64x2.splat(load<f64>(cell, cells.FEE));
    const feeRate = f64x2.splat(load<f64>(cell, cells.FEE_RATE));
    const balances = load<u32>(cell, cells.BALANCE) as usize;
    const intensities = load<u32>(cell, cells.INTENSITY) as usize;
    const intensitiesApart = load<u32>(cell, cells.INTENSITY_APART) as usize;
    const loans = load<u32>(cell, cells.LOANS) as usize;
    const sums = load<u32>(cell, cells.SUMS) as usize;
    const alive = load<u32>(cell, cells.ALIVE) as usize;
    const defaulted = load<u32>(cell, cells.DEFAULTED) as usize;
    const lgd = load<u32>(cell, cells.LGD) as usize;
    const recent = load<u32>(cell, cells.RECENT_FRAUD) as usize;
    for (let at: usize = 0; at < column; at += 16) {
      const group = (at >> 6) * capacity;
      const lane = (at & 63) >> 1;
      const rate = v128.load(decision + column + at);
      const applied = v128.load(decision + 4 * column + at);
      const lent = f64x2.mul(v128.load(decision + at), v128.load(scale + at));
      const honest = f64x2.mul(lent, genuine);
      const amount = f32x4.demote_f64x2_zero(honest);
      const principal = f64x2.promote_low_f32x4(amount);
      const payment = f64x2.mul(principal, v128.load(decision + 3 * column + at));
      const intensity = v128.load(decision + 2 * column + at);
      const weight = f64x2.mul(f64x2.mul(intensity, seasoning), principal);
      if (apart) {
        const ratePerStep = f64x2.div(rate, steps);
        const usual = v128.and(f64x2.eq(ratePerStep, usualRate), f64x2.eq(intensity, usualIntensity));
        const four = v128.shuffle<i32>(usual, usual, 0, 2, 0, 2);
        const own = record + group * VINTAGE + lane;
        v128.store64_lane(survivors + group * SURVIVORS + lane, v128.and(amount, four), 0);
        v128.store64_lane(own, v128.andnot(amount, four), 0);
        v128.store64_lane(own + 32, v128.andnot(f32x4.demote_f64x2_zero(payment), four), 0);
        v128.store64_lane(own + 64, f32x4.demote_f64x2_zero(ratePerStep), 0);
        v128.store64_lane(own + 96, f32x4.demote_f64x2_zero(intensity), 0);
        add(intensities + at, v128.and(weight, usual));
        add(intensitiesApart + at, v128.andnot(weight, usual));
      } else {
        v128.store64_lane(survivors + group * SURVIVORS + lane, amount, 0);
        add(intensities + at, weight);
      }
      const fraud = f64x2.sub(lent, honest);
      const total = f64x2.add(principal, fraud);
      const made = f64x2.mul(loansPerInstalment, payment);
      const charged = f64x2.mul(f64x2.add(rate, feeRate), total);
      add(balances + at, principal);
      add(loans + at, made);
      add(totals + column * totalOf.CLOSING_TOTAL + at, total);
      add(totals + column * totalOf.LOANS_TOTAL + at, made);
      add(totals + column * totalOf.ORIGINATED_TOTAL + at, total);
      add(totals + column * totalOf.MADE_TOTAL + at, made);
      add(totals + column * totalOf.APPLIED_TOTAL + at, applied);
      add(totals + column * totalOf.RATE_VOLUME_TOTAL + at, charged);
      add(totals + column * totalOf.FEES_TOTAL + at, f64x2.mul(fee, total));
      add(totals + column * totalOf.FRAUD_TOTAL + at, fraud);
      const counts = v128.load(alive + at);
      add(sums + at, f64x2.mul(counts, applied));
      add(sums + column + at, f64x2.mul(counts, total));
      add(sums + 2 * column + at, f64x2.mul(counts, charged));
      const gone = v128.load(defaulted + at);
      add(sums + 3 * column + at, f64x2.mul(counts, gone));
      let lost = f64x2.mul(v128.load(lossScale + at), f64x2.mul(gone, v128.load(lgd + at)));
      if (fraudSteps > 0) {
        let pool = f64x2.splat(0);
        for (let row: usize = 0; row < fraudRows; row += column)
          pool = f64x2.add(pool, v128.load(recent + row + at));
        lost = f64x2.add(lost, f64x2.mul(counts, f64x2.mul(pool, partOfFraud)));
        v128.store(recent + fraudRow + at, fraud);
      }
      add(sums + 5 * column + at, lost);
    }
  }
}

/** Whether a slot may hold vintages on terms of a path's own: from the first on in which some path decided on its own. */
function takeApart(cell: usize, paths: i32, slot: usize, stepsPerYear: f64): bool {
  const first = load<u32>(cell, cells.FIRST_APART) as usize;
  if (load<u32>(first) <= (slot as u32)) return true;
  const column = (paths as usize) << 3;
  const decision = load<u32>(cell, cells.DECISION) as usize;
  const terms = (load<u32>(cell, cells.TERMS) as usize) + slot * cells.TERMS_BYTES;
  const rate = f64x2.splat(load<f64>(terms));
  const intensity = f64x2.splat(load<f64>(terms, 16));
  const steps = f64x2.splat(stepsPerYear);
  for (let at: usize = 0; at < column; at += 16) {
    const other = v128.or(
      f64x2.ne(f64x2.div(v128.load(decision + column + at), steps), rate),
      f64x2.ne(v128.load(decision + 2 * column + at), intensity),
    );
    if (v128.any_true(other)) {
      store<u32>(first, slot as u32);
      return true;
    }
  }
  return false;
}

/** Sum over cells of the money granted, f64 per path. */
export function grantedMoney(first: usize, count: i32, paths: i32, out: usize): void {
  const column = (paths as usize) << 3;
  const end = first + (count as usize) * cells.DESCRIPTOR_BYTES;
  for (let at: usize = 0; at < column; at += 16) {
    let sum = f64x2.splat(0);
    for (let cell = first; cell < end; cell += cells.DESCRIPTOR_BYTES)
      sum = f64x2.add(sum, v128.load((load<u32>(cell, cells.DECISION) as usize) + at));
    v128.store(out + at, sum);
  }
}
