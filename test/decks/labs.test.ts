import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { attempt, runAnswer, solves } from '../../src/lab/proof/trial.ts';
import { deckPaths, ROOT, readSource } from '../support/decks.ts';
import { startCard } from '../support/lab-bench.ts';

/** For each deck of labs, the ways that look right and are wrong: below a heading with the id of the lab, a fence each, named by the line before it. */
const WRONG_WAYS = join(ROOT, 'test/fixtures/wrong-lab-ways');

interface WrongWay {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

function wrongWays(text: string): Map<string, WrongWay[]> {
  const labs = text.split(/^## /m).slice(1);
  return new Map(
    labs.map((lab) => [
      lab.slice(0, lab.indexOf('\n')),
      [...lab.matchAll(/(?:^(.+):\n\n)?^```(sh|yaml)\n([\s\S]*?)\n```$/gm)].map(
        ([, name, language = '', text = '']) => ({ name: name ?? text, language, text }),
      ),
    ]),
  );
}

const decks = deckPaths('decks')
  .map((path) => ({
    path,
    labs: parseDeck(readSource(path)).cards.filter(
      (card): card is CardOf<'lab'> & { properties: { id: string } } => card.kind === 'lab',
    ),
  }))
  .filter(({ labs }) => labs.length > 0);

describe.each(decks)('$path', ({ path, labs }) => {
  const wrong = wrongWays(readFileSync(join(WRONG_WAYS, relative('decks', path)), 'utf8'));

  test('each lab has two right ways, a hint and two wrong ways', () => {
    expect([...wrong.keys()].sort()).toEqual(labs.map(({ properties }) => properties.id).sort());
    for (const ways of wrong.values()) expect(ways.length).toBeGreaterThanOrEqual(2);
    for (const { ways, hints } of labs) {
      expect(ways.length).toBeGreaterThanOrEqual(2);
      expect(hints.length).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(labs)('$properties.id refuses its wrong ways', (card) => {
    const lab = startCard(card);
    const ways = wrong.get(card.properties.id) ?? [];
    const outcomes = ways.map(({ name, ...way }) => {
      const trial = attempt(lab, (cluster, files) =>
        runAnswer({ ...way, range: card.prompt.range }, cluster, files),
      );
      return [name, 'refused' in trial ? trial.refused : solves(trial)];
    });
    expect(outcomes).toEqual(ways.map(({ name }) => [name, false]));
  });
});
