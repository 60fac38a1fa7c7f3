import type { SessionEntry } from '../card-feed.ts';

/** A card that an exam can draw; an entry of the catalogue is one. */
export interface ExamEntry extends SessionEntry {
  readonly difficulty: 1 | 2 | 3;
  /** Minutes that the card's author gives for it. */
  readonly minutes?: number;
}
