import type { Env } from '../../env.ts';
import type { Draw } from '../../ui/render/draw.ts';

/** A page of help that is about no single command. */
export interface Guide {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<GuideModule>;
}

export interface GuideModule {
  /** The page for a terminal of a width. */
  guide(width: number, draw: Draw, env: Env): string;
}

export const GUIDES: readonly Guide[] = [
  { name: 'keys', summary: 'keys, and what is typed in their place', load: () => import('./keys.ts') },
  { name: 'decks', summary: 'how a deck of your own is written', load: () => import('./decks.ts') },
  { name: 'grading', summary: 'what counts as right, and why', load: () => import('./grading.ts') },
  { name: 'settings', summary: 'settings, variables and files', load: () => import('./settings.ts') },
];
