import { Later } from '../elements/later.svelte';

/** A rule change in full; the Lab fetches it after its first figures. */
export const changeDialog = new Later(() => import('./ChangeDialog.svelte'));

/** The timeline as a table; likewise. */
export const timelineTable = new Later(() => import('./TimelineTable.svelte'));
