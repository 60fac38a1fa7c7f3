import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/deck/card.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import type { Given } from '../../../src/grade/given.ts';
import { grade } from '../../../src/grade/grade.ts';
import { emptyState } from '../../../src/schedule/card-state.ts';
import { screenWith } from '../../../src/screen.ts';
import type { View } from '../../../src/session/effect.ts';
import { summarize } from '../../../src/session/summary.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { renderHelp, renderView } from '../../../src/ui/render/view.ts';
import { columns } from '../../../src/ui/render/wrap.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const file = new SourceFile('screens.md', readFileSync(join(FIXTURES, 'screens.md'), 'utf8'));
const { cards, diagnostics } = parseDeck(file);

function cardNamed(id: string): Card {
  const found = cards.find((card) => card.properties.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
}

const question = (id: string): View => ({
  type: 'question',
  card: cardNamed(id),
  place: { number: 3, left: 17, day: null, minutesLeft: 12.4 },
  status: 'new',
});

async function verdict(id: string, given: Given): Promise<View> {
  const card = cardNamed(id);
  const verdict = await grade(card, given);
  return { type: 'verdict', card, verdict, given, order: [2, 0, 1], ms: 75_400, rating: verdict.rating };
}

const RIGHT_COMMAND =
  'kubectl expose deployment web --target-port=8080 --namespace=shop --name=web-front --port=80';
const WRONG_MANIFEST = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny-in}
spec:
  podSelector: {}
  policyType: [Ingress]
`;

const items = (...picked: number[]): Given => ({ type: 'items', items: picked });
const summaryOf = (outcomes: readonly ('correct' | 'wrong')[]): View => {
  const answers = outcomes.map((outcome, i) => ({
    id: `${i}`,
    identity: `${i % 2 ? 'rbac' : 'services'}/card-${i}`,
    topic: i % 2 ? 'rbac' : 'services',
    domain: 'services-networking',
    kind: 'choice' as const,
    prompt: `Prompt ${i}`,
    outcome,
    score: outcome === 'correct' ? 1 : 0,
    rating: outcome === 'correct' ? (3 as const) : (1 as const),
    ms: 20_000,
    hints: 0,
    before: emptyState(),
    after: emptyState(),
  }));
  return { type: 'summary', summary: summarize(answers, [], 'finished') };
};

const SCREENS: readonly (readonly [name: string, view: View | Promise<View>])[] = [
  ...['choice', 'command', 'recall', 'cloze', 'text', 'steps', 'manifest'].map(
    (id) => [`question-${id}`, question(id)] as const,
  ),
  ['answer-recall', { type: 'answer', card: cardNamed('recall') }],
  ['answer-manifest', { type: 'answer', card: cardNamed('manifest') }],
  ['verdict-choice-right', verdict('choice', items(1))],
  ['verdict-choice-wrong', verdict('choice', items(2))],
  ['verdict-cloze-wrong', verdict('cloze', { type: 'gaps', texts: ['2379', '6443'] })],
  ['verdict-text-close', verdict('text', { type: 'text', text: '/etc/kubernetes/manifests/etcd.YAML' })],
  ['verdict-steps-wrong', verdict('steps', items(0, 2, 1, 3, 4))],
  [
    'verdict-command-wrong',
    verdict('command', { type: 'text', text: 'k expose deploy web --name web-front --port 80' }),
  ],
  ['verdict-command-right', verdict('command', { type: 'text', text: RIGHT_COMMAND })],
  ['verdict-manifest-wrong', verdict('manifest', { type: 'text', text: WRONG_MANIFEST })],
  ['hint', { type: 'hint', card: cardNamed('command'), number: 1 }],
  ['summary', summaryOf(['correct', 'wrong', 'correct', 'correct', 'wrong'])],
];

test('the deck of the screens is healthy', () => {
  expect(diagnostics.map((d) => d.message)).toEqual([]);
});

describe.each([40, 60, 80, 200])('at %i columns', (width) => {
  test.each(SCREENS)('%s', async (name, view) => {
    const screen = renderView(await view, screenWith({ width, unicode: true }));
    await expect(`${screen}\n`).toMatchFileSnapshot(join(FIXTURES, 'screens', `${name}.${width}.txt`));
  });
});

test('the keys', async () => {
  await expect(`${renderHelp(screenWith({ width: 80 }))}\n`).toMatchFileSnapshot(
    join(FIXTURES, 'screens', 'help.80.txt'),
  );
});

/** What is printed as it is: code, and a single word that is too long. */
function isWhole(line: string, width: number): boolean {
  return line.startsWith('  ') || (width >= 40 && /^[│ ]*\S+$/.test(line));
}

/** The words of a screen; rules, frames and cells of tables are left out. */
function wordsOf(screen: string): string[] {
  return screen
    .split(/[\s│]+/)
    .map((word) => word.replace(/:$/, ''))
    .filter((word) => /[a-z]{2}/i.test(word));
}

describe.each([20, 40, 60, 80, 120, 200])('no line is wider than %i columns', (width) => {
  test.each(SCREENS)('%s', async (_, view) => {
    const text = renderView(await view, screenWith({ width, unicode: true }));
    const tooWide = text.split('\n').filter((line) => columns(line) > width && !isWhole(line, width));
    expect(tooWide).toEqual([]);
  });
});

describe.each([40, 60, 80])('no word is broken at %i columns', (width) => {
  test.each(SCREENS)('%s', async (_, view) => {
    const at = async (columns: number) =>
      wordsOf(renderView(await view, screenWith({ width: columns, unicode: true })));
    const whole = new Set(await at(1000));
    expect((await at(width)).filter((word) => !whole.has(word))).toEqual([]);
  });
});

test('without colours and Unicode nothing but ASCII is drawn, and no escape sequence', async () => {
  for (const [name, view] of SCREENS) {
    const text = renderView(await view, screenWith({ width: 80 })).replaceAll('日本語テキスト', '');
    expect(text, name).toMatch(/^[\x20-\x7e\n]*$/);
  }
});

test('colours add no text', async () => {
  const strip = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');
  for (const [name, view] of SCREENS.filter(([n]) => n.startsWith('verdict'))) {
    const coloured = strip(renderView(await view, screenWith({ width: 80, level: 1 })));
    for (const word of ['Right', 'Wrong', 'Close']) {
      expect(coloured.includes(word), name).toBe(
        renderView(await view, screenWith({ width: 80 })).includes(word),
      );
    }
  }
});

test('commands are named as the program was started', async () => {
  const screen = screenWith({ width: 1000, program: 'npx k8s-drill' });
  const texts = [renderHelp(screen)];
  for (const [, view] of SCREENS) texts.push(renderView(await view, screen));
  const named = texts.join('\n').match(/(?:npx )?k8s-drill [a-z]+/g) ?? [];
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !name.startsWith('npx'))).toEqual([]);
});
