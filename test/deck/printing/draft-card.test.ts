import { describe, expect, test } from 'vitest';
import { KINDS, type Kind } from '../../../src/deck/card.ts';
import { ANSWER_FORMS, type CardDraft, printDraft } from '../../../src/deck/printing/draft-card.ts';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { deckText } from '../../support/decks.ts';

const draft = (kind: Kind, answer: string, changes: Partial<CardDraft> = {}): CardDraft => ({
  ...{ id: 'a', kind, prompt: 'What?', context: '', answer, match: '', hints: [], notes: [], covers: [] },
  ...changes,
});

/** What follows the comment of a printed draft. */
const body = (of: CardDraft) => printDraft(of).split('-->\n\n')[1];

test('a draft is printed with all that it has', () => {
  const all = draft('manifest', 'kind: Role', {
    context: 'In `dev`.',
    match: 'kind: Role',
    hints: ['one', 'two\n\nlines'],
    notes: ['three'],
    covers: ['rbac/role', 'rbac/binding'],
  });
  expect(printDraft(all)).toBe(
    [
      '## What?\n<!--\nid: a\ncovers: [rbac/role, rbac/binding]\n-->',
      'In `dev`.',
      '```yaml answer\nkind: Role\n```',
      '```yaml match\nkind: Role\n```',
      '> [!TIP]\n> one',
      '> [!TIP]\n> two\n>\n> lines',
      '> [!NOTE]\n> three\n',
    ].join('\n\n'),
  );
});

test.each<[Kind, string, string]>([
  ['recall', 'The kubelet.', '---\n\nThe kubelet.\n'],
  ['cloze', 'A ==gap==.', 'A ==gap==.\n'],
  ['text', '2379\n2380', '```text answer\n2379\n2380\n```\n'],
  ['steps', ' one \n\ntwo\nthree\n', '1. one\n2. two\n3. three\n'],
  ['command', 'ls', '```sh answer\nls\n```\n'],
  ['manifest', 'kind: Role', '```yaml answer\nkind: Role\n```\n'],
  ['choice', '+ right\n- wrong // it is not', '- [x] right\n\n- [ ] wrong\n\n  it is not\n'],
  ['choice', '  - wrong \n\n+ right //  so  ', '- [ ] wrong\n\n- [x] right\n\n  so\n'],
  ['choice', '+ a // b // c', '- [x] a\n\n  b\n'],
  ['choice', '- [x] already\n- [ ] written', '- [x] already\n- [ ] written\n'],
  ['choice', '+ right\nneither', '+ right\nneither\n'],
  ['choice', '+right', '+right\n'],
  ['choice', 'x + right', 'x + right\n'],
  ['lab', '```yaml check\n```', '```yaml check\n```\n'],
])('the answer of a %s draft: %j', (kind, answer, printed) => {
  expect(body(draft(kind, answer))).toBe(printed);
});

test.each<[Kind, string, boolean]>([
  ['steps', 'a\nb\nc', true],
  ['recall', 'a', false],
  ['choice', '+ a\n- b', false],
  ['multi', '+ a\n- b', true],
  ['multi', ' + a\n\n- b', true],
  ['multi', '+ a\n+ b', false],
  ['multi', '- a', false],
])('a %s draft of %j names its kind: %s', (kind, answer, named) => {
  expect(printDraft(draft(kind, answer)).includes(`\nkind: ${kind}\n`)).toBe(named);
});

describe('a printed draft is read as a card of its kind', () => {
  const answers: Record<Kind, string> = {
    recall: 'The kubelet.',
    choice: '+ a // because\n- b // because',
    multi: '+ a\n- b',
    cloze: 'A ==gap==.',
    text: 'a',
    steps: 'a\nb\nc',
    command: 'ls',
    manifest: 'kind: Role',
    lab: '```yaml check\nkind: Pod\n```\n\n```sh answer\nls\n```',
  };

  test.each(KINDS)('%s', (kind) => {
    const { cards, diagnostics } = parseDeck(
      new SourceFile('a.md', deckText(printDraft(draft(kind, answers[kind])))),
    );
    expect([diagnostics, cards.map((card) => card.kind)]).toEqual([[], [kind]]);
    expect(ANSWER_FORMS[kind]).toMatch(/\w/);
  });
});
