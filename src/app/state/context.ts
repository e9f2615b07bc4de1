import { createContext } from 'svelte';
import type { Workspace } from '../keep/workspace.svelte';
import type { Laboratory } from './laboratory.svelte';
import type { Router } from '../places/router.svelte';
import type { Preferences } from './preferences.svelte';

/** Language and theme, for every component of the page. */
export const [getPreferences, setPreferences] = createContext<Preferences>();

/** The study and its runs, for every component of the page. */
export const [getLaboratory, setLaboratory] = createContext<Laboratory>();

/** Which place of the page is shown. */
export const [getRouter, setRouter] = createContext<Router>();

/** A person's work: own studies, checkpoints, and that nothing is lost. */
export const [getWorkspace, setWorkspace] = createContext<Workspace>();
