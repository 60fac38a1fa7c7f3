import { join } from 'node:path';
import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { removeFile } from '../files/atomic-write.ts';
import { readTextIfThere } from '../files/read-file.ts';
import { findHome } from '../progress/home.ts';

/** The line of a draft between the task and the answer. */
export const END_OF_TASK = '# --- Your manifest goes below; comments are left alone. ---';

/** The file in which the manifest of a card is written. */
export function draftOf(env: Env, { topic, properties }: Card): string {
  return join(findHome(env).drafts, `${topic}-${properties.id}.yaml`);
}

/** Removes the draft of a graded card, if there is one. */
export function discardDraft(env: Env, card: Card): void {
  removeFile(env.fs, draftOf(env, card));
}

/** The answer in the draft of a card; empty if there is none. */
export function draftedAnswer(env: Env, card: Card): string {
  return answerIn(readTextIfThere(env.fs, draftOf(env, card)) ?? '');
}

/** The text below the task; the whole text if the learner removed the separating line. */
export function answerIn(text: string): string {
  const end = text.indexOf(END_OF_TASK);
  return end < 0 ? text : text.slice(end + END_OF_TASK.length).replace(/^\r?\n/, '');
}
