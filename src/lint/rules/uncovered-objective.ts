import { SourceFile } from '../../source/source-file.ts';
import type { DecksRule } from '../rule.ts';

export const uncoveredObjective: DecksRule = {
  code: 'uncovered-objective',
  group: 'coverage',
  severity: 'warning',
  scope: 'decks',
  optional: 'coverage',
  text: {
    what: 'No card covers an objective of the syllabus.',
    why: 'Someone who knows all cards still has a gap on the exam. Checked with `--coverage`.',
    help: 'Write a card, and name the objective under `covers`.',
  },
  check: (decks, { topics }) => {
    const covered = new Set(decks.flatMap(({ cards }) => cards.flatMap((card) => card.properties.covers)));
    const nowhere = new SourceFile('decks/syllabus.yaml', '');
    return Object.entries(topics).flatMap(([topic, { objectives }]) => {
      const file = decks.find((deck) => deck.header.topic === topic)?.file ?? nowhere;
      const range = { start: 0, end: Math.min(3, file.text.length) };
      return Object.entries(objectives)
        .filter(([slug]) => !covered.has(`${topic}/${slug}`))
        .map(([slug, sentence]) => ({
          file,
          range,
          message: `no card covers \`${topic}/${slug}\`: ${sentence}`,
        }));
    });
  },
};
