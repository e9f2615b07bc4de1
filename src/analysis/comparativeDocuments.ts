import { version } from '../engine/version';
import type { DifferenceGroup } from '../scenario/differences';
import { canonicalJson, scenarioHash, sha256Hex } from '../scenario/hash';
import { dotted } from '../scenario/path';
import type { Scenario } from '../scenario/scenario';
import type { Attribution } from './attribution';
import {
  attributionFindings,
  matrixFindings,
  sobolFindings,
  tornadoFindings,
} from './comparativeFindings';
import type { LeverRange } from './leverRange';
import type { Matrix, MatrixDesign } from './matrix';
import type { SobolAnalysis } from './sobol';
import { statisticText, unitOf, type Statistic } from './statistic';
import type { Tornado } from './tornado';

/** One fingerprint of several scenarios, in their order. */
const hashOf = (hashes: unknown) => sha256Hex(canonicalJson(hashes));

const asked = (statistic: Statistic) => ({
  statistic: statisticText(statistic),
  unit: unitOf(statistic),
});

/** A stress matrix as other programs read it. Nothing in a document depends on how long it took or on how many threads. */
export function matrixDocument(design: MatrixDesign, matrix: Matrix, tolerance: number) {
  const { rows, columns, cells } = design;
  const hashes = cells.map((row) => row.map(scenarioHash));
  const { statistic, better, paths, cells: figures, choice } = matrix;
  return {
    ...{ plimsoll: version, analysis: 'matrix', ...asked(statistic), better, tolerance },
    ...{ rows, columns, scenarios: hashes, hash: hashOf(hashes) },
    seed: cells[0][0].run.seed,
    paths,
    findings: matrixFindings(design, matrix, tolerance),
    results: { cells: figures, ...(choice && { choice }) },
  };
}

/** An attribution as other programs read it; contributions in the order of the groups. */
export function attributionDocument(from: Scenario, to: Scenario, attribution: Attribution) {
  const { groups, statistics, paths, method, orders, coalitions } = attribution;
  const hashes = [scenarioHash(from), scenarioHash(to)];
  const member = ({ id, part, title, trail, settings }: DifferenceGroup) => ({
    ...{ id, part, title, trail, settings: settings.map(dotted) },
  });
  return {
    ...{ plimsoll: version, analysis: 'attribution' },
    from: { hash: hashes[0], scenario: from },
    to: { hash: hashes[1], scenario: to },
    ...{ hash: hashOf(hashes), seed: from.run.seed, paths },
    findings: attributionFindings(attribution),
    results: {
      ...{ method, ...(orders !== undefined && { orders }), coalitions },
      groups: groups.map(({ id, members }) => ({ id, members: members.map(member) })),
      statistics: statistics.map(({ statistic, ...rest }) => ({ ...asked(statistic), ...rest })),
    },
  };
}

/** A tornado as other programs read it. */
export function tornadoDocument(scenario: Scenario, tornado: Tornado) {
  const { statistics, base, levers, paths } = tornado;
  return {
    ...sensitivityHead(scenario, paths),
    findings: tornadoFindings(tornado),
    results: {
      method: 'oneAtATime',
      statistics: statistics.map((statistic, k) => ({ ...asked(statistic), base: base[k] })),
      levers: levers.map(({ path, now, moved, noEffect, swing, refused, lever }) => ({
        ...{ path, now, moved, noEffect, swing, title: lever.title, trail: lever.trail },
        refused: refused.map(({ to, issues }) => ({
          to,
          issues: issues.map(({ code, at, params }) => ({ code, at, params })),
        })),
      })),
    },
  };
}

/** Sobol' indices as other programs read them; indices in the order of the levers. */
export function sobolDocument(
  scenario: Scenario,
  ranges: readonly LeverRange[],
  analysis: SobolAnalysis,
) {
  const { points, evaluations, statistics, paths } = analysis;
  const names = ranges.map(({ path }) => path);
  return {
    ...sensitivityHead(scenario, paths),
    findings: sobolFindings(analysis, names),
    results: {
      ...{ method: 'sobol', points, evaluations },
      levers: ranges.map(({ path, low, high, lever: { title, trail } }) => ({
        ...{ path, title, trail, low, high },
      })),
      statistics: statistics.map(({ statistic, ...rest }) => ({ ...asked(statistic), ...rest })),
    },
  };
}

function sensitivityHead(scenario: Scenario, paths: number) {
  return {
    ...{ plimsoll: version, analysis: 'sensitivity', hash: scenarioHash(scenario), scenario },
    ...{ seed: scenario.run.seed, paths },
  };
}
