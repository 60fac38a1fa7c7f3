import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { readLog } from '../../src/progress/log.ts';
import { cardText, deckText } from '../support/decks.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const HEADER = encodeHeader(id(99));
const LOG = `${HEADER}\n${encodeEvent(review(1))}\n`;
const STUDY = ['study', '--plain', '--topic', 'own'];
const log = (env: TestEnv) => join(env.home, 'reviews.jsonl');

/** A learner with a deck of one recall card, a log, and the answer to give: reveal, then good. */
function learner(text: string | Buffer): TestEnv {
  const env = testEnv({ input: '\n3\n' });
  mkdirSync(join(env.home, 'decks'), { recursive: true });
  writeFileSync(join(env.home, 'decks/own.md'), deckText(cardText('one'), 'own'));
  writeFileSync(log(env), text);
  return env;
}

describe('a session refuses with exit code 3, and leaves every byte of', () => {
  test.each([
    [
      'a newer log',
      HEADER.replace('"v":1', '"v":2'),
      /^k8s-drill: .*reviews\.jsonl is of format 2, this version knows up to 1; it was left as it is\n/,
    ],
    [
      'a foreign file',
      'dear diary\n',
      /^k8s-drill: .*reviews\.jsonl is not a log of reviews by k8s-drill; it was left as it is\n/,
    ],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x0a]), /is not a log of reviews/],
  ])('%s', async (_, content, message) => {
    const env = learner(content);
    const { code, out, err } = await runIn(env, ...STUDY);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(message);
    expect(readFileSync(log(env)).equals(Buffer.from(content))).toBe(true);
  });
});

describe('a session goes on, says so, and keeps every byte of', () => {
  test.each([
    ['an empty log', '', 'the log of reviews is empty', 1],
    ['a truncated log', LOG.slice(0, -30), ':2: this line is no whole event; it was set aside', 1],
    [
      'a log with a torn line in the middle',
      `${HEADER}\n{"type":"rev\n${encodeEvent(review(1))}\n`,
      ':2: this line is no whole event',
      2,
    ],
    ['a log without its first line', `${encodeEvent(review(1))}\n`, 'has lost its first line', 2],
    ['a log that was cut within its first line', HEADER.slice(0, 50), ':1: this line is no whole event', 1],
    ['a log of a power failure', `${LOG}${'\0'.repeat(100)}`, '', 2],
  ])('%s', async (_, text, message, events) => {
    const env = learner(text);
    const { code, err } = await runIn(env, ...STUDY);
    expect(code).toBe(0);
    expect(err).toContain(message);
    expect(readFileSync(log(env), 'utf8').startsWith(text)).toBe(true);
    expect(readLog(env, log(env)).parsed.events).toHaveLength(events);
  });
});
