import type { Laboratory } from '../state/laboratory.svelte';
import { LoanTape } from './loanTape.svelte';
import { TapeReader } from './tapeReader';

const known = new WeakMap<Laboratory, LoanTape>();

/** The loan tape of a laboratory, the same however often the place is gone to; it is gone with the page. */
export function loanTapeOf(laboratory: Laboratory): LoanTape {
  let tape = known.get(laboratory);
  if (!tape) known.set(laboratory, (tape = new LoanTape(new TapeReader())));
  return tape;
}
