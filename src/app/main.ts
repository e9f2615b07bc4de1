import { mount } from 'svelte';
import App from './App.svelte';
import './theme.css';
import './base.css';
import { fetchCatalogue } from './i18n/catalogues';
import { openStorage } from './keep/storage';
import { Workspace } from './keep/workspace.svelte';
import { keepOffline } from './offline/update';
import { Router } from './places/router.svelte';
import { browserStorage } from './state/browserStorage';
import { loadEngine } from './state/engine';
import { cleaned, studyInHash } from './share/address';
import { Laboratory } from './state/laboratory.svelte';
import { Preferences } from './state/preferences.svelte';
import { presets } from './state/presets';
import { offerResults } from './views/results';

/** The study that the page opens with. */
const firstStudy = 'rate-cap-recession';

const preferences = new Preferences(browserStorage(), navigator.languages);
const target = document.getElementById('app')!;
// Is under way while texts and study are read.
const engine = loadEngine();
engine.catch(() => {});
await fetchCatalogue(preferences.language);
try {
  const workspace = await Workspace.open(presets, firstStudy, await openStorage(), preferences.say);
  // A link is opened before there is anything on screen.
  if (studyInHash(location.hash)) {
    const { openLink } = await import('./share/links');
    await openLink(location.hash, preferences.t.keep.link, workspace.store, workspace.notices);
    history.replaceState(null, '', cleaned(location));
  }
  const laboratory = new Laboratory(workspace.store, engine, preferences);
  offerResults(laboratory);
  target.replaceChildren();
  mount(App, { target, props: { laboratory, router: new Router(window), workspace } });
  // The development server's files change too often to be kept. Fetching all files comes after the first figures.
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    setTimeout(() => {
      const ready = () => workspace.notices.say({ code: 'updateReady' });
      void keepOffline(navigator.serviceWorker, ready);
    }, 2000);
} catch (error) {
  target.textContent = preferences.t.page.failed((error as Error).message);
  throw error;
}
