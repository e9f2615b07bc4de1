import { Later } from '../elements/later.svelte';

/** A rule change in full; the Lab fetches it after its first figures. */
export const changeDialog = new Later(() => import('./ChangeDialog.svelte'));

/** The timeline as a table; likewise. */
export const timelineTable = new Later(() => import('./TimelineTable.svelte'));

/** Macro paths from a spreadsheet or a file; fetched when it is wanted. */
export const importDialog = new Later(() => import('./ImportDialog.svelte'));
