import { expect, test } from 'vitest';
import { printAlert, printDeck } from '../../../src/deck/printing/print-card.ts';
import { printFence } from '../../../src/deck/printing/print-fence.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { printProperty } from '../../../src/deck/reading/properties.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { readSource } from '../../support/decks.ts';

const printed = (text: string) => {
  const { header, cards } = parseDeck(new SourceFile('deck.md', text));
  return header && printDeck(header, cards);
};

const FRONT = `---
title: "A: deck"
topic: "rbac"
domain: "storage"
kubernetes: "1.35"
sources:
  - "https://kubernetes.io/docs/a/"
tags: ["x","y z"]
---
`;

test('a deck that is written as it is printed stays as it is', () => {
  const { text } = readSource('test/fixtures/decks/good/all-kinds.md');
  expect(printed(text)?.split('\n## ')).toEqual(text.split('\n## '));
});

test('what a card takes from its deck, and what is the default, is not written', () => {
  const text = `${FRONT}\n## One\n<!--\nid: one\ntags: [x, y z]\nkubernetes: "1.35"\nshuffle: true\n-->\n\n- [x] a\n- [ ] b\n`;
  expect(printed(text)).toBe(`${FRONT}\n## One\n<!--\nid: one\n-->\n\n- [x] a\n- [ ] b\n`);
  const bare = FRONT.replace(/sources:\n.*\n/, '').replace(/tags:.*\n/, '');
  expect(printed(bare)).toBe(bare);
});

test('a recall card whose answer holds a task says its kind', () => {
  const text = `${FRONT}\n## One\n<!--\nid: one\nkind: recall\n-->\n\n---\n\n- [ ] a\n`;
  expect(printed(text)).toBe(text);
});

test('a card with several ticks needs no kind, with one it does', () => {
  const card = (ticks: string) => `${FRONT}\n## One\n<!--\nid: one\nkind: multi\n-->\n\n${ticks}\n`;
  const one = card('- [x] a\n- [ ] b');
  const two = card('- [x] a\n- [x] b\n- [ ] c');
  expect([printed(one), printed(two)]).toEqual([one, two.replace('kind: multi\n', '')]);
});

test.each([
  ['a', '```sh\na\n```'],
  ['', '```sh\n```'],
  ['``', '```sh\n``\n```'],
  ['a ``` b', '````sh\na ``` b\n````'],
  ['````\n`````', '``````sh\n````\n`````\n``````'],
])('a fence around %j is longer than the backticks in it', (text, fence) => {
  expect(printFence('sh', text)).toBe(fence);
});

test('an alert has its type and a mark on every line', () => {
  expect(printAlert('TIP', 'a\n\nb')).toBe('> [!TIP]\n> a\n>\n> b');
});

test.each([
  ['plain', 'id: plain'],
  ['a: b', 'id: "a: b"'],
  ['a "b": c', 'id: \'a "b": c\''],
  ['', 'id: ""'],
  ['a,b', 'id: a,b'],
  [['a', 'b c'], 'id: [a, b c]'],
  [['a,b', ']'], 'id: ["a,b", "]"]'],
  [[], 'id: []'],
])('a property with the value %j', (value, line) => {
  expect(printProperty('id', value)).toBe(line);
});
