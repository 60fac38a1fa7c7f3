import type { Guide } from './guide.ts';

/** The pages, in the order of the help. */
export const GUIDES: readonly Guide[] = [
  { name: 'keys', summary: 'keys, and what is typed in their place', load: () => import('./keys.ts') },
  { name: 'decks', summary: 'how a deck of your own is written', load: () => import('./decks.ts') },
  { name: 'labs', summary: 'how a lab of your own is written', load: () => import('./labs.ts') },
  { name: 'grading', summary: 'what counts as right, and why', load: () => import('./grading.ts') },
  { name: 'settings', summary: 'settings, variables and files', load: () => import('./settings.ts') },
];
