import { sha256 } from '@noble/hashes/sha2.js';
import { deflateSync, Inflate } from 'fflate';
import { canonicalJson, scenarioHash, sha256Hex } from './hash';
import { issue, shortJson, type Issue } from './issue';
import { mostCharacters, readJson } from './json';
import { isJsonObject } from './mergePatch';
import type { Scenario } from './scenario';

/** A study on its way to someone else. */
export interface SharedStudy {
  /** The study as it is written: presets by their ids and what is set on top of them. */
  study: Record<string, unknown>;
  /** The scenario on screen. */
  shown?: string;
  /** Version of the program that made the code. */
  plimsoll: string;
  /**
   * Fingerprint of all that the study resolved to where the code was made: where it resolves to something else,
   * the presets have changed since.
   */
  fingerprint: string;
}

/** The kind of code that this program writes: JSON, deflated, with a checksum, in base64url (RFC 4648, section 5). */
const kind = '1';
/** Bytes of the SHA-256 of what is packed, at the end, by which damage on the way is found before anything is unpacked. */
const checksumBytes = 4;
/** Longest code that is read; a study that needs more is better sent as a file. */
export const mostCodeCharacters = 65_536;
/** Deflate makes at most 1,032 bytes of one (zlib technical details), so that no step overshoots the limit by much. */
const inflateStep = 512;

/** A short fingerprint of all the scenarios that a study resolves to, in their order. */
export function studyFingerprint(scenarios: readonly Scenario[]): string {
  return sha256Hex(canonicalJson(scenarios.map(scenarioHash))).slice(0, 12);
}

/** Packs a study into a code that can stand in the hash of an address. */
export function shareCode(shared: SharedStudy): string {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = deflateSync(bytes, { level: 9 });
  const code = new Uint8Array(packed.length + checksumBytes);
  code.set(packed);
  code.set(checksum(packed), packed.length);
  return kind + toBase64Url(code);
}

export type ReadCode = { ok: true; shared: SharedStudy } | { ok: false; issues: Issue[] };

/**
 * Unpacks a code that may come from anywhere; what is not whole, too large or not plain data is refused. The study
 * itself is not checked here.
 */
export function readShareCode(code: string): ReadCode {
  const refused = (only: Issue): ReadCode => ({ ok: false, issues: [only] });
  const { length } = code;
  if (length > mostCodeCharacters)
    return refused(issue('linkTooLong', [], { found: length, most: mostCodeCharacters }));
  if (!/^[A-Za-z0-9_-]*$/.test(code)) return refused(issue('linkStrange', [], {}));
  if (length > 0 && code[0] !== kind) return refused(issue('linkNewer', [], { found: code[0] }));
  const unpacked = unpack(code.slice(kind.length));
  if ('issue' in unpacked) return refused(unpacked.issue);
  const read = readJson(unpacked.text);
  if (!read.ok) return read;
  return sharedOf(read.value);
}

function sharedOf(value: unknown): ReadCode {
  const wrong = (key: string, expected: 'object' | 'text', found: unknown): ReadCode => ({
    ok: false,
    issues: [issue('wrongType', [key], { expected, found: shortJson(found) })],
  });
  if (!isJsonObject(value)) return wrong('study', 'object', value);
  const { study, shown, plimsoll, fingerprint } = value;
  if (!isJsonObject(study)) return wrong('study', 'object', study);
  if (shown !== undefined && typeof shown !== 'string') return wrong('shown', 'text', shown);
  const [version, print] = [plimsoll, fingerprint].map((one) =>
    typeof one === 'string' ? one.slice(0, 40) : '',
  );
  return { ok: true, shared: { study, plimsoll: version, fingerprint: print, shown } };
}

function unpack(code: string): { text: string } | { issue: Issue } {
  const damaged = { issue: issue('linkDamaged', [], {}) };
  try {
    const bytes = fromBase64Url(code);
    const packed = bytes.subarray(0, -checksumBytes);
    const sum = checksum(packed);
    const sent = bytes.subarray(-checksumBytes);
    if (sent.length !== checksumBytes || sum.some((byte, i) => byte !== sent[i])) return damaged;
    const inflated = inflate(packed);
    if (!inflated) return { issue: issue('linkTooLarge', [], { most: mostCharacters }) };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(inflated) };
  } catch {
    // Neither base64, nor deflated, nor UTF-8: it was not sent like this.
    return damaged;
  }
}

/** Inflates step by step and gives up as soon as there is too much. @throws Error where the data is not whole */
function inflate(packed: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  for (let from = 0; from < packed.length; from += inflateStep) {
    const until = Math.min(packed.length, from + inflateStep);
    stream.push(packed.subarray(from, until), until === packed.length);
    if (size > mostCharacters) return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function checksum(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).subarray(0, checksumBytes);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws Error where the text is no base64url */
function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
