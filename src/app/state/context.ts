import { createContext } from 'svelte';
import type { Preferences } from './preferences.svelte';

/** Language and theme, for every component of the page. */
export const [getPreferences, setPreferences] = createContext<Preferences>();
