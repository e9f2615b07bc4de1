import { sha256Hex } from '../../scenario/hash';

/**
 * The path that a team steers along: a number drawn from the seed alone, the first 32 bits of SHA-256 of the seed's text
 * and a fixed word, modulo the number of paths. It is not chosen for what happens on it.
 */
export function ownPath(seed: string, paths: number): number {
  return parseInt(sha256Hex(`${seed}/own path`).slice(0, 8), 16) % paths;
}
