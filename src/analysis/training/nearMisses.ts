import { moments } from '../../engine/moments';
import { samplePart } from '../../engine/pathSample';
import { proportion, type Proportion } from '../../engine/proportion';
import type { Results } from '../../engine/results';
import { failureCauses, type FailureCause } from '../../model/failureCauses';
import type { OutcomeName } from '../../model/outcomes';

/** An outcome on paths that failed and on those that lived, with standard errors. */
export interface Contrast {
  outcome: OutcomeName;
  failed: { mean: number; standardError: number };
  lived: { mean: number; standardError: number };
}

/** What happened on other paths under the same decisions, however well one's own went. */
export interface NearMisses {
  failure: Proportion;
  /** Causes by which any path failed, the commonest first. */
  byCause: { cause: FailureCause; share: Proportion }[];
  /** Paths that lived although their capital ratio once lay under the line. */
  underTheLine: Proportion;
  /** Conduct on paths that failed beside that on paths that lived; none where either are fewer than `fewest`. */
  conduct: Contrast[];
}

/** What culture shows in; outcomes of the model. */
const conductOutcomes: OutcomeName[] = [
  'cultureEnd',
  'breaches',
  'penalties',
  'incidents',
  'operationalLoss',
];

/** Paths of a kind below which nothing is told of them: judgement. */
const fewest = 10;

/** What nearly happened: failures by cause, brushes with the load line, and conduct where it went wrong. */
export function nearMisses(results: Results): NearMisses {
  const { failure, sample, shape } = results;
  const failedAt = results.failureStep();
  const under = new Uint8Array(results.paths);
  for (let step = 0; step < shape.steps; step++) {
    const required = shape.requiredCapitalRatio[step];
    const ratios = results.valuesAt('capitalRatio', step);
    for (let path = 0; path < ratios.length; path++) if (ratios[path] < required) under[path] = 1;
  }
  const places = Array.from(failedAt, (_, place) => place);
  const failed = places.filter((place) => failedAt[place] > 0);
  const lived = places.filter((place) => failedAt[place] === 0);
  const meanOver = (outcome: OutcomeName, some: number[]) => {
    const values = results.values(outcome);
    const part = samplePart(sample, Uint32Array.from(some));
    const { mean, standardError } = moments(
      Float64Array.from(some, (place) => values[place]),
      part,
    );
    return { mean, standardError };
  };
  return {
    failure: proportion(
      Float64Array.from(failedAt, (step) => Number(step > 0)),
      sample,
    ),
    byCause: (failureCauses.slice(1) as FailureCause[])
      .map((cause) => ({ cause, share: failure.byCause[cause] }))
      .filter(({ share }) => share.count > 0)
      .sort((a, b) => b.share.probability - a.share.probability),
    underTheLine: proportion(
      Float64Array.from(failedAt, (step, place) => Number(step === 0 && under[place] === 1)),
      sample,
    ),
    conduct:
      failed.length < fewest || lived.length < fewest
        ? []
        : conductOutcomes.map((outcome) => ({
            outcome,
            failed: meanOver(outcome, failed),
            lived: meanOver(outcome, lived),
          })),
  };
}
