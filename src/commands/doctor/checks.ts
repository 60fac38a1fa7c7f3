import { checkCards } from './cards.ts';
import type { Check, Subject } from './check.ts';
import { checkClock } from './clock.ts';
import { checkDecks } from './decks.ts';
import { checkEditor } from './editor.ts';
import { checkNode } from './node.ts';
import { checkProgressFiles } from './progress-files.ts';
import { checkSettings } from './settings.ts';
import { checkTerminal } from './terminal.ts';

/** Every check by its subject, in the order of the report. */
export const CHECKS: Readonly<Record<string, (subject: Subject) => Check[]>> = {
  terminal: checkTerminal,
  node: checkNode,
  settings: checkSettings,
  decks: checkDecks,
  progress: checkProgressFiles,
  cards: checkCards,
  editor: checkEditor,
  clock: checkClock,
};
