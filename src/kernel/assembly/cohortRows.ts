import * as cells from './descriptor';

/**
 * What all paths share of the vintages on usual terms: a row for each step and vintage on the book in it, from old to
 * young, of five f32: intensity × seasoning, and, of one unit that survives the defaults of the step, its interest, and
 * its balance, intensity × seasoning × balance and loans at the end. The rows of all cells in one step lie together, in
 * the order in which they are read. Beside them, for each cell alone: the balance of one unit at the start of a step,
 * which only a step needs in which whole vintages default; and the largest intensity × seasoning of each step.
 */
export const ROW: usize = 20;

/** Bytes of one row. */
export function cohortRowBytes(): i32 {
  return ROW as i32;
}

/**
 * Writes the rows of a cell for every step: vintage after vintage, the course of one unit that was on the book before the
 * first step or lent at the end of a later one.
 */
export function scheduleCohorts(cell: usize, steps: i32): void {
  let terms = load<u32>(cell, cells.TERMS) as usize;
  const term = load<u32>(cell, cells.TERM) as i32;
  const ages = load<u32>(cell, cells.AGES) as usize;
  const rows = load<u32>(cell, cells.ROWS) as usize;
  const rowsOfStep = load<u32>(cell, cells.ROWS_OF_STEP) as usize;
  const openings = load<u32>(cell, cells.OPENINGS) as usize;
  const hazards = load<u32>(cell, cells.LARGEST_HAZARDS) as usize;
  for (let slot = 0; slot < term + steps; slot++, terms += cells.TERMS_BYTES) {
    const rate = load<f64>(terms);
    const intensity = load<f64>(terms, 16);
    const loansPerInstalment = load<f64>(terms, 24);
    let balance: f64 = 1;
    let instalment = load<f64>(terms, 8);
    for (let step = max(0, slot - term + 1); step < min(steps, slot + 1); step++) {
      const place = (slot - step) as usize;
      const age = ages + place * cells.AGE_BYTES;
      const row = rows + (step as usize) * rowsOfStep + place * ROW;
      const keep = load<f32>(age) as f64;
      const hazard = (intensity * (load<f32>(age, 4) as f64)) as f32;
      const interest = rate * balance;
      const after = keep * max(0, balance + (interest - instalment));
      const largest = hazards + ((step as usize) << 2);
      store<f32>(largest, max(load<f32>(largest), hazard));
      store<f32>(row, hazard);
      store<f32>(row, interest as f32, 4);
      store<f32>(row, after as f32, 8);
      store<f32>(row, (intensity * (load<f32>(age, 8) as f64) * after) as f32, 12);
      store<f32>(row, (loansPerInstalment * (keep * instalment)) as f32, 16);
      store<f32>(openings + (((step as usize) * (term as usize) + place) << 2), balance as f32);
      balance = after;
      instalment *= keep;
    }
  }
}
