import { expect, test } from 'vitest';
import { answerText } from '../../src/deck/card-text.ts';
import { cardOf } from '../support/read-cards.ts';

test.each([
  ['recall', '---\n\nThe kubelet.', [], 'The kubelet.'],
  ['choice', '- [x] one\n- [ ] two', [], 'one\ntwo'],
  ['multi', '- [x] one\n- [x] two', [], 'one\ntwo'],
  ['cloze', 'A ==Role|role== and a ==RoleBinding== grant.', [], 'A Role and a RoleBinding grant.'],
  ['text', '```text answer\n2379\n2380\n```', [], '2379\n2380'],
  ['steps', '1. one\n2. two\n3. three', ['kind: steps'], 'one\ntwo\nthree'],
  ['command', '```sh answer\nls\n```\n\n```sh answer\nls -a\n```', [], 'ls\nls -a'],
  ['manifest', '```yaml answer\nkind: A\n```\n\n```yaml answer\nkind: B\n```', [], 'kind: A\nkind: B'],
  [
    'lab',
    '```yaml check\nkind: Pod\n```\n\n```sh answer\nls\n```\n\n```yaml answer\nkind: Pod\n```',
    [],
    'ls\nkind: Pod',
  ],
])('the answer of a %s card', (kind, answer, properties, text) => {
  const card = cardOf(answer, ...properties);
  expect([card.kind, answerText(card)]).toEqual([kind, text]);
});
