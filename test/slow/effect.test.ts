import { describe, expect, test } from 'vitest';
import { Seeded } from '../../src/cluster/seeded.ts';
import { judgeAnswer } from '../../src/grade/judge-answer.ts';
import { commandCards } from '../support/command-cards.ts';
import { type EffectPair, effectPairs } from '../support/effect-pairs.ts';
import { mutated } from '../support/mutate-command.ts';
import { differsInRandomWorlds } from '../support/random-worlds.ts';

const EACH = 150;
const ALL = effectPairs();

/** So many pairs of a class, spread over all of them. */
function some(kind: EffectPair['kind']): EffectPair[] {
  const all = ALL.filter((pair) => pair.kind === kind);
  const step = all.length / EACH;
  return Array.from({ length: EACH }, (_, at) => all[Math.floor(at * step)] as EffectPair);
}

async function outcomesOf(pairs: readonly EffectPair[]): Promise<Map<string, EffectPair[]>> {
  const found = new Map<string, EffectPair[]>();
  for (const pair of pairs) {
    const outcome = (await judgeAnswer([pair.reference], pair.answer))?.outcome ?? 'unsure';
    found.set(outcome, [...(found.get(outcome) ?? []), pair]);
  }
  return found;
}

describe('pairs whose truth is known', () => {
  test('the same in other words is right in 99.5 %', async () => {
    const outcomes = await outcomesOf(some('syntax'));
    expect(outcomes.get('correct')?.length).toBeGreaterThanOrEqual(EACH * 0.995);
  });

  test('the same state by another way is right in 95 %, and never wrong', async () => {
    const outcomes = await outcomesOf(some('state'));
    expect(outcomes.get('wrong') ?? []).toEqual([]);
    expect(outcomes.get('correct')?.length).toBeGreaterThanOrEqual(EACH * 0.95);
  });

  test('the same output by another read is right in 95 %, and never wrong', async () => {
    const outcomes = await outcomesOf(some('output'));
    expect(outcomes.get('wrong') ?? []).toEqual([]);
    expect(outcomes.get('correct')?.length).toBeGreaterThanOrEqual(EACH * 0.95);
  });

  test('a near miss is never right by effect', async () => {
    const right: EffectPair[] = [];
    for (const pair of some('near-miss')) {
      const judged = await judgeAnswer([pair.reference], pair.answer);
      if (judged?.outcome === 'correct' && judged.by === 'effect') right.push(pair);
    }
    expect(right).toEqual([]);
  });
});

test('no further world tells a mutated command of a deck from its reference where the verdict is right', async () => {
  const ways = commandCards().flatMap(({ ways: all }) => all.map(({ text }) => text.trim()));
  const random = new Seeded(4);
  const told: string[] = [];
  for (let n = 0; n < 100; n++) {
    const reference = ways[random.below(ways.length)] ?? '';
    const answer = mutated(reference, random);
    const judged = await judgeAnswer([reference], answer);
    if (judged?.outcome !== 'correct' || judged.by !== 'effect') continue;
    const message = differsInRandomWorlds(reference, answer, 20);
    if (message !== undefined) told.push(`${reference} | ${answer}: ${message}`);
  }
  expect(told).toEqual([]);
});
