import { expect, test } from 'vitest';
import { compare } from '../../src/kubernetes/compare/compare.ts';
import { describeCommand } from '../../src/kubernetes/compare/describe-command.ts';
import { shorter } from '../../src/kubernetes/compare/shorter.ts';
import { readCommandTable } from '../support/command-table.ts';
import { PROTOTYPE_WORDS } from '../support/prototype-words.ts';
import { type Pick, picker } from '../support/rewrite-command.ts';
import { tries } from '../support/tries.ts';

const lines = [...readCommandTable('equal.tsv'), ...readCommandTable('near-misses.tsv')].flatMap((row) =>
  row.slice(0, 2),
);
const words = [...new Set([...lines.flatMap((line) => line.split(' ')), ...PROTOTYPE_WORDS])];
const SIGNS = [...' \t\n\r\'"`$\\|&;<>(){}[]#=-,/:*?!~@.%^+0a\u0000\u001b\u00e9\ud83d\ue000'];

/** Signs of the shell, words of real lines, and real lines with a piece cut out. */
function randomText(pick: Pick): string {
  const kind = pick(3);
  if (kind === 0) return Array.from({ length: pick(60) }, () => SIGNS[pick(SIGNS.length)]).join('');
  if (kind === 1)
    return Array.from({ length: pick(12) }, () =>
      pick(4) === 0 ? SIGNS[pick(SIGNS.length)] : words[pick(words.length)],
    ).join(pick(5) === 0 ? '' : ' ');
  const line = lines[pick(lines.length)] ?? '';
  const at = pick(line.length + 1);
  return line.slice(0, at) + (SIGNS[pick(SIGNS.length)] ?? '') + line.slice(at + pick(4));
}

const TEXTS = tries(30_000);

test(`${TEXTS} random texts: each ends in an answer, with places within the text`, {
  timeout: 3_600_000,
}, () => {
  const pick = picker(20);
  let previous = 'kubectl get pods';
  for (let n = 0; n < TEXTS; n++) {
    const text = randomText(pick);
    const { outcome, score, differences } = compare(previous, text);
    const fine =
      ['correct', 'close', 'unsure', 'wrong'].includes(outcome) &&
      score >= 0 &&
      score <= 1 &&
      (outcome === 'correct') === (score === 1) &&
      differences.every((d) => isWithin(d.range, text) && isWithin(d.referenceRange, previous));
    if (!fine)
      expect.fail(`${JSON.stringify([previous, text])}: ${JSON.stringify({ outcome, score, differences })}`);
    if (n % 10 === 0) {
      const brief = shorter(text);
      if (brief !== null && compare(text, brief).outcome !== 'correct')
        expect.fail(`${text} is not ${brief}`);
      describeCommand(text);
    }
    previous = text;
  }
});

function isWithin(range: { start: number; end: number } | undefined, text: string): boolean {
  return range === undefined || (0 <= range.start && range.start <= range.end && range.end <= text.length);
}

const LENGTH = 200_000;

/** The work for a text of twice the length must not be four times as much; these would take hours if it were. */
test.each(
  [
    'a',
    'a ',
    '-',
    '--',
    '--a ',
    '-a ',
    '"',
    "'",
    '`',
    '$(',
    '${',
    '$((',
    '<',
    '<a',
    '<<a\n',
    '|',
    '&&',
    '; a',
    '\n',
    '\\',
    '\\\n',
    '{',
    '{a,',
    'a=b ',
    'a/b ',
    'a,',
    '#',
    '(',
    '[',
    '.a',
  ].flatMap((unit) =>
    [
      '',
      'kubectl get pods ',
      'kubectl label pod a ',
      'kubectl get po -o jsonpath=',
      "kubectl get po -l '",
      'helm install a b --set ',
    ].map((head) => [head, unit] as const),
  ),
)('%j and many %j', (head, unit) => {
  const text = head + unit.repeat(Math.ceil(LENGTH / unit.length));
  expect(compare(text, `${text} b`).score).toBeGreaterThanOrEqual(0);
  describeCommand(text);
});
