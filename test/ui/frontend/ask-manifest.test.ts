import { expect, test } from 'vitest';
import type { CardOf } from '../../../src/deck/card.ts';
import type { Prompter, Question } from '../../../src/env.ts';
import { screenWith } from '../../../src/screen.ts';
import type { Action } from '../../../src/session/event.ts';
import { askAnswer } from '../../../src/ui/frontend/ask-answer.ts';
import type { Answered, BegunAnswer } from '../../../src/ui/frontend/asking.ts';
import { SESSION_DOUBTS } from '../../../src/ui/frontend/doubt.ts';
import { SESSION_ACTIONS } from '../../../src/ui/frontend/typed-action.ts';
import { card, part } from '../../support/cards.ts';
import { type Scripted, scriptedPrompter } from '../../support/scripted-prompter.ts';

const SKELETON = {
  commands: ['kubectl run name --image=image --dry-run=client -o yaml'],
  text: 'kind: Pod\n',
};

const CARD = card('pods/a', {
  kind: 'manifest',
  answers: [{ ...part('kind: Pod\n'), language: 'yaml' }],
  matches: [],
  exact: [],
  minor: [],
}) as CardOf<'manifest'>;

interface Asked {
  readonly answered: Answered<Action>;
  readonly questions: readonly Question[];
  readonly printed: readonly string[];
  /** What the editor was opened with. */
  readonly starts: readonly string[];
}

async function ask(script: readonly Scripted[], draft?: BegunAnswer): Promise<Asked> {
  const scripted = scriptedPrompter(script);
  const questions: Question[] = [];
  const printed: string[] = [];
  const starts: string[] = [];
  const prompter: Prompter = {
    ...scripted,
    ask: (question) => {
      questions.push(question);
      return scripted.ask(question);
    },
  };
  const answered = await askAnswer<Action>(CARD, [], {
    prompter,
    composer: {
      write: async (_, start) => {
        starts.push(start);
        return { text: `${start}metadata: {}\n` };
      },
      refusals: async () => '',
      skeleton: async () => SKELETON,
      reference: async () => '',
      discard: () => {},
    },
    history: [],
    begun: new Map(draft && [[CARD.identity, draft]]),
    print: (text) => printed.push(text),
    screen: () => screenWith(),
    keys: [],
    actions: SESSION_ACTIONS,
    meanings: SESSION_DOUBTS,
    help: { line: '', lines: '' },
  });
  scripted.finished();
  return { answered, questions, printed, starts };
}

const keysOf = (question: Question | undefined): string[] =>
  question !== undefined && 'keys' in question ? question.keys.map(({ key }) => key) : [];

test('k begins the editor with what kubectl prints, names the command, and is offered once', async () => {
  const { answered, questions, printed, starts } = await ask([
    ['key', 'k'],
    ['key', 'enter'],
  ]);
  expect(printed.join('\n')).toContain(SKELETON.commands[0]);
  expect(starts).toEqual(['kind: Pod\n']);
  expect(answered).toEqual({
    type: 'given',
    given: { type: 'text', text: 'kind: Pod\nmetadata: {}\n' },
  });
  expect(questions.map((question) => keysOf(question).includes('k'))).toEqual([true, false]);
});

test('k begins what is typed at the prompt, too', async () => {
  const { questions } = await ask([
    ['key', 'k'],
    ['key', 't'],
    ['lines', 'kind: Pod\nspec: {}\n'],
  ]);
  expect(questions.at(-1)).toMatchObject({ type: 'lines', start: 'kind: Pod\n' });
});

test('without k both begin empty', async () => {
  expect((await ask([['key', 'enter']])).starts).toEqual(['']);
});

test('what was begun at the prompt is kept: k is not offered over it', async () => {
  const { questions } = await ask(
    [
      ['key', 't'],
      ['lines', 'kind: Job\n'],
    ],
    { text: 'kind: J' },
  );
  expect(keysOf(questions[0])).not.toContain('k');
  expect(questions[1]).toMatchObject({ start: 'kind: J' });
});
