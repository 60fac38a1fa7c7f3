import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { readClusters } from '../../src/lab/clusters/read-clusters.ts';
import { attempt, goWay, solves } from '../../src/lab/proof/trial.ts';
import { readLab } from '../../src/lab/reading/read-lab.ts';
import { ClusterStock } from '../../src/lab/start/cluster-stock.ts';
import { type StartedLab, startLab } from '../../src/lab/start/start-lab.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { ROOT, readSource } from '../support/decks.ts';

/** For a deck of labs, the ways that look right and are wrong: below a heading with the id of the lab, one fence each. */
const WRONG_WAYS = join(ROOT, 'test/fixtures/wrong-lab-ways');

const { shapes } = readClusters(readSource('decks/clusters.yaml'));
const stock = new ClusterStock({ start: Date.UTC(2026, 0, 5, 9), tokenKey: 'test' });

function startedLab(card: CardOf<'lab'>): StartedLab {
  const { lab, problems } = readLab(card, shapes);
  if (lab === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  const started = startLab(lab, stock, 1);
  if ('message' in started) throw new Error(started.message);
  return started;
}

function wrongWays(text: string): Map<string, { language: string; text: string }[]> {
  const labs = text.split(/^## /m).slice(1);
  return new Map(
    labs.map((lab) => [
      lab.slice(0, lab.indexOf('\n')),
      [...lab.matchAll(/^```(sh|yaml)\n([\s\S]*?)\n```$/gm)].map(([, language = '', text = '']) => ({
        language,
        text,
      })),
    ]),
  );
}

const decks = readdirSync(WRONG_WAYS, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.md'),
);

describe.each(decks)('%s', (path) => {
  const deck = join(ROOT, 'decks', path);
  const { cards } = parseDeck(new SourceFile(path, existsSync(deck) ? readFileSync(deck, 'utf8') : ''));
  const labs = cards
    .filter((card): card is CardOf<'lab'> => card.kind === 'lab')
    .map((card) => ({ id: card.properties.id, card }));
  const wrong = wrongWays(readFileSync(join(WRONG_WAYS, path), 'utf8'));

  test('names the labs of its deck, with two wrong ways each, and each lab has two right ones and a hint', () => {
    expect([...wrong.keys()].sort()).toEqual(labs.map(({ id }) => id).sort());
    for (const ways of wrong.values()) expect(ways.length).toBeGreaterThanOrEqual(2);
    for (const { card } of labs) {
      expect(card.ways.length).toBeGreaterThanOrEqual(2);
      expect(card.hints.length).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(labs)('$id refuses its wrong ways', ({ id, card }) => {
    const started = startedLab(card);
    const range = card.prompt.range;
    const outcomes = (wrong.get(id) ?? []).map((way) => {
      const trial = attempt(started, (cluster, files) => goWay({ ...way, range }, cluster, files));
      return 'refused' in trial ? trial.refused : solves(trial);
    });
    expect(outcomes).toEqual(outcomes.map(() => false));
  });
});
