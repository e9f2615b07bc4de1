/** Letters of East Asian scripts and their punctuation are two columns wide on a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 2 : 1;
  return width;
}

/** A table for a terminal, two spaces between columns; the first column is to the left, the others as said. */
export function textTable(rows: string[][], others: 'left' | 'right'): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => displayWidth(row[i]))),
  );
  const line = (row: string[]) =>
    row.map((cell, i) => {
      const space = ' '.repeat(widths[i] - displayWidth(cell));
      return i === 0 || others === 'left' ? cell + space : space + cell;
    });
  return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
}
