import type { Curriculum } from '../curriculum/curriculum.ts';
import type { DeckClaims } from '../deck/check-decks.ts';
import type { Related, Severity } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Edit } from './finding.ts';
import type { LintedCard } from './subjects/linted-card.ts';
import type { LintedDeck } from './subjects/linted-deck.ts';

/** The groups of rules, in the order of the tables. */
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

/** The text of a rule: what it finds, why it matters, how to fix it. */
export interface RuleText {
  readonly what: string;
  readonly why: string;
  readonly help: string;
}

/** Something found by a rule, before its code, severity and file are added. */
export interface Found {
  readonly range: Range;
  /** The problem in this place. */
  readonly message: string;
  /** How to fix this one; the rule's own text by default. */
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: readonly Edit[];
}

/** A finding in one of several decks. */
export interface FoundIn extends Found {
  readonly file: SourceFile;
}

export interface RuleInfo {
  readonly code: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly text: RuleText;
  /** The page that the rule is based on. */
  readonly page?: string;
  /** Whether `--fix` can fix it, at least in some places. */
  readonly fixable?: boolean;
}

/** A rule for each card that could be read. */
export interface CardRule extends RuleInfo {
  readonly scope: 'card';
  /** Only where it was asked for. */
  readonly optional?: 'worlds';
  readonly check: (card: LintedCard, deck: LintedDeck) => Iterable<Found>;
}

/** A rule for each file. */
export interface DeckRule extends RuleInfo {
  readonly scope: 'deck';
  readonly check: (deck: LintedDeck) => Iterable<Found>;
}

/** A rule for all decks of a run together. */
export interface DecksRule extends RuleInfo {
  readonly scope: 'decks';
  /** Only where it was asked for. */
  readonly optional?: 'coverage';
  /** `course`: the `course.yaml` of the linted folder, if it has one. */
  readonly check: (
    decks: readonly DeckClaims[],
    curriculum: Curriculum,
    course: SourceFile | undefined,
  ) => Iterable<FoundIn>;
}

export type LintRule = CardRule | DeckRule | DecksRule;
