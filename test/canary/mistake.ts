// A mistake on purpose, as in Mistake.svelte.
export const months: number = 'twelve';
