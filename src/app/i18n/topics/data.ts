import { dataEstimates } from './dataEstimates';
import { dataPlatform } from './dataPlatform';
import { dataTape } from './dataTape';

const en = { ...dataTape.en, ...dataEstimates.en, platform: dataPlatform.en };

export type DataTexts = typeof en;

const zh: DataTexts = { ...dataTape.zh, ...dataEstimates.zh, platform: dataPlatform.zh };

/** What the place Data says; fetched with it, in both languages. */
export const data = { en, zh };
