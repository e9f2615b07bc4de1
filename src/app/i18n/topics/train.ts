import { trainDebrief } from './trainDebrief';
import { trainPlaying } from './trainPlaying';

const en = { ...trainPlaying.en, ...trainDebrief.en };

export type TrainTexts = typeof en;

const zh: TrainTexts = { ...trainPlaying.zh, ...trainDebrief.zh };

/** What the place Train says; fetched with it, in both languages. */
export const train = { en, zh };
