import { fitText, textWidth } from './labels';

/** A text in lines no wider than given; broken at spaces, and before any CJK character. */
export function wrapText(text: string, size: number, width: number): string[] {
  const pieces = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

/** A text in at most so many lines; what does not fit is cut. */
export function fewLines(text: string, size: number, width: number, most: number): string[] {
  const all = wrapText(text, size, width);
  const kept = all.slice(0, most).map((line) => fitText(line, size, width));
  if (all.length > most) kept[most - 1] = fitText(`${all[most - 1]} …`, size, width);
  return kept;
}
