import type { Curriculum } from '../curriculum/curriculum.ts';
import type { DeckClaims } from '../deck/check-decks.ts';
import type { Related, Severity } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Edit } from './finding.ts';
import type { LintedCard } from './subjects/linted-card.ts';
import type { LintedDeck } from './subjects/linted-deck.ts';

/** What a rule looks at; the order of the tables. */
export const GROUPS = [
  'front matter',
  'properties',
  'structure',
  'answers',
  'alerts',
  'teaching',
  'commands',
  'manifests',
  'labs',
  'links',
  'safety',
  'coverage',
  'style',
  'linting',
] as const;
export type Group = (typeof GROUPS)[number];

/** One text a rule: what is found, why it matters, how to mend it. */
export interface RuleText {
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

/** Something found by a rule, before its code, severity and file are added. */
export interface Found {
  readonly range: Range;
  /** What is wrong in this place. */
  readonly message: string;
  /** The way out of this one; the rule's own where absent. */
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: readonly Edit[];
}

/** Found somewhere among several decks. */
export interface FoundIn extends Found {
  readonly file: SourceFile;
}

export interface RuleInfo {
  readonly code: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly text: RuleText;
  /** The page that it comes from. */
  readonly page?: string;
  /** Whether `--fix` can mend it, at least in some places. */
  readonly fixable?: boolean;
}

/** Sees each card that could be read. */
export interface CardRule extends RuleInfo {
  readonly scope: 'card';
  /** Only where it was asked for. */
  readonly optional?: 'worlds';
  readonly check: (card: LintedCard, deck: LintedDeck) => Iterable<Found>;
}

/** Sees each file. */
export interface DeckRule extends RuleInfo {
  readonly scope: 'deck';
  readonly check: (deck: LintedDeck) => Iterable<Found>;
}

/** Sees all decks of a run together. */
export interface DecksRule extends RuleInfo {
  readonly scope: 'decks';
  /** Only where it was asked for. */
  readonly optional?: 'coverage';
  /** `course`: the `course.yaml` of the folder that is linted, where it has one. */
  readonly check: (
    decks: readonly DeckClaims[],
    curriculum: Curriculum,
    course: SourceFile | undefined,
  ) => Iterable<FoundIn>;
}

export type LintRule = CardRule | DeckRule | DecksRule;
