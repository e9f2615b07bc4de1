import { mount } from 'svelte';
import App from './App.svelte';
import './theme.css';
import './base.css';
import { Router } from './places/router.svelte';
import { loadEngine } from './state/engine';
import { Laboratory } from './state/laboratory.svelte';
import { Preferences } from './state/preferences.svelte';
import { presets } from './state/presets';
import { StudyStore } from './state/study.svelte';
import { offerResults } from './views/results';

/** The study that the page opens with. */
const firstStudy = 'rate-cap-recession';

/** The browser's store, where it lets us have one. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

const preferences = new Preferences(storage(), navigator.languages);
const target = document.getElementById('app')!;
try {
  // Both are under way while the study is read.
  const engine = loadEngine();
  const store = await StudyStore.open(presets, firstStudy);
  const laboratory = new Laboratory(store, engine, preferences);
  offerResults(laboratory);
  target.replaceChildren();
  mount(App, { target, props: { laboratory, router: new Router(window) } });
} catch (error) {
  target.textContent = preferences.t.page.failed((error as Error).message);
  throw error;
}
