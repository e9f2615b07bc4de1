import type { Provenance } from './provenance';

/** How the source of data begins that a person brought along: nobody has published or checked it. */
const prefix = 'Own data: ';
const separator = '; ';

/** The source of numbers that a person brought along: what they were called, and where their baseline is from. */
export const ownSource = (name: string, baseline?: string): string =>
  (prefix + [name, baseline].filter(Boolean).join(separator)).slice(0, 1000);

/** Whether a number is a person's own by its provenance. */
export const isOwn = ({ source }: Provenance): boolean => source.startsWith(prefix);

/** What `ownSource` has put together; the name of a file may hold anything. */
export function ownParts(source: string): [name: string, rest: string] | undefined {
  if (!source.startsWith(prefix)) return undefined;
  const whole = source.slice(prefix.length);
  const at = whole.lastIndexOf(separator);
  return at < 0 ? [whole, ''] : [whole.slice(0, at), whole.slice(at + separator.length)];
}
