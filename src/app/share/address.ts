/** Where the code of a study stands in the hash of an address: `#s=CODE`, or `#compare/split?s=CODE` for a place. */
const shared = /^#(?:([a-z]+(?:\/[a-z]+)?)\?)?s=(.*)$/s;

/** Places that a link made there opens again: what they show follows from the study alone. */
const reopened = /^#(compare(?:\/split)?)$/;

/** What a hash says where it carries a study: the code, and the place that it is for. */
export function studyInHash(hash: string): { code: string; place: string } | undefined {
  const [found, place = '', code] = shared.exec(hash) ?? [];
  if (found === undefined) return undefined;
  // Some programs escape what needs no escape, or add a full stop after a link.
  const plain = code
    .replaceAll('%2D', '-')
    .replaceAll('%5F', '_')
    .replace(/[.,;)]$/, '');
  return { code: plain, place };
}

/** The address without the study that its hash carries: the place it is for, if any. */
export function cleaned({ pathname, search, hash }: Location): string {
  const place = studyInHash(hash)?.place;
  return `${pathname}${search}${place ? `#${place}` : ''}`;
}

/** The address of the page with a study in it, at the place where one is if a link can open that. */
export function addressOf({ origin, pathname, search, hash }: Location, code: string): string {
  const base = origin === 'null' ? `file://${pathname}` : `${origin}${pathname}`;
  const place = reopened.exec(hash)?.[1];
  return `${base}${search}#${place ? `${place}?` : ''}s=${code}`;
}

/**
 * Past this many characters a link may be cut by programs that pass it on. A judgement: chat and mail programs break
 * or shorten addresses of a few thousand characters.
 */
export const longLink = 2000;

/** Past this many characters a file is the better way: RFC 9110 (section 4.1) asks programs for 8,000 at least. */
export const mostLink = 8000;
