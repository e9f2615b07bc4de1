import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, sha256Hex } from '../scenario/hash';
import type { Localized } from '../scenario/quantity';
import type { Scenario } from '../scenario/scenario';
import { resultDocument, type ResultDocument } from './resultDocument';
import type { ColumnName, Results } from './results';
import { version } from './version';

/** Version of the form of evidence files. */
export const evidenceVersion = 1;

/** All that a run asked and gave, but for how long it took, which is another thing each time. */
export type RunRecord = Omit<ResultDocument, 'timing'>;

/** One run as evidence: its record, and fingerprints of it (SHA-256, 64 hexadecimal digits). */
export interface EvidenceRun {
  /** The scenario's id in its study. */
  id: string;
  title: Localized | string;
  record: RunRecord;
  /** Of the record as canonical JSON (RFC 8785). */
  recordHash: string;
  /** Of every outcome of every path, and of when and why each path failed, to the last bit. */
  pathsHash: string;
}

/**
 * What was run and what came of it, such that anyone can run it again and see whether it is so. The fingerprints find
 * what was changed by chance or by a careless hand; whoever forges them too is found by running it again.
 */
export interface Evidence {
  evidence: number;
  /** Version of the program that ran it. */
  plimsoll: string;
  study?: { id: string; title: Localized | string; question: Localized | string };
  runs: EvidenceRun[];
  /** Of everything above as canonical JSON. */
  hash: string;
}

/** One run's part in evidence. */
export function evidenceRun(
  { id, title }: { id: string; title: Localized | string },
  scenario: Scenario,
  results: Results,
): EvidenceRun {
  const record = recordOf(scenario, results);
  return { id, title, record, recordHash: hashOf(record), pathsHash: pathsFingerprint(results) };
}

/** Evidence of some runs. */
export function evidenceOf(runs: EvidenceRun[], study?: Evidence['study']): Evidence {
  const body = { evidence: evidenceVersion, plimsoll: version, ...(study && { study }), runs };
  return { ...body, hash: hashOf(body) };
}

/** The record of a run as it stands in a file: plain JSON, in which what is not defined is `null`. */
export function recordOf(scenario: Scenario, results: Results): RunRecord {
  const { timing: _, ...record } = resultDocument(scenario, results, {
    ...{ wallMilliseconds: 0, workers: 0, cellMonths: 0 },
  });
  return JSON.parse(JSON.stringify(record)) as RunRecord;
}

/** The fingerprint of a plain value. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

/** The fingerprint of evidence, its own `hash` left out. */
export function evidenceHash({ hash: _, ...body }: Evidence): string {
  return hashOf(body);
}

/**
 * A fingerprint of the outcomes of every path, column by column in order, each by its name and its little-endian
 * doubles, then of the step and cause of each path's failure. It does not depend on the blocks that the paths came in.
 */
export function pathsFingerprint(results: Results): string {
  const hash = sha256.create();
  for (const column of results.shape.columns) {
    hash.update(utf8ToBytes(`${column}\n`));
    // NaN has many bit patterns, which mean the same.
    const values = Float64Array.from(results.values(column as ColumnName), (x) =>
      Number.isNaN(x) ? NaN : x,
    );
    hash.update(bytesOf(values));
  }
  hash.update(bytesOf(results.failureStep()));
  hash.update(results.failureCause());
  return bytesToHex(hash.digest());
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
