/**
 * What the kernel must know of a cell (segment × observed grade): a record that the host writes once, see
 * src/kernel/cellDescriptor.ts. First numbers (f64), then pointers and whole numbers (u32). "Per path" is an f64 for
 * each path of the block unless said otherwise.
 */

/** √(ρ w / (1 − ρ)) for the weights w of the global, the region's and the product's factor. */
export const INDEX_GLOBAL: usize = 0;
export const INDEX_REGION: usize = 8;
export const INDEX_PRODUCT: usize = 16;
/** Frye–Jacobs k = (F⁻¹(PD) − F⁻¹(PD·LGD)) / √(1 − ρ). */
export const LGD_SHIFT: usize = 24;
/** Mean loss given default over the cycle. */
export const LGD_EXPECTED: usize = 32;
/** Share of would-be defaults that early warning averts. */
export const AVERTED: usize = 40;
/** Unconditional default probability of a step, without the macro shift. */
export const EXPECTED: usize = 48;
/** Origination fee, share of the loan; and as an annual rate. */
export const FEE: usize = 56;
export const FEE_RATE: usize = 64;

/** Factors and the copula's mixing variable, per path. */
export const Z_GLOBAL: usize = 72;
export const Z_REGION: usize = 76;
export const Z_PRODUCT: usize = 80;
export const MIXING: usize = 84;
/** State of the cell, per path: balance, Σ intensity × seasoning × balance on usual terms, loans; read and written. */
export const BALANCE: usize = 88;
export const INTENSITY: usize = 92;
export const LOANS: usize = 96;
/** Principal that defaulted in this step, per path. */
export const DEFAULTED: usize = 100;
/** Six rows per path, kept over the life of a path: applied for, lent, lent × APR, defaulted, opening balances, lost. */
export const SUMS: usize = 104;
/** 1 while those sums are kept, then 0, per path. */
export const ALIVE: usize = 108;
/** Five rows per path: granted, rate, intensity, instalment, applied for. */
export const DECISION: usize = 112;
/** Part of the loans that the platform does not call early, f32 per path. */
export const STAY: usize = 116;
/** Scratch: the uniform of the defaults per path, φ (f32 per path); and loss given default of the step, per path. */
export const UNIFORM: usize = 120;
export const PHI: usize = 124;
export const LGD: usize = 128;
/** F⁻¹(PD) / √(1 − ρ) and effective borrowers per loan, f64 per step. */
export const THRESHOLDS: usize = 132;
export const EFFECTIVES: usize = 136;
/** Age rows from old to young, four f32 each: share that neither prepays nor matures, seasoning now, seasoning next, unused. */
export const AGES: usize = 140;
/** What is left of the vintages on usual terms: see vintagesAlike.ts. */
export const SURVIVORS: usize = 144;
/** Vintage slots: term + steps. Slots are in the order of origination; step t works on slots [t, t + term). */
export const CAPACITY: usize = 148;
/** Life of a loan in steps. */
export const TERM: usize = 152;
/** Stream of the defaults. */
export const STREAM: usize = 156;
/** Usual terms of each slot, four f64: rate per step, instalment of one unit, intensity, loans per unit of instalment. */
export const TERMS: usize = 160;
/**
 * The rows of the first step, and bytes from there to those of the next; see cohortRows.ts. The step reads ahead, up to
 * 16 bytes a path behind the last row: there must be memory.
 */
export const ROWS: usize = 164;
export const ROWS_OF_STEP: usize = 168;
/** Of every step: balances of one unit at its start, and the largest intensity × seasoning, f32. */
export const OPENINGS: usize = 172;
export const LARGEST_HAZARDS: usize = 176;
/** Vintages on terms of a path's own, see vintagesApart.ts; 0 where there never are any. */
export const APART: usize = 180;
/** The first slot with such vintages (u32); the capacity while there are none. */
export const FIRST_APART: usize = 184;
/** Their Σ intensity × seasoning × balance, per path. */
export const INTENSITY_APART: usize = 188;

/** Scratch per path: default probability after early warning, effective borrowers. */
export const RATE: usize = 192;
export const TRIALS: usize = 196;

/** Fraud lent in each of the last steps, as many rows per path as steps in which it defaults. */
export const RECENT_FRAUD: usize = 200;

export const DESCRIPTOR_BYTES: usize = 208;
/** Bytes of one slot's terms. */
export const TERMS_BYTES: usize = 32;

/** Bytes of one row of the age table. */
export const AGE_BYTES: usize = 16;

/** Bytes of a cell's descriptor. */
export function cellDescriptorBytes(): i32 {
  return DESCRIPTOR_BYTES as i32;
}
