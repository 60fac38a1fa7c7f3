import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCourse } from '../../../src/curriculum/read-course.ts';
import type { Card } from '../../../src/deck/card.ts';
import { buildCatalogue, type Catalogue, catalogueDeck } from '../../../src/deck/catalogue/catalogue.ts';
import { entriesOf } from '../../../src/deck/catalogue/catalogue-entry.ts';
import { readCard } from '../../../src/deck/catalogue/read-card.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { cardText, deckPaths, deckText, ROOT, readSource } from '../../support/decks.ts';
import { isMutationTest } from '../../support/mutation-test.ts';

const { course } = readCourse(readSource('decks/course.yaml'));
const built: Catalogue = JSON.parse(readFileSync(join(ROOT, 'dist/catalogue.json'), 'utf8'));

function parsed(file: SourceFile) {
  const { header, cards } = parseDeck(file);
  if (header === null) throw new Error(`${file.path} has no header`);
  return { file, header, cards };
}

test.skipIf(isMutationTest)('the built catalogue is that of the decks as they are', () => {
  const decks = deckPaths('decks').map((path) => parsed(readSource(path)));
  const byPath = ({ decks: all, ...rest }: Catalogue) => ({
    ...rest,
    decks: [...all].sort((a, b) => (a.path < b.path ? -1 : 1)),
  });
  expect(byPath(built)).toEqual(byPath(JSON.parse(JSON.stringify(buildCatalogue(decks, course)))));
});

function withFingerprint(card: Card | null) {
  return card && { ...card, fingerprint: card.fingerprint() };
}

const fixture = catalogueDeck(parsed(readSource('test/fixtures/decks/good/all-kinds.md')));
const decks = isMutationTest ? [fixture] : [fixture, ...built.decks];

describe.each(decks.map((deck) => [deck.path, deck] as const))('%s', (path, deck) => {
  const file = readSource(path);

  test('each card read by its entry is the card of a fresh parse', () => {
    const read = entriesOf(deck).map((entry) => readCard(entry, file));
    expect(read.map(withFingerprint)).toEqual(parsed(file).cards.map(withFingerprint));
  });

  test('each entry says what its card says', () => {
    for (const [i, card] of parsed(file).cards.entries()) {
      const { group, order, minutes, tags, was, covers, difficulty = 2 } = card.properties;
      expect(entriesOf(deck)[i]).toMatchObject({
        identity: card.identity,
        topic: card.topic,
        domain: card.domain,
        kind: card.kind,
        fingerprint: card.fingerprint(),
        ...JSON.parse(JSON.stringify({ group, order, minutes, tags, was, covers, difficulty })),
      });
    }
  });
});

describe('a file that changed since', () => {
  const file = new SourceFile('a.md', deckText(cardText('first') + cardText('second')));
  const [first, second] = entriesOf(catalogueDeck(parsed(file)));
  if (first === undefined || second === undefined) throw new Error('two cards expected');

  test('a card that moved is found by its id', () => {
    const moved = new SourceFile(
      'a.md',
      deckText(cardText('second') + cardText('third') + cardText('first')),
    );
    expect([first, second].map((entry) => readCard(entry, moved)?.identity)).toEqual([
      'rbac/first',
      'rbac/second',
    ]);
  });

  test.each([
    ['is gone', deckText(cardText('third'))],
    ['has an error now', deckText('## Prompt\n<!-- id: first -->\n\n1. a\n2. b\n')],
    ['is a part of a cut-off file', deckText('').slice(0, 20)],
    ['is a part of an empty file', ''],
  ])('a card that %s is none', (_, text) => {
    expect(readCard(first, new SourceFile('a.md', text))).toBeNull();
  });
});

test('an entry carries its unit and level; without a course, its topic is its unit', () => {
  const text = deckText(`${cardText('idea')}${cardText('typed', '```sh answer\nkubectl get pods\n```')}`);
  const deck = parsed(new SourceFile('a.md', text));
  const units = { title: '', goal: '', optional: false, introduction: '' };
  const twoUnits = {
    units: [
      { ...units, id: 'one', members: ['rbac'] },
      { ...units, id: 'two', members: ['rbac/typed'] },
    ],
  };
  const placed = buildCatalogue([deck], twoUnits).decks.flatMap(entriesOf);
  expect(placed.map(({ unit, level }) => [unit, level])).toEqual([
    ['one', 1],
    ['two', 2],
  ]);
  expect(entriesOf(catalogueDeck(deck)).map(({ unit }) => unit)).toEqual(['rbac', 'rbac']);
  const { length } = 'kubectl get pods';
  expect(catalogueDeck(deck).cards.map(({ typed }) => typed)).toEqual([undefined, length]);
});

test.each([
  ['difficulty: 3\n', 3],
  ['difficulty: 2\n', 2],
  ['', 1],
])('the level of a recall card with the property "%s" is %i', (property, level) => {
  const text = deckText(`## Prompt\n<!--\nid: a\n${property}-->\n\nAn answer.\n`);
  expect(entriesOf(catalogueDeck(parsed(new SourceFile('a.md', text))))[0]?.level).toBe(level);
});

test('a deck and its cards are listed with what they set, and nothing that they take from it', () => {
  const { path, cards, ...deck } = fixture;
  expect([path, deck]).toEqual([
    'test/fixtures/decks/good/all-kinds.md',
    { title: 'A: deck', topic: 'rbac', domain: 'storage', kubernetes: '1.35', tags: ['x', 'y z'] },
  ]);
  const [one, two] = cards;
  const { text } = readSource(path);
  expect(text.slice(one?.start, two?.start).split('\n')[0]).toBe('## One');
  expect(one?.end).toBe(two?.start);
  const { start, end, fingerprint, ...first } = one ?? expect.fail('no card');
  expect(first).toEqual({
    ...{
      id: 'one',
      kind: 'recall',
      tags: ['z'],
      was: ['rbac/old'],
      covers: ['rbac/role'],
      group: 'g',
      order: 2,
    },
    ...{ difficulty: 3, minutes: 2.5 },
  });
  expect(Object.keys(two ?? {})).toEqual(['id', 'kind', 'start', 'end', 'fingerprint']);
});

test('a deck is of the unit that most of its cards are in, and the others name theirs', () => {
  const text = deckText(['a', 'b', 'c', 'd'].map((id) => cardText(id)).join(''));
  const deck = parsed(new SourceFile('a.md', text));
  const unit = (id: string, ...members: string[]) => ({
    ...{ id, members, title: '', goal: '', optional: false, introduction: '' },
  });
  const units = [unit('one', 'rbac/a'), unit('two', 'rbac/b', 'rbac/c')];
  const [built] = buildCatalogue([deck], { units }).decks;
  expect([built?.unit, built?.cards.map(({ unit }) => unit)]).toEqual([
    'two',
    ['one', undefined, undefined, undefined],
  ]);
  // Its place is the index of the member that names it; the first of all needs none.
  expect(built?.cards.map((card) => card.place)).toEqual([undefined, undefined, 1, undefined]);
  expect(built?.cards.map((card) => Object.hasOwn(card, 'place'))).toEqual([false, false, true, false]);
  const none = buildCatalogue([deck], { units: [] }).decks[0] ?? expect.fail('no deck');
  expect(none).not.toHaveProperty('unit');
});
