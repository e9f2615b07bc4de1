/** Words that multiply, in the two languages of the page. */
const multiples: Record<string, number> = {
  ...{ k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9 },
  ...{ 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 },
};

/** Units that may stand after a number and say nothing new beside a lever of that unit. */
const units = /^(%|×|x|倍|months?|个?月|years?|年|\/.*|[A-Z]{3}(\s*\/.*)?)$/;

/**
 * Reads a number as people write it: `15.4%`, `1,200,000`, `1.2 m`, `120万`, `−3`.
 * @returns NaN for anything else; a comma that does not part thousands is not guessed at
 */
export function readNumber(text: string): number {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'’]+/g, ' ')
    .replaceAll('−', '-')
    .trim();
  const match = /^([+-]?)(\d{1,3}(?:[, ]\d{3})+|\d*)(\.\d+|\.)?(e[+-]?\d+)?\s?(.*)$/i.exec(plain);
  if (!match) return NaN;
  const [, sign, whole, fraction = '', exponent = '', rest] = match;
  if (!/\d/.test(whole + fraction)) return NaN;
  const number = Number(`${sign}${whole.replace(/[, ]/g, '')}${fraction}${exponent}`);
  if (rest === '') return number;
  const [first, ...others] = rest.split(' ');
  const multiple = multiples[first.toLowerCase()];
  const unit = multiple === undefined ? rest : others.join(' ');
  return unit === '' || units.test(unit) ? number * (multiple ?? 1) : NaN;
}
