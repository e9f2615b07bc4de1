import type { Component } from 'svelte';
import type { Messages } from '../i18n/catalogues';

/** A place of the page, as its name stands in the address: `#compare`. */
export interface Place {
  id: keyof Messages['places']['names'];
  /**
   * Fetches what the place shows when it is first gone to, so that the page opens quickly; the Lab
   * is there from the start.
   */
  load?: () => Promise<{ default: Component }>;
  /** Gone to by another way than the navigation. */
  aside?: true;
}

/** The places in the order of the navigation; the first is where the page opens. */
export const places = [
  { id: 'lab' },
  { id: 'compare', load: () => import('../compare/Compare.svelte') },
  { id: 'explore', load: () => import('../explore/Explore.svelte') },
  { id: 'data', load: () => import('../data/Data.svelte') },
  { id: 'train', load: () => import('../train/Train.svelte') },
  { id: 'model', load: () => import('../explain/Model.svelte') },
  { id: 'report', load: () => import('../report/Report.svelte'), aside: true },
] as const satisfies readonly Place[];

export type PlaceName = (typeof places)[number]['id'];
