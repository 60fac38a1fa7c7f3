import type { Review } from '../schedule/review.ts';

/** The properties of every event. */
export interface EventMetadata {
  /** 32 random hex digits, by which a merge and an undo identify an event. */
  readonly id: string;
  /** Milliseconds UTC. */
  readonly at: number;
  /** The study day, by the settings of that time. */
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
  /** The number of hints shown. */
  readonly hint: number;
  /** The learner's answer, as typed. */
  readonly answer: string;
  /** The id of the review whose rating the learner changed to this one: the same line undoes it permanently. */
  readonly replaces?: string;
}

export interface UndoEvent extends EventMetadata {
  readonly type: 'undo';
  /** The event that it undoes; an undo of an undo is a redo. */
  readonly of: string;
}

export interface ManualChangeEvent extends EventMetadata {
  readonly type: 'suspend' | 'resume' | 'bury' | 'reset';
  readonly card: string;
}

/** A manual change of several cards. It is one event, so that one undo reverts it. */
export interface ManualChangesEvent extends EventMetadata {
  readonly type: ManualChangeEvent['type'];
  readonly cards: readonly string[];
}

/** Cards that the learner knew before they were asked, set by hand or by placement. It is one event, so that one undo reverts it. */
export interface KnownCardsEvent extends EventMetadata {
  readonly type: 'know';
  readonly cards: readonly string[];
}

/** An event that can be recorded, and undone. */
export type RecordableEvent = ReviewEvent | ManualChangeEvent | ManualChangesEvent | KnownCardsEvent;

export type ProgressEvent = RecordableEvent | UndoEvent;
