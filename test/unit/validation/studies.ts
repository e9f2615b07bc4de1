import { isDeepStrictEqual } from 'node:util';
import { nodePresets } from '../../../src/scenario/nodePresets';
import type { Scenario } from '../../../src/scenario/scenario';
import { parseStudySync } from '../../../src/scenario/study';

const presets = nodePresets();

/** The scenarios of a study of scenarios/validation by id, as a person would run them, the baseline among them. */
export function validationStudy(id: string): Record<string, Scenario> {
  const parsed = parseStudySync(presets.load('validation', id), presets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  const { baseline, scenarios } = parsed.study;
  return {
    baseline: baseline.scenario,
    ...Object.fromEntries(scenarios.map((one) => [one.id, one.scenario])),
  };
}

/** The only pool of a platform: what its closed form is told of. */
export function poolOf({ platform }: Scenario) {
  const [{ assetCorrelation, openingBalance, grades }] = platform.segments;
  return {
    balance: openingBalance,
    rho: assetCorrelation,
    pd: grades[0].annualDefaultRate,
    lgd: grades[0].lossGivenDefault,
  };
}

/** What a part is called and where it comes from. */
const aside = { provenance: [], title: '', description: '', id: '' };

/** Names of the parts in which two scenarios differ. */
export function differingParts(one: Scenario, other: Scenario): string[] {
  return (['platform', 'world', 'rules', 'strategy', 'run'] as const).filter((part) => {
    const bare = (content: object) => ({ ...content, ...aside });
    return !isDeepStrictEqual(bare(one[part]), bare(other[part]));
  });
}
