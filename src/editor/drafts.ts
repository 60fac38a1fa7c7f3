import { join } from 'node:path';
import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { removeFile } from '../files/atomic-write.ts';
import { findHome } from '../progress/home.ts';

/** The file in which the manifest of a card is written. */
export function draftOf(env: Env, { topic, properties }: Card): string {
  return join(findHome(env).drafts, `${topic}-${properties.id}.yaml`);
}

/** Removes the draft of a card that was graded; none is no failure. */
export function discardDraft(env: Env, card: Card): void {
  removeFile(env.fs, draftOf(env, card));
}
