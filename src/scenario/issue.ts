import { dotted, type Path } from './path';
import type { PresetKind } from './presets';
import type { Localized, Unit } from './quantity';

/** What a value was expected to be. */
export type TypeName = 'number' | 'text' | 'flag' | 'list' | 'object' | 'localized' | 'part';

/** Formats of texts that are more than free text. */
export type TextFormat = 'id' | 'currency' | 'month' | 'other';

/** What a reference inside a scenario names. */
export type ReferenceTo =
  'product' | 'region' | 'grade' | 'segment' | 'scenario' | 'lever' | 'setting' | 'outcome';

/** What a sum of shares is made of. */
export type SumOf = 'gradeShares' | 'fundingShares' | 'factorWeights';

/**
 * Everything that can be expected to be wrong with a scenario, and what is known about each. `found` is JSON text, cut
 * short; `meant` is the nearest thing that would have been right.
 */
export interface IssueParams {
  // Reading
  notJson: { line: number; column: number; near?: string; hint?: SyntaxHint };
  tooLarge: { found: number; most: number; of: 'characters' | 'values' };
  tooDeep: { most: number };
  forbiddenKey: { key: string };
  forbiddenCharacter: { character: string };
  notData: { found: string };
  // Links
  linkTooLong: { found: number; most: number };
  linkStrange: Record<string, never>;
  linkNewer: { found: string };
  linkDamaged: Record<string, never>;
  linkTooLarge: { most: number };
  // Versions
  versionMissing: { current: number };
  versionUnknown: { found: string; current: number };
  versionNewer: { found: number; current: number };
  versionTooOld: { found: number; oldest: number };
  // Form
  wrongType: { expected: TypeName; found: string; title?: Localized };
  missing: { key: string; title?: Localized };
  unknownKey: { key: string; meant?: string; known: string[] };
  notAmong: { found: string; allowed: string[]; meant?: string; title?: Localized };
  /** `typed` into a field, in the unit that stands beside it, and not written in a file. */
  outOfRange: {
    found: number;
    min: number;
    max: number;
    unit?: Unit;
    title?: Localized;
    typed?: true;
  };
  notWhole: { found: number; unit?: Unit; title?: Localized };
  badFormat: { found: string; format: TextFormat };
  listLength: { found: number; least: number; most: number; title?: Localized };
  textLength: { found: number; least: number; most: number };
  // Composition
  presetUnknown: { kind: PresetKind; id: string; meant?: string; known: string[] };
  presetUnreadable: { kind: PresetKind; id: string; message: string };
  presetCycle: { kind: PresetKind; chain: string[] };
  withAlone: Record<string, never>;
  // Fields that must agree
  sumNotOne: { of: SumOf; sum: number };
  targetsAboveOne: { dimension: 'product' | 'region' | 'grade'; sum: number };
  duplicateId: { id: string; first: string };
  unknownReference: { to: ReferenceTo; id: string; meant?: string; known: string[] };
  noEffectReference: { to: ReferenceTo; id: string; meant?: string; known: string[] };
  macroTooShort: { variable: Localized; given: number; asked: number };
  macroLengths: { variable: Localized; baseline: number; path: number };
  macroRelativeToZero: { variable: Localized };
  monthsNotMultiple: { months: number; monthsPerStep: number };
  nothingToLend: Record<string, never>;
  capBelowFloor: { cap: number; floor: number; region?: string };
  capBelowPolicyRate: { cap: number; policyRate: number; region?: string };
  capsLeaveNoLending: { of: 'product' | 'region' | 'grade'; cap: number; count: number };
  tierNeverApplies: Record<string, never>;
  noHomeRegion: Record<string, never>;
  changeBeforeAnnouncement: { announced: number; inForce: number };
  changeBeyondHorizon: { inForce: number; months: number };
  strategyBeyondHorizon: { month: number; months: number };
  triggerNever: { metric: Localized; direction: Localized; threshold: number };
  triggerAlways: { metric: Localized; direction: Localized; threshold: number };
  triggerTooStrong: { action: Localized; found: number; most: number; unit: Unit };
  triggerWithoutLine: Record<string, never>;
  equityAboveAssets: { equity: number; assets: number };
  debtWithoutSource: { debt: number };
  startsBelowMinimum: { ratio: number; minimum: number };
  runTooSlow: { cellMonths: number; seconds: number; most: number; enough: number };
  runTooBig: { bytes: number; most: number; enough: number };
  // Exercises, and what teams made of them
  leversUnlike: { first: string; other: string };
  pointsNotHundred: { sum: number };
  pointsAlike: { value: number };
  overBudget: { cost: number; budget: number; currency: string };
  predictionMissing: { measure: Localized };
  rangeReversed: { low: number; high: number };
}

/** The commonest slips in hand-written JSON. */
export type SyntaxHint = 'trailingComma' | 'comment' | 'quotes' | 'notANumber' | 'ended';

export type IssueCode = keyof IssueParams;

/** An error makes a scenario unusable; a warning says that something will not do what it seems to. */
export type Severity = 'error' | 'warning';

/** Expected trouble as plain data: what is wrong, where, and what is known about it. `describe` makes a sentence of it. */
export type Issue = {
  [C in IssueCode]: {
    code: C;
    severity: Severity;
    /** Where in the scenario or study. */
    path: Path;
    /** The same as text. */
    at: string;
    /** Where it was written, if that is another place: within a `with`, or in a preset's file. */
    from?: string;
    params: IssueParams[C];
  };
}[IssueCode];

/** An issue of one code. */
export type IssueOf<C extends IssueCode> = Extract<Issue, { code: C }>;

/** Makes an issue; an error unless said otherwise. */
export function issue<C extends IssueCode>(
  code: C,
  path: Path,
  params: IssueParams[C],
  severity: Severity = 'error',
): Issue {
  return { code, severity, path: [...path], at: dotted(path), params } as Issue;
}

/** The same issue seen from further out. */
export function within(prefix: Path, inner: Issue): Issue {
  const path = [...prefix, ...inner.path];
  return { ...inner, path, at: dotted(path) };
}

/** A value as JSON text, cut short for a sentence. */
export function shortJson(value: unknown, most = 60): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // A loop or a big integer: its type will have to do.
  }
  text ??= String(typeof value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
