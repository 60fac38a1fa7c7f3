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

/** Markdown of a card, without the prefixes of the block that it stands in (`> `, a list's indent); the range spans the source. */
export interface Part {
  readonly text: string;
  readonly range: Range;
}

/** The content of a fence, without its markers; `language` is the first word of its info string. */
export interface Fence extends Part {
  readonly language: string;
}

/** What a lab begins with: objects (`yaml`) or commands (`sh`), or a file of the learner's or of a node. */
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

/** What must hold of the cluster in the end: an object like this, no such object, or facts, one a line. */
export interface LabCheck extends Fence {
  readonly type: 'match' | 'absent' | 'facts';
  /** Its share of the points beside the other checks; each fact has it. */
  readonly weight: number;
}

/** What is shown after the answer: an explanation or a trap. */
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

/** One accepted answer. `exact` (it stood in backticks or in a fence) forgives nothing but white space. */
export interface Accepted {
  readonly text: string;
  readonly exact: boolean;
}

export interface Gap {
  /** At least one; the first is the one to show. */
  readonly accepted: readonly Accepted[];
  /** The whole gap with its `==`. */
  readonly range: Range;
}

/** A cloze text: the literal texts around the gaps; there is always one literal more than there are gaps. */
export interface ClozeText {
  /** The language of the fence that holds it; absent for running text. */
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
  /** Where the card sets it. */
  readonly difficulty?: 1 | 2 | 3;
  /** Minutes that the exam would leave for it; absent where the kind's default holds. */
  readonly minutes?: number;
  readonly tags: readonly string[];
  /** Minor version that the facts were checked against, `1.35`. */
  readonly kubernetes: string;
}

interface Common {
  /** `topic/id`: what progress hangs on. */
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly properties: CardProperties;
  readonly prompt: Part;
  /** What is shown with the prompt; absent where there is nothing. */
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
      /** The clusters that answers are tried on, where the card gives any. */
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

/** A task on a cluster: what it begins with, what must hold in the end, and ways to get there. */
export interface LabAnswer {
  readonly kind: 'lab';
  /** The name of the cluster in `clusters.yaml`. */
  readonly cluster: string;
  /** Images that cannot be pulled. */
  readonly missingImages: readonly string[];
  /** What containers do, one container or image each. */
  readonly programs: readonly string[];
  /** Whether only a simulated cluster has what it needs. */
  readonly simulated: boolean;
  readonly setup: readonly LabSetup[];
  readonly checks: readonly LabCheck[];
  /** Commands (`sh`) or manifests to apply (`yaml`). */
  readonly ways: readonly Fence[];
}

export type AnswerOf<K extends Kind> = Extract<Answer, { readonly kind: K }>;
export type Card = Common & Answer;
export type CardOf<K extends Kind> = Extract<Card, { readonly kind: K }>;

/** What the front matter says of a deck. */
export interface DeckHeader {
  readonly title: string;
  readonly topic: string;
  readonly domain: string;
  readonly kubernetes: string;
  readonly sources: readonly Ranged<string>[];
  readonly tags: readonly string[];
}
