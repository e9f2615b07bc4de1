import type { Localized } from '../../../scenario/quantity';

/** The title of a scenario that is added: part of the study from then on, in both languages. */
export const ownScenario: Localized = { en: 'Own scenario', zh: '自定义情景' };
