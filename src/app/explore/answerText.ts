import {
  attributionDocument,
  matrixDocument,
  sobolDocument,
  tornadoDocument,
} from '../../analysis/comparativeDocuments';
import {
  attributionFindings,
  matrixFindings,
  sobolFindings,
  tornadoFindings,
  type ComparativeFinding,
} from '../../analysis/comparativeFindings';
import {
  breakEvenDocument,
  frontierDocument,
  reverseDocument,
  searchDocument,
} from '../../analysis/explorationDocuments';
import {
  breakEvenFindings,
  failureFindings,
  frontierFindings,
  reverseFindings,
  searchFindings,
  type ExplorationFinding,
} from '../../analysis/explorationFindings';
import { describeComparative } from '../../analysis/sentences/comparative';
import { describeExploration } from '../../analysis/sentences/exploration';
import type { Language } from '../i18n/catalogues';
import { rangesOf, type ExplorationAnswer } from './analyse';

/** A finding in words, and whether the paths tell it for sure. */
export interface Told {
  text: string;
  sure: boolean;
}

/** What an answer comes to, in the words of the analyses. */
export function tellAnswer(answer: ExplorationAnswer, language: Language): Told[] {
  const comparative = (findings: readonly ComparativeFinding[]) =>
    findings.map((one) => ({ text: describeComparative(one, language), sure: one.sure }));
  const exploration = (findings: readonly ExplorationFinding[]) =>
    findings.map((one) => ({ text: describeExploration(one, language), sure: one.sure }));
  switch (answer.kind) {
    case 'matrix':
      return comparative(
        matrixFindings(answer.asked.design, answer.outcome, answer.asked.tolerance),
      );
    case 'attribution':
      return comparative(attributionFindings(answer.outcome));
    case 'tornado':
      return comparative(tornadoFindings(answer.outcome));
    case 'sobol':
      return comparative(sobolFindings(answer.outcome, pathsOf(answer)));
    case 'reverse':
      return exploration([
        ...reverseFindings(answer.outcome.stress),
        ...failureFindings(answer.outcome.failures),
      ]);
    case 'frontier':
      return exploration(frontierFindings(answer.outcome));
    case 'search':
      return exploration(searchFindings(answer.outcome));
    case 'breakEven':
      return exploration(breakEvenFindings(answer.outcome));
  }
}

const pathsOf = ({ asked }: Extract<ExplorationAnswer, { kind: 'sobol' }>) =>
  rangesOf(asked).map(({ path }) => path);

/** An answer as other programs read it: the document that the command line writes. */
export function documentOf(answer: ExplorationAnswer): object {
  const [{ scenario: first }, second] = answer.asked.subjects;
  switch (answer.kind) {
    case 'matrix':
      return matrixDocument(answer.asked.design, answer.outcome, answer.asked.tolerance);
    case 'attribution':
      return attributionDocument(first, second.scenario, answer.outcome);
    case 'tornado':
      return tornadoDocument(first, answer.outcome);
    case 'sobol':
      return sobolDocument(first, rangesOf(answer.asked), answer.outcome);
    case 'reverse':
      return reverseDocument(first, answer.outcome.stress, answer.outcome.failures);
    case 'frontier':
      return frontierDocument(first, answer.outcome);
    case 'search':
      return searchDocument(first, answer.outcome);
    case 'breakEven':
      return breakEvenDocument(first, second.scenario, answer.outcome);
  }
}
