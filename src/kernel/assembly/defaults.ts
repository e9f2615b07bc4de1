import * as cells from './descriptor';
import { binomialBatch } from './batch';
import { normalCdf2 } from './special';
import { EXPECTED_TOTAL, WOULD_BE_TOTAL } from './totals';
import { add } from './lanes';

/**
 * Defaults of one cell in one step: the conditional default probability p = Φ((F⁻¹(PD)·s − √ρ Y)/√(1−ρ)) with the
 * copula's mixing variable s (1 for the Gaussian), the loss given default Φ(Φ⁻¹(p) − k s)/p (Frye & Jacobs, 2012, "Credit
 * loss and systematic LGD", eq. 4: the loss rate is distributed like the default rate, about a mean of PD·LGD; s keeps
 * that true of the t copula), and the share of effective borrowers that default by inverse transform of one uniform.
 * Leaves φ (f32), by which intensity × seasoning must be multiplied to give each vintage its part. Adds to the totals
 * the principal that would default without early warning and the loss expected over the cycle.
 */
export function drawDefaults(cell: usize, paths: i32, step: i32, totals: usize): void {
  conditionalRates(cell, paths, step, totals);
  const trials = load<u32>(cell, cells.TRIALS) as usize;
  const count = load<u32>(cell, cells.UNIFORM) as usize;
  binomialBatch(trials, load<u32>(cell, cells.RATE) as usize, count, count, paths);
  shareOut(cell, paths, totals);
}

/**
 * Default probability after early warning and loss given default of a loan of the cell on each path, and the effective
 * borrowers. Adds to the totals what would default without early warning.
 */
function conditionalRates(cell: usize, paths: i32, step: i32, totals: usize): void {
  const column = (paths as usize) << 3;
  const iG = f64x2.splat(load<f64>(cell, cells.INDEX_GLOBAL));
  const iR = f64x2.splat(load<f64>(cell, cells.INDEX_REGION));
  const iP = f64x2.splat(load<f64>(cell, cells.INDEX_PRODUCT));
  const lgdShift = f64x2.splat(load<f64>(cell, cells.LGD_SHIFT));
  const lgdExpected = f64x2.splat(load<f64>(cell, cells.LGD_EXPECTED));
  const kept = f64x2.splat(1.0 - load<f64>(cell, cells.AVERTED));
  const at8 = (step as usize) << 3;
  const threshold = f64x2.splat(load<f64>((load<u32>(cell, cells.THRESHOLDS) as usize) + at8));
  const effective = f64x2.splat(load<f64>((load<u32>(cell, cells.EFFECTIVES) as usize) + at8));
  const zG = load<u32>(cell, cells.Z_GLOBAL) as usize;
  const zR = load<u32>(cell, cells.Z_REGION) as usize;
  const zP = load<u32>(cell, cells.Z_PRODUCT) as usize;
  const mixing = load<u32>(cell, cells.MIXING) as usize;
  const balances = load<u32>(cell, cells.BALANCE) as usize;
  const intensities = load<u32>(cell, cells.INTENSITY) as usize;
  const apart = load<u32>(cell, cells.APART) ? (load<u32>(cell, cells.INTENSITY_APART) as usize) : 0;
  const loans = load<u32>(cell, cells.LOANS) as usize;
  const trials = load<u32>(cell, cells.TRIALS) as usize;
  const rates = load<u32>(cell, cells.RATE) as usize;
  const lgds = load<u32>(cell, cells.LGD) as usize;
  const one = f64x2.splat(1);
  const nothing = f64x2.splat(0);
  const mayLose = f64x2.gt(lgdExpected, nothing);
  const wouldBe = totals + column * WOULD_BE_TOTAL;
  for (let at: usize = 0; at < column; at += 16) {
    const balance = v128.load(balances + at);
    let intensity = v128.load(intensities + at);
    if (apart) intensity = f64x2.add(intensity, v128.load(apart + at));
    const s = v128.load(mixing + at);
    const x = f64x2.sub(
      f64x2.mul(threshold, s),
      f64x2.add(
        f64x2.add(f64x2.mul(iG, v128.load(zG + at)), f64x2.mul(iR, v128.load(zR + at))),
        f64x2.mul(iP, v128.load(zP + at)),
      ),
    );
    const p = normalCdf2(x);
    const systematic = f64x2.div(normalCdf2(f64x2.sub(x, f64x2.mul(lgdShift, s))), p);
    const loses = v128.and(f64x2.gt(p, nothing), mayLose);
    v128.store(lgds + at, v128.bitselect(systematic, lgdExpected, loses));
    const lent = v128.and(f64x2.gt(balance, nothing), f64x2.gt(intensity, nothing));
    const rate = v128.and(lent, f64x2.pmin(one, f64x2.div(f64x2.mul(p, intensity), balance)));
    v128.store(rates + at, f64x2.mul(rate, kept));
    add(wouldBe + at, f64x2.mul(rate, balance));
    const n = f64x2.nearest(f64x2.mul(v128.load(loans + at), effective));
    v128.store(trials + at, f64x2.pmax(one, n));
  }
}

/** Turns the number of defaults on each path into φ, and adds to the totals. */
function shareOut(cell: usize, paths: i32, totals: usize): void {
  const column = (paths as usize) << 3;
  const expectedLoss = f64x2.splat(
    load<f64>(cell, cells.EXPECTED) * load<f64>(cell, cells.LGD_EXPECTED),
  );
  const counts = load<u32>(cell, cells.UNIFORM) as usize;
  const trials = load<u32>(cell, cells.TRIALS) as usize;
  const balances = load<u32>(cell, cells.BALANCE) as usize;
  const intensities = load<u32>(cell, cells.INTENSITY) as usize;
  const apart = load<u32>(cell, cells.APART) ? (load<u32>(cell, cells.INTENSITY_APART) as usize) : 0;
  const phi = load<u32>(cell, cells.PHI) as usize;
  const exposures = (load<u32>(cell, cells.SUMS) as usize) + 4 * column;
  const alive = load<u32>(cell, cells.ALIVE) as usize;
  const expected = totals + column * EXPECTED_TOTAL;
  const nothing = f64x2.splat(0);
  for (let at: usize = 0; at < column; at += 16) {
    const balance = v128.load(balances + at);
    let intensity = v128.load(intensities + at);
    if (apart) intensity = f64x2.add(intensity, v128.load(apart + at));
    const lent = v128.and(f64x2.gt(balance, nothing), f64x2.gt(intensity, nothing));
    const defaulted = f64x2.mul(f64x2.div(v128.load(counts + at), v128.load(trials + at)), balance);
    const part = v128.and(lent, f64x2.div(defaulted, intensity));
    v128.store64_lane(phi + (at >> 1), f32x4.demote_f64x2_zero(part), 0);
    add(expected + at, f64x2.mul(expectedLoss, intensity));
    add(exposures + at, f64x2.mul(v128.load(alive + at), balance));
  }
}
