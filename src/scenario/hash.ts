import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { heading } from './heading';
import { isJsonObject } from './mergePatch';
import { partNames, type Scenario } from './scenario';

/**
 * JSON with its keys in order and without spaces, so that equal values have equal texts (RFC 8785). A key that is
 * `undefined` counts as absent.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isJsonObject(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${keys
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a text, as 64 hexadecimal digits. Pure arithmetic: it works offline and on a page that isn't secure. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** What names and explains a scenario or a thing in it, and changes no result. */
const words = new Set(['title', 'description']);

/** Lists that came into the format later: links and evidence made before hold fingerprints without them. */
const laterLists = new Set(['strategy.changes']);

/**
 * Fingerprint of everything in a resolved scenario that can change a result: every number, every choice, and the ids
 * of segments, grades, regions, authorities and so on, since draws are named after them. Headings (`$schema`, `id`,
 * `title`, `description`, `provenance` of the scenario and its parts) and titles of things are left out, so that a
 * scenario under another name is the same scenario. So is a list that the format had not at first, while it is empty.
 */
export function scenarioHash(scenario: Scenario): string {
  const { version, run } = scenario;
  const numbers = partNames.map((name) => {
    const kept = Object.entries(scenario[name]).filter(
      ([key, value]) =>
        !Object.hasOwn(heading, key) &&
        !(laterLists.has(`${name}.${key}`) && Array.isArray(value) && value.length === 0),
    );
    return [name, withoutWords(Object.fromEntries(kept))];
  });
  return sha256Hex(canonicalJson({ version, run, ...Object.fromEntries(numbers) }));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !words.has(key))
      .map(([key, inner]) => [key, withoutWords(inner)]),
  );
}
