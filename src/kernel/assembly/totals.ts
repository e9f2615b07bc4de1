// Columns of the book's totals of a step, one f64 per path each, one after the other.

export const DEFAULTED_TOTAL: usize = 0;
export const LOSS_TOTAL: usize = 1;
export const INTEREST_TOTAL: usize = 2;
export const CLOSING_TOTAL: usize = 3;
export const LOANS_TOTAL: usize = 4;
export const WOULD_BE_TOTAL: usize = 5;
export const EXPECTED_TOTAL: usize = 6;
export const ORIGINATED_TOTAL: usize = 7;
export const MADE_TOTAL: usize = 8;
export const APPLIED_TOTAL: usize = 9;
export const RATE_VOLUME_TOTAL: usize = 10;
export const FEES_TOTAL: usize = 11;
export const FRAUD_TOTAL: usize = 12;
