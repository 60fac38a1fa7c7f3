import type { Curriculum } from '../../curriculum/curriculum.ts';
import type { Card, DeckHeader } from '../../deck/card.ts';
import type { Block } from '../../deck/markdown/block.ts';
import type { CardOutline } from '../../deck/reading/outline-deck.ts';
import type { judgeByEffect } from '../../grade/worlds/judge-effect.ts';
import type { LabProver } from '../../lab/proof/lab-prover.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { LintConfig } from '../config/config.ts';
import type { Link } from './links-in.ts';

export type JudgeByEffect = typeof judgeByEffect;

/** A deck as it is passed to the rules. */
export interface LintedDeck {
  readonly file: SourceFile;
  /** `null` if the front matter cannot be used. */
  readonly header: DeckHeader | null;
  /** The cards without an error. */
  readonly cards: readonly Card[];
  /** Every card by its blocks, including those with an error. */
  readonly outlines: readonly CardOutline[];
  /** The blocks before the first card, and after a second `# `. */
  readonly other: readonly Block[];
  readonly links: readonly Link[];
  readonly curriculum: Curriculum;
  readonly config: LintConfig;
  /** Absent if no card is a lab. */
  readonly labs?: LabProver;
  /** Tries ways in small clusters, which takes a while; absent unless that was requested. */
  readonly judgeByEffect?: JudgeByEffect;
}
