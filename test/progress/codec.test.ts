import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLine, encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { histories, id, known, manualChange, review, undo } from '../support/events.ts';
import { anyCharacter } from '../support/mutation-test.ts';

test('an event comes back as it was written', () => {
  fc.assert(
    fc.property(histories(), (events) => {
      expect(events.map((event) => decodeLine(encodeEvent(event)))).toEqual(events);
    }),
  );
});

test('any answer fits on one line, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (answer) => {
      const line = encodeEvent(review(1, { answer }));
      expect(line).not.toMatch(/[\n\r]/);
      expect(decodeLine(line)).toEqual(review(1, { answer }));
    }),
  );
});

test('the id stands last, whatever the order of the fields', () => {
  for (const event of [review(7), undo(7, 1), manualChange(7, 'bury')])
    expect(encodeEvent(event)).toMatch(new RegExp(`"id":"${id(7)}"}$`));
});

test('a header comes back with its version', () => {
  expect(decodeLine(encodeHeader(id(1)))).toEqual({ type: 'header', version: 1, id: id(1) });
  expect(decodeLine(`{"format":"k8s-drill-reviews","v":7,"id":"x"}`)).toMatchObject({ version: 7 });
});

test.each([
  ['the last millisecond of year 9999', { at: 253_402_300_799_999, day: 2_932_896 }],
  ['a time before 1970', { at: -1, day: -1 }],
  ['no time taken', { ms: 0 }],
  ['ratings and hints at their ends', { rating: 4, hint: 0 }],
  ['the id of the review that it replaces', { replaces: id(7) }],
])('a review with %s is an event', (_, fields) => {
  expect(decodeLine(changed(fields))).toEqual({ ...review(1), ...fields });
});

test.each(['close', 'unsure', 'wrong', 'correct'])('a review may end %s', (outcome) => {
  expect(decodeLine(changed({ outcome, mode: 'exam' }))).toMatchObject({ outcome, mode: 'exam' });
});

test.each(['suspend', 'resume', 'bury', 'reset'] as const)('%s is of one card, or of several', (type) => {
  const one = manualChange(1, type);
  const several = { ...known(1, 'rbac/a', 'rbac/b'), type };
  expect([one, several].map((event) => decodeLine(encodeEvent(event)))).toEqual([one, several]);
});

test('an event of a type that is not known is told from a torn line', () => {
  const line = JSON.stringify({ type: 'rename', at: 5, day: 1, id: id(1), to: 'x' });
  expect(decodeLine(line)).toEqual({ type: 'unknown', id: id(1), at: 5, name: 'rename' });
});

test.each([
  ['nothing', ''],
  ['half a line', encodeEvent(review(1)).slice(0, 60)],
  ['two lines run together', encodeEvent(review(1)) + encodeEvent(review(2))],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['another format', '{"format":"other","v":1,"id":"x"}'],
  ['a rating of 5', changed({ rating: 5 })],
  ['a rating of 2.5', changed({ rating: 2.5 })],
  ['a rating of 0', changed({ rating: 0 })],
  ['no rating', changed({ rating: undefined })],
  ['a card of another form', changed({ card: 'rbac/a/b' })],
  ['a card with a capital', changed({ card: 'Rbac/a' })],
  ['a card that is no text', changed({ card: ['rbac/a'] })],
  ['a duration that is text', changed({ ms: '1' })],
  ['no fingerprint', changed({ fingerprint: undefined })],
  ['hints that are no count', changed({ hint: -1 })],
  ['a replaced review without an id', changed({ replaces: 'x' })],
  ['a day that is half a day', changed({ day: 0.5 })],
  ['a day of a year of five digits', changed({ day: 2_932_897 })],
  ['a time of a year of five digits', changed({ at: 253_402_300_800_000 })],
  ['a time of a year of five digits before', changed({ at: -253_402_300_800_000 })],
  ['a time that is half a millisecond', changed({ at: 0.5 })],
  ['an id with more than its digits', changed({ id: `${id(1)}0` })],
  ['an id that ends in its digits', changed({ id: `x${id(1)}` })],
  ['an id that is no text', changed({ id: [id(1)] })],
  ['an event of an unknown type without a time', changed({ type: 'rename', at: undefined })],
  ['an event whose type is no text', changed({ type: 1 })],
  ['a header without an id', '{"format":"k8s-drill-reviews","v":1}'],
  ['a header without a number', '{"format":"k8s-drill-reviews","v":"1","id":"x"}'],
  [
    'several cards of which one is no identity',
    changed({ type: 'bury', card: undefined, cards: ['rbac/a', 'b'] }),
  ],
  ['an unknown outcome', changed({ outcome: 'fine' })],
  ['an unknown mode', changed({ mode: 'cram' })],
  ['no card', changed({ card: '' })],
  ['a card that holds an escape sequence', changed({ card: 'rbac/\u001b[2J' })],
  ['a time that is text', changed({ at: '2026' })],
  ['a day that is no number', changed({ day: null })],
  ['an id that is no id', changed({ id: 'abc' })],
  ['negative time', changed({ ms: -1 })],
  ['an answer that is no text', changed({ answer: 1 })],
  ['an undo of nothing', JSON.stringify({ ...undo(1, 1), of: 'x' })],
  ['a manual change without a card', JSON.stringify({ ...manualChange(1, 'bury'), card: 3 })],
  ['a change of neither a card nor several', JSON.stringify({ ...manualChange(1, 'bury'), card: undefined })],
  ['a change of a card and of several', JSON.stringify({ ...manualChange(1, 'bury'), cards: ['rbac/a'] })],
  [
    'changed cards that are no list',
    JSON.stringify({ ...manualChange(1, 'bury'), card: undefined, cards: 5 }),
  ],
  ['known cards that are no list', JSON.stringify({ ...known(1), cards: 'rbac/a' })],
  ['a known card that is no identity', JSON.stringify({ ...known(1), cards: ['rbac'] })],
  ['a type of the prototype', changed({ type: 'toString', at: 'x' })],
])('%s is no event', (_, line) => {
  expect(decodeLine(line)).toBeUndefined();
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeLine(text)));
});

function changed(fields: object): string {
  return JSON.stringify({ ...review(1), ...fields });
}
