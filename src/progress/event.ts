import type { Review } from '../schedule/review.ts';

/** What every event has. */
export interface EventMetadata {
  /** 32 hex digits, random: what a merge and an undo know an event by. */
  readonly id: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** The study day as it was lived. */
  readonly day: number;
}

export type Mode = 'study' | 'quiz' | 'exam';

export interface ReviewEvent extends EventMetadata, Review {
  readonly type: 'review';
  /** `topic/id` at the time; later renames are applied when state is read. */
  readonly card: string;
  readonly outcome: 'correct' | 'close' | 'unsure' | 'wrong';
  readonly mode: Mode;
  /** Time from the question to the answer, in milliseconds. */
  readonly ms: number;
  readonly fingerprint: string;
  /** Hints shown. */
  readonly hint: number;
  /** What the learner gave, as typed. */
  readonly answer: string;
  /** The id of the review whose rating the learner changed to this one: it is taken back by the same line, and stays so. */
  readonly replaces?: string;
}

export interface UndoEvent extends EventMetadata {
  readonly type: 'undo';
  /** The event that it takes back; an undo of an undo is a redo. */
  readonly of: string;
}

export interface ManualChangeEvent extends EventMetadata {
  readonly type: 'suspend' | 'resume' | 'bury' | 'reset';
  readonly card: string;
}

/** A change by hand of several cards at once. One event, so that one undo takes it back. */
export interface ManualChangesEvent extends EventMetadata {
  readonly type: ManualChangeEvent['type'];
  readonly cards: readonly string[];
}

/** Cards that the learner knew before they were asked: said by hand, or shown by placement. One event, so that one undo takes it back. */
export interface KnownCardsEvent extends EventMetadata {
  readonly type: 'know';
  readonly cards: readonly string[];
}

/** What can be recorded, and taken back. */
export type RecordableEvent = ReviewEvent | ManualChangeEvent | ManualChangesEvent | KnownCardsEvent;

export type ProgressEvent = RecordableEvent | UndoEvent;
