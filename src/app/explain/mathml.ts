import { equations } from './equations';

/** Turns LaTeX into MathML. */
type Renderer = (latex: string, displayMode: boolean) => string;

/** Everything written in LaTeX, each with its MathML: lines of equations on display, symbols within a line. */
export function mathmlOf(renderer: Renderer): Record<string, string> {
  // The page's content-security policy takes no styles in attributes, and these only ask for the usual.
  const render: Renderer = (...asked) => renderer(...asked).replace(/ style="[^"]*"/g, '');
  const found = new Map<string, string>();
  for (const { lines, symbols } of equations) {
    for (const line of lines) found.set(line, render(line, true));
    for (const [symbol] of symbols)
      if (!found.has(symbol)) found.set(symbol, render(symbol, false));
  }
  return Object.fromEntries(found);
}
