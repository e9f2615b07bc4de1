/** Which sign stands before the decimals. */
export type Decimal = 'point' | 'comma';

/** What may stand around an amount: signs and names of currencies, and marks of per cent are not among them. */
const currency = /^(?:[¥￥$€£₹]|(?:rmb|cny|usd|eur|us\$)\s?)|(?:元|圆|rmb|cny|usd|eur|€)$/gi;

const plain = /^[+-]?\d+(?:\.\d+)?$/;
const written = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Thousands in groups of three, but for the first. */
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/**
 * The number that a cell of a tape holds: `12500`, `1,234.50`, `¥12,000`, `1.2万`, `(350)` for one below zero; with
 * `comma` also `1.234,50`. NaN for anything else, an empty cell included. A per cent sign is for `readShare`.
 */
export function readNumber(cell: string, decimal: Decimal = 'point'): number {
  if (decimal === 'point' && plain.test(cell)) return Number(cell);
  let text = cell.normalize('NFKC').trim().replace(/^[−–]/, '-');
  const negative = /^\((.+)\)$/.exec(text);
  if (negative) text = `-${negative[1].trim()}`;
  text = text.replace(currency, '').trim();
  let factor = 1;
  const many = /(万|亿)$/.exec(text);
  if (many) {
    factor = many[1] === '万' ? 1e4 : 1e8;
    text = text.slice(0, -1).trim();
  }
  if (decimal === 'comma') text = text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
  text = text.replace(/(?<=\d)[ '’\u202f](?=\d{3}(?!\d))/g, ',');
  if (grouped.test(text)) text = text.replaceAll(',', '');
  return written.test(text) ? Number((Number(text) * factor).toPrecision(15)) : NaN;
}

/** A share or rate: `12.5%` is 0.125 in whatever unit the column is, other numbers are in `unit`. */
export function readShare(cell: string, unit: 'percent' | 'fraction', decimal?: Decimal): number {
  const text = cell.trim();
  const marked = /[%％]$/.test(text);
  const value = readNumber(marked ? text.slice(0, -1) : text, decimal);
  // Fourteen digits: 13.99 ÷ 100 is 0.1399 and not 0.13990000000000002.
  return marked || unit === 'percent' ? Number((value / 100).toPrecision(14)) : value;
}

const terms = /^(?:term[_ ])?\s*([\d.,]+)\s*(months?|mos?|m|个?月|期|years?|yrs?|y|年)?$/i;

/** A term in months: `36`, ` 36 months`, `term_36`, `3 years`, `36个月`; other numbers are in `unit`. */
export function readTerm(cell: string, unit: 'months' | 'years', decimal?: Decimal): number {
  const [, number, name] = terms.exec(cell.normalize('NFKC').trim()) ?? [];
  if (number === undefined) return NaN;
  const years = name === undefined ? unit === 'years' : /^(y|年)/i.test(name);
  return readNumber(number, decimal) * (years ? 12 : 1);
}
