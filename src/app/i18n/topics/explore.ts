import { exploreAnswers } from './exploreAnswers';
import { exploreAsking } from './exploreAsking';

const en = { ...exploreAsking.en, ...exploreAnswers.en };

export type ExploreTexts = typeof en;

const zh: ExploreTexts = { ...exploreAsking.zh, ...exploreAnswers.zh };

/** What the place Explore says; fetched with it, in both languages. */
export const explore = { en, zh };
