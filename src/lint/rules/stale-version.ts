import { compareVersions } from '../../kubernetes/schema/versions.ts';
import type { DeckRule } from '../rule.ts';
import { versionsIn } from '../subjects/versions-in.ts';

export const staleVersion: DeckRule = {
  code: 'stale-version',
  group: 'front matter',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'The facts were checked against a Kubernetes older than that of the exam.',
    why: 'Versions rename flags, remove APIs and change defaults; what was right then may be wrong on the exam.',
    help: "Read the deck against the exam's version, then write that version.",
  },
  check: (deck) =>
    versionsIn(deck)
      .filter(({ value }) => compareVersions(value, deck.curriculum.kubernetes) < 0)
      .map(({ value, range }) => ({
        range,
        message: `checked against ${value}, and the exam has ${deck.curriculum.kubernetes}`,
      })),
};
