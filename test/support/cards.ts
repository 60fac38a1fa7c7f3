import type { Answer, Card } from '../../src/deck/card.ts';
import type { SessionEntry } from '../../src/session/card-feed.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const RANGE = { start: 0, end: 0 };
const FILE = new SourceFile('deck.md', '');

export const part = (text: string) => ({ text, range: RANGE });

/** A card made by hand, for what hangs on its kind and parts and not on how they are written. */
export function card(
  identity: string,
  answer: Answer,
  changes: Partial<Pick<Card, 'hints' | 'notes'>> = {},
): Card {
  const [topic = '', id = ''] = identity.split('/');
  const properties = { id, was: [], covers: [], tags: [], kubernetes: '1.35' } as const;
  return {
    identity,
    topic,
    domain: 'cluster-architecture',
    properties,
    prompt: part(`The prompt of ${id}`),
    hints: [],
    notes: [],
    fingerprint: () => '0123456789ab',
    file: FILE,
    range: RANGE,
    ...changes,
    ...answer,
  };
}

export function choiceCard(identity: string, right: number, count: number, changes = {}): Card {
  const choices = Array.from({ length: count }, (_, i) => ({
    text: part(`choice ${i}`),
    correct: i === right,
    range: RANGE,
  }));
  return card(identity, { kind: 'choice', choices, shuffle: true }, changes);
}

export function textCard(identity: string, answer: string, changes = {}): Card {
  return card(
    identity,
    { kind: 'text', accepted: [{ text: answer, exact: true }], answerRange: RANGE },
    changes,
  );
}

export function recallCard(identity: string): Card {
  return card(identity, { kind: 'recall', answer: part('the answer') });
}

export function entryOf({ identity, topic, domain, kind, properties: { group, order } }: Card): SessionEntry {
  return { identity, topic, domain, kind, ...(group ? { group } : {}), ...(order ? { order } : {}) };
}
