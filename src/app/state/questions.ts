import { presetOfFile } from '../../scenario/presets';
import type { Localized } from '../../scenario/quantity';

const found = import.meta.glob<Localized | string>('../../../scenarios/studies/*.json', {
  query: '?head',
  import: 'question',
  eager: true,
});

/** The studies of the program, each by the question that it asks. */
export const questions = Object.entries(found).map(([path, question]) => ({
  id: presetOfFile(path)!.id,
  question,
}));
