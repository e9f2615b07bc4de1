import { binomialQuantile2 } from './discrete';
import { uniforms } from './philox';
import { normalCdf2 } from './special';

/**
 * The book of one cell (segment × observed grade) over a block of paths.
 *
 * Vintages are records of four f32 fields × eight paths, [group of 8 paths][vintage slot][field][path]:
 * balance, instalment, rate per step, default intensity. Intensity multiplies the cell's conditional default
 * probability (quality of scoring and adverse selection when the loan was made); it and the rate are fixed at
 * origination. A row of the age table, four f32, gives what depends on the age of a vintage alone: the share that
 * neither prepays nor matures, the seasoning weight now and in the next step. Slots are in the order of origination, so
 * the rows stand from old to young and the host moves the pointer by one row a step.
 */

/** Bytes of one vintage of eight paths. */
const VINTAGE: usize = 128;
/** Bytes of one row of the age table. */
const AGE: usize = 16;

// Offsets into a cell's descriptor (f64 each unless said otherwise); the host writes it.
const INDEX_GLOBAL: usize = 0; // √(ρ w_G / (1 − ρ))
const INDEX_REGION: usize = 8;
const INDEX_PRODUCT: usize = 16;
const THRESHOLD: usize = 24; // F⁻¹(PD) / √(1 − ρ), this step
const LGD_SHIFT: usize = 32; // Frye–Jacobs k = (F⁻¹(PD) − F⁻¹(PD·LGD)) / √(1 − ρ)
const LGD_EXPECTED: usize = 40; // mean LGD over the cycle
const AVERTED: usize = 48; // share of would-be defaults that early warning averts
const EFFECTIVE: usize = 56; // effective borrowers per loan
const EXPECTED: usize = 64; // unconditional default probability of the step, without the macro shift
const Z_GLOBAL: usize = 72; // pointers (u32) to f64 per path
const Z_REGION: usize = 76;
const Z_PRODUCT: usize = 80;
const MIXING: usize = 84;
const UNIFORM: usize = 88;
const BALANCE: usize = 92; // pointers to f64 per path: state of the cell, read and written
const INTENSITY: usize = 96; // Σ intensity × seasoning × balance
const LOANS: usize = 100;
const PHI: usize = 104; // f32 per path, scratch
const VINTAGES: usize = 108; // pointer to the records
const AGES: usize = 112; // pointer to the age row of slot 0 in this step
const CAPACITY: usize = 116; // slots per group of paths
const DEFAULTED: usize = 120; // pointer to f64 per path: principal that defaulted in this step
const LGD: usize = 124; // pointer to f64 per path, scratch
const LOANS_PER_INSTALMENT: usize = 128; // pointer to f32 per slot
const TERM: usize = 132; // steps (u32)
const STREAM: usize = 136; // of the defaults (u32)
const THRESHOLDS: usize = 140; // pointers to f64 per step: what THRESHOLD and EFFECTIVE are in each
const EFFECTIVES: usize = 144;
const AGES_AT_START: usize = 148; // what AGES is in step 0
const SUMS: usize = 152; // pointer to five rows of f64 per path, kept over the life of a path: applied for, lent, lent × APR, defaulted, opening balances; 0: none
const DECISION: usize = 156; // pointer to five rows of f64 per path: granted, rate, intensity, instalment, applied
const FEE: usize = 160; // origination fee, share of the loan (f64)
const FEE_RATE: usize = 168; // and as an annual rate (f64)
const STAY: usize = 176; // pointer to f32 per path: part of the loans that the platform does not call early; 0: all
const ALIVE: usize = 180; // pointer to f64 per path: 1 while sums are kept, then 0

/** Bytes of a cell's descriptor. */
export function cellDescriptorBytes(): i32 {
  return 184;
}

/** Bytes of one vintage slot of eight paths. */
export function vintageBytes(): i32 {
  return VINTAGE as i32;
}

/**
 * Defaults of one step: the conditional default probability p = Φ((F⁻¹(PD)·s − √ρ Y)/√(1−ρ)) with the copula's mixing
 * variable s (1 for the Gaussian), the loss given default Φ(Φ⁻¹(p) − k s)/p (Frye & Jacobs, 2012, "Credit loss and
 * systematic LGD", eq. 4: the loss rate is distributed like the default rate, about a mean of PD·LGD; s keeps that true
 * of the t copula), and the share of effective borrowers that default by inverse transform of one uniform.
 * Leaves φ (f32), by which intensity × seasoning must be multiplied to give each vintage its part. Adds to `wouldBe`
 * the principal that would default without early warning and to `expected` the loss expected over the cycle.
 */
export function drawDefaults(cell: usize, paths: i32, wouldBe: usize, expected: usize): void {
  const iG = load<f64>(cell, INDEX_GLOBAL);
  const iR = load<f64>(cell, INDEX_REGION);
  const iP = load<f64>(cell, INDEX_PRODUCT);
  const threshold = load<f64>(cell, THRESHOLD);
  const lgdShift = load<f64>(cell, LGD_SHIFT);
  const lgdExpected = load<f64>(cell, LGD_EXPECTED);
  const kept = 1.0 - load<f64>(cell, AVERTED);
  const effective = load<f64>(cell, EFFECTIVE);
  const unconditional = load<f64>(cell, EXPECTED);
  const zG = load<u32>(cell, Z_GLOBAL) as usize;
  const zR = load<u32>(cell, Z_REGION) as usize;
  const zP = load<u32>(cell, Z_PRODUCT) as usize;
  const mixing = load<u32>(cell, MIXING) as usize;
  const uniform = load<u32>(cell, UNIFORM) as usize;
  const balances = load<u32>(cell, BALANCE) as usize;
  const intensities = load<u32>(cell, INTENSITY) as usize;
  const loans = load<u32>(cell, LOANS) as usize;
  const phi = load<u32>(cell, PHI) as usize;
  const lgds = load<u32>(cell, LGD) as usize;
  const sums = load<u32>(cell, SUMS) as usize;
  const alive = load<u32>(cell, ALIVE) as usize;
  const one = f64x2.splat(1);
  const nothing = f64x2.splat(0);
  for (let at: usize = 0; at < (paths as usize) << 3; at += 16) {
    const balance = v128.load(balances + at);
    const intensity = v128.load(intensities + at);
    const x = f64x2.sub(
      f64x2.mul(f64x2.splat(threshold), v128.load(mixing + at)),
      f64x2.add(
        f64x2.add(f64x2.mul(f64x2.splat(iG), v128.load(zG + at)), f64x2.mul(f64x2.splat(iR), v128.load(zR + at))),
        f64x2.mul(f64x2.splat(iP), v128.load(zP + at)),
      ),
    );
    const lent = v128.and(f64x2.gt(balance, nothing), f64x2.gt(intensity, nothing));
    const p = normalCdf2(x);
    const shift = f64x2.mul(f64x2.splat(lgdShift), v128.load(mixing + at));
    const systematic = f64x2.div(normalCdf2(f64x2.sub(x, shift)), p);
    const loses = v128.and(f64x2.gt(p, nothing), f64x2.gt(f64x2.splat(lgdExpected), nothing));
    const lgd = v128.bitselect(systematic, f64x2.splat(lgdExpected), loses);
    const rate = v128.and(lent, f64x2.pmin(one, f64x2.div(f64x2.mul(p, intensity), balance)));
    const n = f64x2.pmax(one, f64x2.nearest(f64x2.mul(v128.load(loans + at), f64x2.splat(effective))));
    const count = binomialQuantile2(n, f64x2.mul(rate, f64x2.splat(kept)), v128.load(uniform + at));
    const share = f64x2.div(count, n);
    const part = v128.and(lent, f64x2.div(f64x2.mul(share, balance), intensity));
    v128.store(wouldBe + at, f64x2.add(v128.load(wouldBe + at), f64x2.mul(rate, balance)));
    v128.store(
      expected + at,
      f64x2.add(v128.load(expected + at), f64x2.mul(f64x2.splat(unconditional * lgdExpected), intensity)),
    );
    if (sums) add(sums + (((paths as usize) << 3) << 2) + at, f64x2.mul(v128.load(alive + at), balance));
    v128.store(lgds + at, lgd);
    v128.store64_lane(phi + (at >> 1), f32x4.demote_f64x2_zero(part), 0);
  }
}

/**
 * One step of the vintages in slots [first, last) of every path: defaults φ × intensity × seasoning of the opening
 * balance, the instalment of those who are left, then prepayment. Adds to the totals (f64 per path) the principal that
 * defaulted, its loss, the interest received and the closing balance and loans; leaves the cell's state for the next step.
 */
export function stepVintages(
  cell: usize,
  paths: i32,
  first: i32,
  last: i32,
  totalDefaulted: usize,
  totalLoss: usize,
  totalInterest: usize,
  totalBalance: usize,
  totalLoans: usize,
): void {
  const capacity = load<u32>(cell, CAPACITY) as usize;
  const ages = (load<u32>(cell, AGES) as usize) + (first as usize) * AGE;
  const agesEnd = (load<u32>(cell, AGES) as usize) + (last as usize) * AGE;
  const phi = load<u32>(cell, PHI) as usize;
  const lgds = load<u32>(cell, LGD) as usize;
  const balances = load<u32>(cell, BALANCE) as usize;
  const intensities = load<u32>(cell, INTENSITY) as usize;
  const loans = load<u32>(cell, LOANS) as usize;
  const defaulted = load<u32>(cell, DEFAULTED) as usize;
  const counts = (load<u32>(cell, LOANS_PER_INSTALMENT) as usize) + ((first as usize) << 2);
  const one = f32x4.splat(1.0);
  const zero = f32x4.splat(0.0);
  const stay = load<u32>(cell, STAY) as usize;
  let records = (load<u32>(cell, VINTAGES) as usize) + (first as usize) * VINTAGE;
  const groups = (paths as usize) >> 3;
  for (let group: usize = 0; group < groups; group++) {
    const phiA = v128.load(phi + (group << 5));
    const phiB = v128.load(phi + (group << 5), 16);
    const stayA = stay ? v128.load(stay + (group << 5)) : one;
    const stayB = stay ? v128.load(stay + (group << 5), 16) : one;
    let lostA = zero, lostB = zero;
    let interestA = zero, interestB = zero;
    let balanceA = zero, balanceB = zero;
    let intensityA = zero, intensityB = zero;
    let loansA = zero, loansB = zero;
    let record = records;
    let count = counts;
    for (let age = ages; age < agesEnd; age += AGE, record += VINTAGE, count += 4) {
      const keep = v128.load32_splat(age);
      const seasoning = v128.load32_splat(age, 4);
      const seasoningNext = v128.load32_splat(age, 8);
      const loansPerInstalment = v128.load32_splat(count);

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
    settle(at, 0, lostA, interestA, balanceA, balances, lgds, defaulted, totalDefaulted, totalLoss, totalInterest, totalBalance);
    settle(at, 32, lostB, interestB, balanceB, balances, lgds, defaulted, totalDefaulted, totalLoss, totalInterest, totalBalance);
    storeWide(intensities + at, intensityA);
    storeWide(intensities + at + 32, intensityB);
    storeWide(loans + at, loansA);
    storeWide(loans + at + 32, loansB);
    addWide(totalLoans + at, loansA);
    addWide(totalLoans + at + 32, loansB);
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
  totalDefaulted: usize,
  totalLoss: usize,
  totalInterest: usize,
  totalBalance: usize,
): void {
  for (let pair: usize = 0; pair < 2; pair++) {
    const offset = at + half + (pair << 4);
    const lost = f64x2.promote_low_f32x4(pair ? i64x2.shuffle(defaults, defaults, 1, 0) : defaults);
    const closing = f64x2.promote_low_f32x4(pair ? i64x2.shuffle(close, close, 1, 0) : close);
    const paid = f64x2.promote_low_f32x4(pair ? i64x2.shuffle(interest, interest, 1, 0) : interest);
    v128.store(defaulted + offset, lost);
    v128.store(totalDefaulted + offset, f64x2.add(v128.load(totalDefaulted + offset), lost));
    v128.store(totalLoss + offset, f64x2.add(v128.load(totalLoss + offset), f64x2.mul(lost, v128.load(lgds + offset))));
    v128.store(totalInterest + offset, f64x2.add(v128.load(totalInterest + offset), paid));
    v128.store(totalBalance + offset, f64x2.add(v128.load(totalBalance + offset), closing));
    v128.store(balances + offset, closing);
  }
}

// @ts-ignore: decorator
@inline
function storeWide(to: usize, four: v128): void {
  v128.store(to, f64x2.promote_low_f32x4(four));
  v128.store(to, f64x2.promote_low_f32x4(i64x2.shuffle(four, four, 1, 0)), 16);
}

// @ts-ignore: decorator
@inline
function addWide(to: usize, four: v128): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(four)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(i64x2.shuffle(four, four, 1, 0))), 16);
}

// Columns of the book's totals, f64 per path each, one after the other.
const DEFAULTED_TOTAL: i32 = 0;
const LOSS_TOTAL: i32 = 1;
const INTEREST_TOTAL: i32 = 2;
const CLOSING_TOTAL: i32 = 3;
const LOANS_TOTAL: i32 = 4;
const WOULD_BE_TOTAL: i32 = 5;
const EXPECTED_TOTAL: i32 = 6;
const ORIGINATED_TOTAL: i32 = 7;
const MADE_TOTAL: i32 = 8;
const APPLIED_TOTAL: i32 = 9;
const RATE_VOLUME_TOTAL: i32 = 10;
const FEES_TOTAL: i32 = 11;
const FRAUD_TOTAL: i32 = 12;

/** Defaults, instalments and prepayments of every cell in one step (from 0). Descriptors and totals lie in a row. */
export function stepCells(
  cells: usize,
  count: i32,
  paths: i32,
  step: i32,
  totals: usize,
  key0: u32,
  key1: u32,
  firstPath: u32,
): void {
  const column = (paths as usize) << 3;
  const at = (step as usize) << 3;
  for (let c: i32 = 0; c < count; c++) {
    const cell = cells + (c as usize) * (cellDescriptorBytes() as usize);
    store<f64>(cell, load<f64>((load<u32>(cell, THRESHOLDS) as usize) + at), THRESHOLD);
    store<f64>(cell, load<f64>((load<u32>(cell, EFFECTIVES) as usize) + at), EFFECTIVE);
    store<u32>(cell, load<u32>(cell, AGES_AT_START) - (step as u32) * (AGE as u32), AGES);
    uniforms(load<u32>(cell, UNIFORM) as usize, paths, key0, key1, firstPath, step + 1, load<u32>(cell, STREAM), 0);
    drawDefaults(cell, paths, totals + column * WOULD_BE_TOTAL, totals + column * EXPECTED_TOTAL);
    stepVintages(
      cell,
      paths,
      step,
      step + load<u32>(cell, TERM),
      totals + column * DEFAULTED_TOTAL,
      totals + column * LOSS_TOTAL,
      totals + column * INTEREST_TOTAL,
      totals + column * CLOSING_TOTAL,
      totals + column * LOANS_TOTAL,
    );
  }
}

/**
 * Makes the new vintages of a step: what was granted × scale, less the share that is fraud, at the decided rate,
 * intensity and instalment.
 *
 * @param scale f64 per path: share of what was granted that is lent
 */
export function lendCells(
  cells: usize,
  count: i32,
  paths: i32,
  step: i32,
  totals: usize,
  scale: usize,
  fraudShare: f64,
  stepsPerYear: f64,
): void {
  const column = (paths as usize) << 3;
  const genuine = f64x2.splat(1 - fraudShare);
  const steps = f64x2.splat(stepsPerYear);
  for (let c: i32 = 0; c < count; c++) {
    const cell = cells + (c as usize) * (cellDescriptorBytes() as usize);
    const decision = load<u32>(cell, DECISION) as usize;
    const term = load<u32>(cell, TERM) as usize;
    const slot = term + (step as usize);
    const groupBytes = (load<u32>(cell, CAPACITY) as usize) * VINTAGE;
    const record = (load<u32>(cell, VINTAGES) as usize) + slot * VINTAGE;
    const youngest = (load<u32>(cell, AGES_AT_START) as usize) + (term - 1) * AGE;
    const seasoning = f64x2.splat(load<f32>(youngest, 4) as f64);
    const loansPerInstalment = f64x2.splat(load<f32>((load<u32>(cell, LOANS_PER_INSTALMENT) as usize) + (slot << 2)) as f64);
    const fee = f64x2.splat(load<f64>(cell, FEE));
    const feeRate = f64x2.splat(load<f64>(cell, FEE_RATE));
    const balances = load<u32>(cell, BALANCE) as usize;
    const intensities = load<u32>(cell, INTENSITY) as usize;
    const loans = load<u32>(cell, LOANS) as usize;
    const sums = load<u32>(cell, SUMS) as usize;
    const alive = load<u32>(cell, ALIVE) as usize;
    const defaulted = load<u32>(cell, DEFAULTED) as usize;
    for (let at: usize = 0; at < column; at += 16) {
      const lane = record + (at >> 6) * groupBytes + ((at & 63) >> 1);
      const rate = v128.load(decision + column + at);
      const applied = v128.load(decision + 4 * column + at);
      const lent = f64x2.mul(v128.load(decision + at), v128.load(scale + at));
      const honest = f64x2.mul(lent, genuine);
      const amount = f32x4.demote_f64x2_zero(honest);
      const principal = f64x2.promote_low_f32x4(amount);
      const payment = f32x4.demote_f64x2_zero(f64x2.mul(principal, v128.load(decision + 3 * column + at)));
      const intensity = f32x4.demote_f64x2_zero(v128.load(decision + 2 * column + at));
      v128.store64_lane(lane, amount, 0);
      v128.store64_lane(lane + 32, payment, 0);
      v128.store64_lane(lane + 64, f32x4.demote_f64x2_zero(f64x2.div(rate, steps)), 0);
      v128.store64_lane(lane + 96, intensity, 0);
      const fraud = f64x2.sub(lent, honest);
      const total = f64x2.add(principal, fraud);
      const made = f64x2.mul(loansPerInstalment, f64x2.promote_low_f32x4(payment));
      const charged = f64x2.mul(f64x2.add(rate, feeRate), total);
      add(balances + at, principal);
      add(intensities + at, f64x2.mul(f64x2.mul(f64x2.promote_low_f32x4(intensity), seasoning), principal));
      add(loans + at, made);
      add(totals + column * CLOSING_TOTAL + at, total);
      add(totals + column * LOANS_TOTAL + at, made);
      add(totals + column * ORIGINATED_TOTAL + at, total);
      add(totals + column * MADE_TOTAL + at, made);
      add(totals + column * APPLIED_TOTAL + at, applied);
      add(totals + column * RATE_VOLUME_TOTAL + at, charged);
      add(totals + column * FEES_TOTAL + at, f64x2.mul(fee, total));
      add(totals + column * FRAUD_TOTAL + at, fraud);
      const counts = v128.load(alive + at);
      add(sums + at, f64x2.mul(counts, applied));
      add(sums + column + at, f64x2.mul(counts, total));
      add(sums + 2 * column + at, f64x2.mul(counts, charged));
      add(sums + 3 * column + at, f64x2.mul(counts, v128.load(defaulted + at)));
    }
  }
}

// @ts-ignore: decorator
@inline
function add(to: usize, two: v128): void {
  v128.store(to, f64x2.add(v128.load(to), two));
}

/** Sum over cells of the money granted, f64 per path. */
export function grantedMoney(cells: usize, count: i32, paths: i32, out: usize): void {
  const column = (paths as usize) << 3;
  for (let at: usize = 0; at < column; at += 16) {
    let sum = f64x2.splat(0);
    for (let c: i32 = 0; c < count; c++) {
      const cell = cells + (c as usize) * (cellDescriptorBytes() as usize);
      sum = f64x2.add(sum, v128.load((load<u32>(cell, DECISION) as usize) + at));
    }
    v128.store(out + at, sum);
  }
}
