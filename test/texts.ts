// Before the tests of the page: everything that it says is there, in both languages, as after its first figures.
import { fetchCatalogue, languages } from '../src/app/i18n/catalogues';
import { fetchIssueTexts } from '../src/app/state/issueTexts.svelte';

await Promise.all([...languages.map(fetchCatalogue), fetchIssueTexts()]);
