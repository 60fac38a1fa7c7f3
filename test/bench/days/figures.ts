import type { Kind } from '../../../src/deck/card.ts';
import type { Course } from './run-course.ts';
import { CARDS, POINTS } from './setting.ts';

/** What a course shows of the loop, beside its score. */
export interface LoopFigures {
  /** Cards missed on a day, and those of them that were asked again on it. */
  readonly missed: number;
  readonly again: number;
  /** Minutes of the shortest and of the longest day. */
  readonly shortest: number;
  readonly longest: number;
  /** From 1. */
  readonly firstCommand: number;
  readonly firstManifest: number;
  /** Cards of the kind that were asked. */
  readonly manifests: number;
  readonly cards: number;
  /** Share of a mock exam's points on cards that were never asked, 0 to 1. */
  readonly neverAsked: number;
}

export function loopFigures({ answers, minutes }: Course): LoopFigures {
  const asked = new Set(answers.map((answer) => answer.card));
  const ofKind = (kind: Kind) => (card: number) => CARDS[card]?.kind === kind;
  const firstDay = (kind: Kind): number =>
    1 + Math.min(...answers.filter(({ card }) => ofKind(kind)(card)).map(({ day }) => day));
  return {
    ...repeated(answers),
    shortest: Math.min(...minutes),
    longest: Math.max(...minutes),
    firstCommand: firstDay('command'),
    firstManifest: firstDay('manifest'),
    manifests: [...asked].filter(ofKind('manifest')).length,
    cards: asked.size,
    neverAsked: POINTS.reduce((sum, points, card) => sum + (asked.has(card) ? 0 : points), 0),
  };
}

function repeated(answers: Course['answers']): { missed: number; again: number } {
  const missed = new Set<string>();
  const again = new Set<string>();
  for (const { card, day, correct } of answers) {
    const key = `${day} ${card}`;
    if (missed.has(key)) again.add(key);
    if (!correct) missed.add(key);
  }
  return { missed: missed.size, again: again.size };
}
