import type { Range, Ranged } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';

export const KINDS = [
  'recall',
  'choice',
  'multi',
  'cloze',
  'text',
  'steps',
  'command',
  'manifest',
  'lab',
] as const;
export type Kind = (typeof KINDS)[number];

/** The keys of a deck's front matter, the required ones first. */
export const HEADER_KEYS = ['title', 'topic', 'domain', 'kubernetes', 'sources', 'tags'] as const;
export type HeaderKey = (typeof HEADER_KEYS)[number];

/** Markdown of a card, without the prefixes of the block that contains it (`> `, a list's indent); the range covers the source. */
export interface Part {
  readonly text: string;
  readonly range: Range;
}

/** The content of a fence, without its markers; `language` is the first word of its info string. */
export interface Fence extends Part {
  readonly language: string;
}

/** A step of a lab's set-up: objects (`yaml`), commands (`sh`), or a file of the learner's or of a node. */
export interface LabSetup extends Fence {
  /** Where the text goes; absent for objects and commands. */
  readonly file?: LabFile;
}

export interface LabFile {
  /** The node that has it; absent for the learner's working folder. */
  readonly node?: string;
  /** Below the working folder, or absolute on a node. */
  readonly path: string;
}

/** A check of the final state: an object like this, no such object, or facts, one per line. */
export interface LabCheck extends Fence {
  readonly type: 'match' | 'absent' | 'facts';
  /** Its weight among the checks; each fact has it. */
  readonly weight: number;
}

/** A note that is shown after the answer: an explanation or a trap. */
export interface Note extends Part {
  readonly type: 'note' | 'warning';
}

export interface Choice {
  readonly text: Part;
  readonly correct: boolean;
  /** Why it is right or wrong. */
  readonly reason?: Part;
  readonly range: Range;
}

/** One accepted answer. An `exact` one (in backticks or in a fence) tolerates only differences in white space. */
export interface Accepted {
  readonly text: string;
  readonly exact: boolean;
}

export interface Gap {
  /** At least one; the first one is shown. */
  readonly accepted: readonly Accepted[];
  /** The whole gap with its `==`. */
  readonly range: Range;
}

/** A cloze text: the literal texts around the gaps; there is always one literal more than there are gaps. */
export interface ClozeText {
  /** The language of the fence that contains it; absent for running text. */
  readonly fence?: string;
  readonly literals: readonly string[];
  readonly gaps: readonly Gap[];
  readonly range: Range;
}

export interface CardProperties {
  readonly id: string;
  /** Earlier identities, `topic/id` each. */
  readonly was: readonly string[];
  readonly covers: readonly string[];
  readonly group?: string;
  /** Position in the chain of its group, from 1. */
  readonly order?: number;
  /** The difficulty, if the card sets it. */
  readonly difficulty?: 1 | 2 | 3;
  /** Minutes that the exam would allow for it; absent for the kind's default. */
  readonly minutes?: number;
  readonly tags: readonly string[];
  /** Minor version that the facts were checked against, `1.35`. */
  readonly kubernetes: string;
}

interface Common {
  /** `topic/id`: the key of the learner's progress. */
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly properties: CardProperties;
  readonly prompt: Part;
  /** Markdown that is shown with the prompt, if any. */
  readonly context?: Part;
  readonly hints: readonly Part[];
  readonly notes: readonly Note[];
  /** 12 hex digits over the folded prompt and answer: changes when the card is reworded. */
  readonly fingerprint: () => string;
  readonly file: SourceFile;
  /** From the `##` to the next card. */
  readonly range: Range;
}

export type Answer =
  | { readonly kind: 'recall'; readonly answer: Part }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly shuffle: boolean }
  | { readonly kind: 'multi'; readonly choices: readonly Choice[]; readonly shuffle: boolean }
  | { readonly kind: 'cloze'; readonly text: ClozeText }
  | { readonly kind: 'text'; readonly accepted: readonly Accepted[]; readonly answerRange: Range }
  | {
      readonly kind: 'steps';
      readonly steps: readonly Part[];
      readonly swap: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: 'command';
      readonly ways: readonly Fence[];
      /** The clusters on which answers are tried, if the card gives any. */
      readonly worlds?: readonly Fence[];
      readonly ordered?: boolean;
    }
  | {
      readonly kind: 'manifest';
      readonly answers: readonly Fence[];
      readonly matches: readonly Fence[];
      readonly start?: Fence;
      readonly exact: readonly string[];
      /** Paths where a difference makes an answer close, not wrong. */
      readonly minor: readonly string[];
    }
  | LabAnswer;

/** A task on a cluster: its set-up, the checks of its final state, and ways to reach it. */
export interface LabAnswer {
  readonly kind: 'lab';
  /** The name of the cluster in `clusters.yaml`. */
  readonly cluster: string;
  /** Images that cannot be pulled. */
  readonly missingImages: readonly string[];
  /** The behaviour of containers, one container or image each. */
  readonly programs: readonly string[];
  /** Whether it needs a simulated cluster. */
  readonly simulated: boolean;
  readonly setup: readonly LabSetup[];
  readonly checks: readonly LabCheck[];
  /** Commands (`sh`) or manifests to apply (`yaml`). */
  readonly ways: readonly Fence[];
}

export type AnswerOf<K extends Kind> = Extract<Answer, { readonly kind: K }>;
export type Card = Common & Answer;
export type CardOf<K extends Kind> = Extract<Card, { readonly kind: K }>;

/** The properties of a deck in its front matter. */
export interface DeckHeader {
  readonly title: string;
  readonly topic: string;
  readonly domain: string;
  readonly kubernetes: string;
  readonly sources: readonly Ranged<string>[];
  readonly tags: readonly string[];
}
