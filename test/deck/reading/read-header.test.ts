import { describe, expect, test } from 'vitest';
import { compileCurriculum } from '../../../src/curriculum/compile-curriculum.ts';
import { objectivesOf } from '../../../src/curriculum/curriculum.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { cardText, readSource } from '../../support/decks.ts';

const KEYS = ['title: A deck', 'topic: rbac', 'domain: storage', 'kubernetes: "1.35"'];
const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);

/** A deck whose front matter has these lines; one that begins with a key takes the place of its own. */
function deckWith(lines: readonly string[], shipped = false) {
  const keyOf = (line: string) => line.split(':')[0];
  const kept = KEYS.filter((line) => !lines.some((other) => keyOf(other) === keyOf(line)));
  const text = `---\n${[...kept, ...lines].join('\n')}\n---\n\n${cardText('a')}`;
  return parseDeck(new SourceFile('deck.md', text), shipped ? curriculum : null);
}

const found = (...lines: string[]) =>
  deckWith(lines).diagnostics.map(({ code, file, range }) => [code, file.text.slice(range.start, range.end)]);

test('a header has its words, its sources and its tags', () => {
  const lines = ['sources: [https://a.io/b, "https://c.io"]', 'tags: [x, 1]'];
  const { header } = deckWith(lines);
  expect(header).toMatchObject({
    ...{ title: 'A deck', topic: 'rbac', domain: 'storage', kubernetes: '1.35', tags: ['x', '1'] },
    sources: [{ value: 'https://a.io/b' }, { value: 'https://c.io' }],
  });
  expect(deckWith([]).header).toMatchObject({ sources: [], tags: [] });
  expect(deckWith(['title:  spaced  ']).header?.title).toBe('spaced');
  const longest = 't'.repeat(40);
  expect(deckWith([`topic: ${longest}`]).header?.topic).toBe(longest);
});

describe('a deck is not read whose header has', () => {
  test.each([
    ['topic: RBAC', 'bad-topic', 'RBAC'],
    [`topic: ${'t'.repeat(41)}`, 'bad-topic', 't'.repeat(41)],
    ['domain: stroage', 'unknown-domain', 'stroage'],
    ['kubernetes: v1', 'bad-version', 'v1'],
    ['title: ""', 'key-value', '""'],
    ['title: [a]', 'key-value', '[a]'],
    ['- a', 'front-matter-syntax', '-'],
  ])('%j', (line, code, at) => {
    const deck = deckWith([line]);
    expect([deck.header, deck.cards]).toEqual([null, []]);
    expect(found(line)).toContainEqual([code, at]);
  });

  test.each(['title', 'topic', 'domain', 'kubernetes'])('no %s', (key) => {
    const lines = KEYS.filter((line) => !line.startsWith(key));
    const text = `---\n${lines.join('\n')}\n---\n\n${cardText('a')}`;
    const { header, diagnostics } = parseDeck(new SourceFile('deck.md', text));
    expect(header).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'missing-key', range: { start: 0, end: 3 } }]);
    expect(diagnostics[0]?.message).toContain(key);
  });
});

describe('a deck is read whose header has', () => {
  test.each([
    ['titel: a', 'unknown-key', 'titel'],
    ['sources: https://a.io', 'key-value', 'https://a.io'],
    ['tags: [a, ""]', 'key-value', '[a, ""]'],
    ['sources: [http://a.io]', 'bad-source', 'http://a.io'],
    ['sources: ["https:///a"]', 'bad-source', '"https:///a"'],
    ['sources: ["https://a.io/b c"]', 'bad-source', '"https://a.io/b c"'],
    ['sources: ["see https://a.io"]', 'bad-source', '"see https://a.io"'],
  ])('%j', (line, code, at) => {
    expect(deckWith([line]).header).not.toBeNull();
    expect(found(line)).toEqual([[code, at]]);
  });
});

test('the nearest word is suggested', () => {
  const helpOf = (line: string) => deckWith([line]).diagnostics[0]?.help;
  expect(helpOf('titel: a')).toContain('`title`');
  expect(helpOf('domain: stroage')).toContain('`storage`');
  expect(helpOf('zzz: a')).not.toContain('did you mean');
});

describe('of a shipped deck', () => {
  const codes = (...lines: string[]) => deckWith(lines, true).diagnostics.map(({ code }) => code);

  test.each([
    ['topic: rbac', 'domain: cluster-architecture', []],
    ['topic: rbac', 'domain: storage', ['domain-of-topic']],
    ['topic: rbak', 'domain: storage', ['unknown-topic']],
  ])('%s is in %s: %j', (topic, domain, expected) => {
    expect(codes(topic, domain)).toEqual(expected);
  });

  test('objectives are those of the syllabus', () => {
    const text = (covers: string) =>
      `---\n${KEYS.join('\n')}\n---\n\n## A\n<!--\nid: a\ncovers: [${covers}]\n-->\n\nAn answer.\n`;
    const parse = (covers: string) => parseDeck(new SourceFile('a.md', text(covers)), curriculum).diagnostics;
    const unknown = (covers: string) =>
      parse(covers).flatMap(({ code, help }) => (code === 'unknown-objective' ? [help] : []));
    const [known = '', ...others] = objectivesOf(curriculum);
    expect(unknown(`${known}, ${others.at(-1)}`)).toEqual([]);
    expect(unknown(`${known}, ${known}s`)).toEqual([expect.stringContaining(known)]);
    expect(parseDeck(new SourceFile('a.md', text('rbac/nothing'))).diagnostics).toEqual([]);
  });
});

describe('the front matter', () => {
  const body = `${KEYS.join('\n')}\n---\n\n${cardText('a')}`;
  const codes = (text: string) =>
    parseDeck(new SourceFile('a.md', text)).diagnostics.map(({ code, range }) => [code, range]);

  test.each([
    [`---\n${body}`, []],
    [`--- \t\n${body}`, []],
    [`---\n${body.replace('\n---\n', '\n--- \n')}`, []],
    [`----\n${cardText('a')}`, [['no-front-matter', { start: 0, end: 4 }]]],
    [` ---\n${cardText('a')}`, [['no-front-matter', { start: 0, end: 4 }]]],
    [`---yaml\n${body}`, [['front-matter-language', { start: 3, end: 7 }]]],
    [`---${'x'.repeat(60)}\n${body}`, [['front-matter-language', { start: 3, end: 63 }]]],
    ['---\ntitle: a\n', [['front-matter-unclosed', { start: 0, end: 3 }]]],
    ['---\ntitle: a\n---x\n', [['front-matter-unclosed', { start: 0, end: 3 }]]],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test('ends at the first line that is `---`', () => {
    const [found] = codes(`---\n${body.replace('title: A deck', 'title: a\n---x: b')}`);
    expect(found?.[0]).toBe('front-matter-syntax');
  });
});
