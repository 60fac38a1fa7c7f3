import type { Action } from '../../session/event.ts';
import type { ExamInput } from '../../session/exam/event.ts';
import { lookUp } from '../../source/look-up.ts';

/** The likely meaning of a text that is hardly an answer. */
export type Doubt = 'give-up' | 'quit' | 'help';

const DOUBTS: Readonly<Record<string, Doubt>> = {
  '': 'give-up',
  idk: 'give-up',
  q: 'quit',
  quit: 'quit',
  exit: 'quit',
  '?': 'help',
  help: 'help',
};

/** The likely meaning of a typed text; `null` for an answer. */
export function doubtOf(text: string): Doubt | null {
  return lookUp(DOUBTS, text.trim().toLowerCase()) ?? null;
}

/** The question about a doubt, and what Enter does. */
export interface DoubtWords {
  readonly question: string;
  readonly enter: string;
}

/** How the question calls giving up a card and quitting. */
export interface DoubtMeanings<O> {
  readonly giveUp: DoubtWords & { readonly action: O };
  readonly quit: DoubtWords & { readonly action: O };
}

/** In a session. */
export const SESSION_DOUBTS: DoubtMeanings<Action> = {
  giveUp: { question: 'Reveal the answer?', enter: 'reveal it, which counts as again', action: 'reveal' },
  quit: { question: 'End the session?', enter: 'end it', action: 'quit' },
};

/** In an exam, where nothing is revealed. */
export const EXAM_DOUBTS: DoubtMeanings<ExamInput> = {
  giveUp: {
    question: 'Skip the task?',
    enter: 'skip it',
    action: { type: 'action', action: 'skip' },
  },
  quit: { question: 'End the exam?', enter: 'end it', action: { type: 'action', action: 'end' } },
};

const HELP_WORDS: DoubtWords = { question: 'The keys?', enter: 'show them' };

/** The question about a doubt, in words. */
export function doubtWords(doubt: Doubt, { giveUp, quit }: DoubtMeanings<unknown>): DoubtWords {
  return { 'give-up': giveUp, quit, help: HELP_WORDS }[doubt];
}

/** The result of a confirmed doubt. */
export function confirmed<O>(
  doubt: Doubt,
  { giveUp, quit }: DoubtMeanings<O>,
): { readonly type: 'help' } | { readonly type: 'action'; readonly action: O } {
  if (doubt === 'help') return { type: 'help' };
  return { type: 'action', action: (doubt === 'quit' ? quit : giveUp).action };
}
