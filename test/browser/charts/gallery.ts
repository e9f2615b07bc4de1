// Every chart on one page, for the eye: /test/browser/charts/gallery.html?locale=zh&theme=dark&only=LoadLine
import { mount } from 'svelte';
import '../../../src/app/theme.css';
import '../../../src/app/base.css';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
const locale = asked.get('locale') === 'zh' ? 'zh' : 'en';
document.documentElement.lang = locale;
document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
mount(Gallery, {
  target: document.getElementById('gallery')!,
  props: { locale, only: asked.get('only') ?? undefined },
});
