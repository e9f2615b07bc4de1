import { Later } from '../elements/later.svelte';

/** Lists of levers; the Lab fetches them after its first figures. */
export const listItems = new Later(() => import('./ListItems.svelte'));
