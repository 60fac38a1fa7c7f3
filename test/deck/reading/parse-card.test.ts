import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/deck/card.ts';
import { cardOf, findingsOf, messagesOf } from '../../support/read-cards.ts';

/** The parts of a card as texts; where a part stands is the text there. */
const at = ({ file }: Card, { start, end }: { start: number; end: number }) => file.text.slice(start, end);
const kindOf = (answer: string, ...properties: string[]) => cardOf(answer, ...properties).kind;

function choicesOf(answer: string, ...properties: string[]) {
  const card = cardOf(answer, ...properties);
  if (card.kind !== 'choice' && card.kind !== 'multi') throw new Error(card.kind);
  return card.choices.map(({ text, correct, reason }) => [text.text, correct, reason?.text]);
}

describe('choices', () => {
  test('have a text, a tick and a reason, without the indent of their lines', () => {
    const answer = '- [x] right\n  of two lines\n\n  because\n\n  - of\n    this\n- [ ] wrong\n- [X]\tboth';
    expect(choicesOf(answer)).toEqual([
      ['right\nof two lines', true, 'because\n\n- of\n  this'],
      ['wrong', false, undefined],
      ['both', true, undefined],
    ]);
    const card = cardOf('- [x] right\n\n  because\n- [ ] wrong');
    const [first, second] = card.kind === 'choice' ? card.choices : [];
    expect(first && [at(card, first.range), at(card, first.text.range)]).toEqual([
      '- [x] right\n\n  because',
      'right',
    ]);
    expect(second && at(card, second.range)).toBe('- [ ] wrong');
  });

  test.each([
    ['- [x] a\n- [ ] b', [], 'choice'],
    ['- [x] a\n- [x] b', [], 'multi'],
    ['- [x] a\n- [ ] b', ['kind: multi'], 'multi'],
    ['1. [x] a\n2. [ ] b', [], 'choice'],
    ['---\n\n- [x] a', ['kind: recall'], 'recall'],
  ])('%j with %j is a card of kind %s', (answer, properties, kind) => {
    expect(kindOf(answer, ...properties)).toBe(kind);
  });

  test.each([
    ['', true],
    ['shuffle: true', true],
    ['shuffle: false', false],
  ])('with "%s" are shuffled: %s', (property, shuffle) => {
    const card = cardOf('- [x] a\n- [ ] b', ...(property === '' ? [] : [property]));
    expect(card).toMatchObject({ shuffle });
  });

  test.each([
    ['- [ ] a\n- [ ] b', [['no-tick', '- [ ] a\n- [ ] b']]],
    ['- [x] a\n- b', [['mixed-choices', '- b']]],
    ['- [x] a\n- [y] b', [['mixed-choices', '- [y] b']]],
    ['- [x] a\n- [ ]b', [['mixed-choices', '- [ ]b']]],
    ['- [x] a\n-', [['mixed-choices', '-']]],
    ['- [x]\n- [ ] b', [['empty-choice', '- [x]']]],
    ['- [x] a\n\n* [ ] b', [['split-choices', '* [ ] b']]],
    ['- a\n- b', []],
  ])('%j: %j', (answer, findings) => {
    expect(findingsOf(answer)).toEqual(findings);
  });

  test('are shuffled or not, and nothing else', () => {
    expect(findingsOf('- [x] a\n- [ ] b', 'shuffle: no')).toEqual([['property-value', 'no']]);
  });
});

describe('steps', () => {
  const stepsOf = (answer: string, ...properties: string[]) => {
    const card = cardOf(answer, 'kind: steps', ...properties);
    return card.kind === 'steps' ? [card.steps.map(({ text }) => text), card.swap] : null;
  };

  test('are the items of the list, and pairs of them that may change places', () => {
    const answer = '1. one\n   more\n2. two\n10. three';
    expect(stepsOf(answer, 'swap: [1-2, 3-1]')).toEqual([
      ['one\nmore', 'two', 'three'],
      [
        [1, 2],
        [3, 1],
      ],
    ]);
    expect(stepsOf(answer)?.[1]).toEqual([]);
  });

  test.each(['0-1', '1-4', '4-1', '1-0', '2-2', '1', '1-2-3', 'a-b', '1-22222'])('do not swap %s', (pair) => {
    expect(findingsOf('1. a\n2. b\n3. c', 'kind: steps', `swap: [${pair}]`)).toEqual([['bad-swap', pair]]);
  });

  test.each([
    ['1. a\n2. b', [['few-steps', '1. a\n2. b']]],
    ['1. a\n2.\n3. c', [['empty-step', '2.']]],
    ['An answer.', [['kind-mismatch', '## Prompt']]],
    ['- [x] a\n- [ ] b', [['kind-mismatch', '- [x] a\n- [ ] b']]],
  ])('%j: %j', (answer, findings) => {
    expect(findingsOf(answer, 'kind: steps')).toEqual(findings);
  });
});

describe('a text to type', () => {
  const acceptedOf = (answer: string) => {
    const card = cardOf(answer);
    return card.kind === 'text' ? [card.accepted.map(({ text }) => text), at(card, card.answerRange)] : null;
  };

  test.each([
    ['```text answer\n2379\n```', ['2379'], '2379'],
    ['```text answer\n a \n\nb\n```', ['a', 'b'], ' a \n\nb'],
    ['```text answer whole\na\nb\n```', ['a\nb'], 'a\nb'],
  ])('%j accepts %j', (answer, accepted, where) => {
    expect(acceptedOf(answer)).toEqual([accepted, where]);
  });

  test.each(['```text answer\n```', '```text answer\n \n```', '```text answer whole\n\n```'])(
    '%j is empty',
    (answer) => {
      expect(findingsOf(answer)).toEqual([['empty-answer', answer]]);
    },
  );
});

describe('commands and manifests', () => {
  const SH = '```sh answer\nls\n```';
  const YAML = '```yaml answer\nkind: A\n```';

  test('may be ordered or not, or leave it open', () => {
    expect(cardOf(SH)).not.toHaveProperty('ordered');
    expect(cardOf(SH, 'ordered: true')).toMatchObject({ ordered: true });
    expect(cardOf(SH, 'ordered: false')).toMatchObject({ ordered: false });
    expect(findingsOf(SH, 'ordered: maybe')).toEqual([['property-value', 'maybe']]);
  });

  test('have one start, and a text in each fence but that', () => {
    const start = '```yaml start\n```';
    expect(cardOf(`${start}\n\n${YAML}`)).toMatchObject({ start: { text: '' } });
    expect(findingsOf(`${start}\n\n${start}\n\n${YAML}`).map(([code]) => code)).toEqual(['two-starts']);
    expect(findingsOf(`${SH}\n\n\`\`\`sh answer\n\n\`\`\``)).toEqual([
      ['empty-answer', '```sh answer\n\n```'],
    ]);
    expect(findingsOf(`${YAML}\n\n\`\`\`yaml match\n \n\`\`\``)).toEqual([
      ['empty-answer', '```yaml match\n \n```'],
    ]);
  });

  test('of manifests say which fields are exact and which are minor', () => {
    expect(cardOf(YAML)).toMatchObject({ kind: 'manifest', exact: [], minor: [] });
    expect(cardOf(YAML, 'exact: [spec.a, spec.b]', 'minor: [metadata.labels]')).toMatchObject({
      ...{ exact: ['spec.a', 'spec.b'], minor: ['metadata.labels'] },
    });
    expect(findingsOf(SH, 'exact: [spec]')).toEqual([['property-for-kind', 'exact']]);
  });

  test.each([
    [`${YAML}\n\n${SH}`, [['two-answers', SH]]],
    ['```yaml match\nkind: A\n```', [['match-without-answer', '```yaml match\nkind: A\n```']]],
    [`\`\`\`yaml match\nkind: A\n\`\`\`\n\n${SH}`, [['match-without-answer', '```yaml match\nkind: A\n```']]],
    [`\`\`\`sh setup\nls\n\`\`\`\n\n${SH}`, [['setup-without-check', '```sh setup\nls\n```']]],
    ['```yaml world\nkind: A\n```', [['world-without-command', '```yaml world\nkind: A\n```']]],
    [
      `${YAML}\n\n\`\`\`yaml world\nkind: A\n\`\`\``,
      [['world-without-command', '```yaml world\nkind: A\n```']],
    ],
    [`${SH}\n\n\`\`\`yaml world\nkind: A\n\`\`\``, []],
    [`${SH}\n\nmore\n\nand more`, [['content-after-answer', 'more']]],
    [`${SH}\n\n<!-- more -->`, []],
    [`Shown.\n\n${SH}`, []],
    ['---', [['break-without-answer', '---']]],
    ['---\n\n<!-- x -->', [['break-without-answer', '---']]],
    ['1. a\n2. b', [['list-without-kind', '1. a\n2. b']]],
    ['<!-- x -->', [['no-answer', '## Prompt']]],
    ['', [['no-answer', '## Prompt']]],
  ])('%j: %j', (answer, findings) => {
    expect(findingsOf(answer)).toEqual(findings);
  });
});

describe('a lab', () => {
  const CHECK = '```yaml check\nkind: A\n```';
  const WAY = '```sh answer\nls\n```';

  test('begins on two workers with nothing missing, unless it says otherwise', () => {
    const lab = { kind: 'lab', cluster: 'workers-2', missingImages: [], programs: [], simulated: false };
    expect(cardOf(`${CHECK}\n\n${WAY}`)).toMatchObject({ ...lab, setup: [] });
    const properties = ['cluster: zones-3', 'missing-images: [a, b]', 'programs: [x]', 'simulated: true'];
    expect(cardOf(`${CHECK}\n\n${WAY}`, ...properties)).toMatchObject({
      ...{ cluster: 'zones-3', missingImages: ['a', 'b'], programs: ['x'], simulated: true },
    });
  });

  test('has its setup, checks and ways in their order, with their words', () => {
    const blocks = [
      '```yaml setup\na\n```',
      '```text file b.txt\n```',
      '```yaml absent 3\nc\n```',
      '```yaml answer\nd\n```',
    ];
    expect(cardOf([...blocks, CHECK, WAY].join('\n\n'))).toMatchObject({
      setup: [
        { text: 'a', language: 'yaml' },
        { text: '', language: 'text', file: { path: 'b.txt' } },
      ],
      checks: [
        { text: 'c', type: 'absent', weight: 3 },
        { text: 'kind: A', type: 'match', weight: 1 },
      ],
      ways: [
        { text: 'd', language: 'yaml' },
        { text: 'ls', language: 'sh' },
      ],
    });
  });

  test.each([
    [CHECK, [['lab-without-answer', CHECK]]],
    [`\`\`\`yaml check\n\`\`\`\n\n${WAY}`, [['empty-answer', '```yaml check\n```']]],
    [`\`\`\`sh setup\n\n\`\`\`\n\n${CHECK}\n\n${WAY}`, [['empty-answer', '```sh setup\n\n```']]],
    [`${CHECK}\n\n\`\`\`sh answer\n\`\`\``, [['empty-answer', '```sh answer\n```']]],
    [`${CHECK}\n\n- [x] a\n\n${WAY}`, [['two-answers', '- [x] a']]],
    ['```sh setup\nls\n```', [['setup-without-check', '```sh setup\nls\n```']]],
  ])('%j: %j', (answer, findings) => {
    expect(findingsOf(answer)).toEqual(findings);
  });
});

describe('gaps', () => {
  const clozeOf = (answer: string) => {
    const card = cardOf(answer);
    return card.kind === 'cloze' ? [card.text.fence, card.text.literals, at(card, card.text.range)] : null;
  };

  test.each([
    ['A ==b==.\n\nC.', undefined, ['A ', '.\n\nC.'], 'A ==b==.\n\nC.'],
    ['- a\n  - ==b==', undefined, ['- a\n  - ', ''], '- a\n  - ==b=='],
    ['> ==b==', undefined, ['> ', ''], '> ==b=='],
    ['### ==b==', undefined, ['### ', ''], '### ==b=='],
    ['```yaml cloze\na: ==b==\n```', 'yaml', ['a: ', ''], 'a: ==b=='],
  ])('of %j', (answer, fence, literals, where) => {
    expect(clozeOf(answer)).toEqual([fence, literals, where]);
  });

  test.each([
    ['```yaml cloze\na: b\n```', [['no-gap', 'a: b']]],
    ['```yaml cloze\n```', [['no-gap', '']]],
    ['A ==b|==.', [['empty-gap', '==b|==']]],
    ['```yaml cloze\na: ==b==\n```\n\nA ==b==.', [['two-answers', 'A ==b==.']]],
  ])('%j: %j', (answer, findings) => {
    expect(findingsOf(answer)).toEqual(findings);
  });
});

test.each([
  ['- [x] a\n- [ ] b', '- [ ] a\n- [x] b'],
  ['A ==b==.', 'A ==c==.'],
  ['A ==b== ==c==.', 'A ==b== ==d==.'],
  ['A ==b==.', 'A ==`b`==.'],
  ['A ==b==.', 'A ==b|c==.'],
  ['```sh answer\nls\n```', '```sh answer\nps\n```'],
  ['```yaml answer\na: 1\n```', '```yaml answer\na: 1\n```\n\n```yaml match\na: 2\n```'],
  ['```text answer\na\n```', '```text answer\na\nb\n```'],
])('the answers %j and %j have fingerprints of their own', (one, other) => {
  expect(cardOf(one).fingerprint()).not.toBe(cardOf(other).fingerprint());
  expect(cardOf(one).fingerprint()).toBe(cardOf(`${one}\n`).fingerprint());
});

describe('what goes with a card', () => {
  const ANSWER = '---\n\nAn answer.\n\n<!-- unseen -->';

  test('is its context without comments at its ends, its hints and its notes', () => {
    const alerts = '> [!tip]\n> one\n>\n>     two\n\n>[!NOTE]\n>three\n\n   > [!WARNING]\n   >\tfour';
    const card = cardOf(`<!-- x -->\n\nShown.\n\n[a]: /b\n\n${ANSWER}\n\n${alerts}`);
    expect(card.context?.text).toBe('Shown.');
    expect(card.kind === 'recall' && card.answer.text).toBe('An answer.');
    expect(card.hints.map(({ text }) => text)).toEqual(['one\n\n    two']);
    expect(card.notes.map(({ type, text }) => [type, text])).toEqual([
      ['note', 'three'],
      ['warning', 'four'],
    ]);
    expect(card.hints.map(({ range }) => at(card, range))).toEqual(['one\n>\n>     two']);
  });

  test.each([
    ['> [!HINT]\n> a', [['alert-type', '[!HINT]']]],
    ['> [!]\n> a', [['alert-type', '[!]']]],
    ['> [!TIP] a\n> b', [['alert-first-line', ' a']]],
    ['> [!TIP]', [['empty-alert', '[!TIP]']]],
    ['> [!TIP]\n>\n> ', [['empty-alert', '[!TIP]']]],
    ['> [!TIP]\n> a\n> [!NOTE]\n> b', [['alerts-joined', '[!NOTE]']]],
    ['> [!TIP]\n> a [!NOTE]', []],
    ['> [!TIP]\n> a\n\n<!-- x -->', []],
    ['> [!TIP]\n> a\n\nmore', [['content-after-alert', 'more']]],
    ['> [!TIP]\n> ```sh answer\n> ls\n> ```', [['nested-answer', 'sh answer']]],
    ['> [!TIP]\n> - ```sh answer\n>   ls\n>   ```', [['nested-answer', 'sh answer']]],
  ])('%j: %j', (alert, findings) => {
    expect(findingsOf(`An answer.\n\n${alert}`)).toEqual(findings);
  });
});

describe('a fence', () => {
  const fence = (info: string) => `An answer.\n\n\`\`\`${info}\nx\n\`\`\``;

  test.each([
    ['', []],
    ['sh', []],
    ['yaml broken', []],
    ['answer', [['missing-language', 'answer']]],
    ['sh anwser', [['unknown-fence-word', 'sh anwser']]],
    ['bash answer', [['fence-language', 'bash answer']]],
    ['yaml whole', [['fence-words', 'yaml whole']]],
    ['text match', [['fence-language', 'text match']]],
    ['yaml broken start', [['fence-words', 'yaml broken start']]],
    ['text file /x', [['bad-lab-file', 'text file /x']]],
  ])('with the words %j: %j', (info, findings) => {
    expect(findingsOf(fence(info))).toEqual(findings);
  });

  test('whose words mean nothing together names them', () => {
    expect(messagesOf(fence('yaml broken start'))).toEqual([expect.stringContaining('`broken start`')]);
  });

  test('within a list is a part of its text, and no answer', () => {
    expect(findingsOf('- a\n  ```sh answer\n  ls\n  ```')).toEqual([['nested-answer', 'sh answer']]);
    expect(kindOf('- a\n  ```sh\n  ls\n  ```')).toBe('recall');
  });

  test('that is indented loses so much of each line', () => {
    const card = cardOf('  ```sh answer\n  a\n    b\n c\n\td\n  ```');
    expect(card.kind === 'command' && card.ways[0]?.text).toBe('a\n  b\nc\nd');
  });

  test('may have any white space between its words', () => {
    expect(kindOf('```sh \t answer\nls\n```')).toBe('command');
    expect(kindOf('```yaml\tcloze\na: ==b==\n```')).toBe('cloze');
  });
});
