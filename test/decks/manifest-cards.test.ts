import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { gradeManifest } from '../../src/grade/manifest.ts';
import { matchManifest } from '../../src/kubernetes/manifest/match/match-manifest.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import type { YamlNode } from '../../src/yaml/yaml-node.ts';
import { removals } from '../support/removals.ts';

const DECKS = resolve(import.meta.dirname, '../../decks');

const cards = readdirSync(DECKS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && !path.endsWith('README.md'))
  .sort()
  .flatMap((path) => parseDeck(new SourceFile(path, readFileSync(join(DECKS, path), 'utf8'))).cards)
  .filter((card): card is CardOf<'manifest'> => card.kind === 'manifest');

const roots = (text: string): YamlNode[] =>
  parseYaml(text).documents.flatMap(({ root }) => (root ? [root] : []));

/** Removals from an answer that are noticed, each with the paths of the differences. */
function noticed(answer: string, match: string, exact: readonly string[]) {
  const objects = roots(answer);
  return objects.flatMap((object, position) =>
    removals(object).flatMap(({ path, without }) => {
      const { differences } = matchManifest(objects.with(position, without), roots(match), exact);
      return differences.length === 0 ? [] : [{ path, found: differences.map((d) => d.path) }];
    }),
  );
}

describe.each(cards.map((card) => ({ name: card.identity, card })))('$name', ({ card }) => {
  test('its answer is right, and nothing is wrong', () => {
    for (const { text } of card.answers) {
      const { outcome, differences } = gradeManifest(card, text, card.properties.kubernetes);
      expect({
        outcome,
        messages: differences.filter((d) => d.code !== 'extra').map((d) => d.message),
      }).toEqual({ outcome: 'correct', messages: [] });
    }
    expect(gradeManifest(card, '', card.properties.kubernetes).outcome).toBe('wrong');
  });

  test('a part that is taken out and asked for is missed where it was', () => {
    const [answer] = card.answers;
    const ways = card.matches.length > 0 ? card.matches : card.answers;
    const match = ways.find(
      (way) => matchManifest(roots(answer?.text ?? ''), roots(way.text)).differences.length === 0,
    );
    const found = noticed(answer?.text ?? '', match?.text ?? '', card.exact);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((f) => f.found.length !== 1 || f.found[0] !== f.path)).toEqual([]);
  });
});
