import type { Domain } from './domain.ts';

export interface Topic {
  readonly title: string;
  readonly domain: Domain;
}

/** The exam and what must be known for it, as `decks/curriculum.yaml` and `decks/syllabus.yaml` have it. */
export interface Curriculum {
  /** By topic, in the order of the syllabus. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** Sentences by objective, `topic/slug`. */
  readonly objectives: ReadonlyMap<string, string>;
}
