import { describe, expect, test } from 'vitest';
import { screenWith } from '../../../src/screen.ts';
import type { Action } from '../../../src/session/event.ts';
import type { ExamInput } from '../../../src/session/exam/event.ts';
import { askAnswer } from '../../../src/ui/frontend/ask-answer.ts';
import type { Answered } from '../../../src/ui/frontend/asking.ts';
import { doubtOf, EXAM_DOUBTS, SESSION_DOUBTS } from '../../../src/ui/frontend/doubt.ts';
import { EXAM_ACTIONS } from '../../../src/ui/frontend/exam-keys.ts';
import { readAnswer } from '../../../src/ui/frontend/read-answer.ts';
import { SESSION_ACTIONS } from '../../../src/ui/frontend/typed-action.ts';
import { textCard } from '../../support/cards.ts';
import { type Scripted, scriptedPrompter } from '../../support/scripted-prompter.ts';

const CARD = textCard('etcd/port', '2379');
const GIVEN = (text: string) => ({ given: { type: 'text', text } });

test.each([
  ['', 'give-up'],
  ['  ', 'give-up'],
  ['idk', 'give-up'],
  ['IDK ', 'give-up'],
  ['q', 'quit'],
  ['quit', 'quit'],
  ['exit', 'quit'],
  ['?', 'help'],
  ['help', 'help'],
  ['quit now', null],
  ['kubectl help', null],
  ['constructor', null],
])('%j is meant as %s', (text, doubt) => {
  expect(doubtOf(text)).toBe(doubt);
});

/** A text card at a terminal. */
async function typed(script: readonly Scripted[]): Promise<Answered<Action>> {
  const prompter = scriptedPrompter(script);
  const answered = await askAnswer(CARD, [], {
    prompter,
    composer: {
      write: async () => ({ problem: '' }),
      refusals: async () => '',
      skeleton: async () => null,
      reference: async () => '',
      discard: () => {},
    },
    history: [],
    begun: new Map(),
    print: () => {},
    screen: () => screenWith(),
    keys: [],
    actions: SESSION_ACTIONS,
    meanings: SESSION_DOUBTS,
    help: { line: '', lines: '' },
  });
  prompter.finished();
  return answered;
}

describe('at a terminal', () => {
  test.each<[string, Scripted[], object]>([
    [
      'an empty line and Enter reveal',
      [
        ['line', ''],
        ['key', 'enter'],
      ],
      { action: 'reveal' },
    ],
    [
      'idk and Enter reveal',
      [
        ['line', 'idk'],
        ['key', 'enter'],
      ],
      { action: 'reveal' },
    ],
    [
      'q and Enter end the session',
      [
        ['line', 'q'],
        ['key', 'enter'],
      ],
      { action: 'quit' },
    ],
    [
      'exit and g are graded',
      [
        ['line', 'exit'],
        ['key', 'g'],
      ],
      GIVEN('exit'),
    ],
    [
      'help and Enter show the keys',
      [
        ['line', 'help'],
        ['key', 'enter'],
      ],
      { type: 'help' },
    ],
    [
      'n goes back',
      [
        ['line', 'q'],
        ['key', 'n'],
        ['line', '2379'],
      ],
      GIVEN('2379'),
    ],
    [
      'a command is heard',
      [
        ['line', ''],
        ['key', ':'],
        ['line', 'skip'],
      ],
      { action: 'skip' },
    ],
  ])('%s', async (_, script, expected) => {
    expect(await typed(script)).toMatchObject(expected);
  });

  test('an empty line cannot be graded', async () => {
    await expect(
      typed([
        ['line', ''],
        ['key', 'g'],
      ]),
    ).rejects.toThrow('no key');
  });
});

function reader(lines: readonly string[]) {
  const left = [...lines];
  return { next: async () => left.shift() ?? null, close: () => {} };
}

async function plain(lines: readonly string[]) {
  const printed: string[] = [];
  const print = (text: string): void => {
    printed.push(text);
  };
  const reference = async () => '';
  const read = await readAnswer<Action>(CARD, [], {
    reader: reader(lines),
    actions: SESSION_ACTIONS,
    meanings: SESSION_DOUBTS,
    print,
    reference,
  });
  return { read, printed };
}

describe('in plain lines', () => {
  test.each([
    ['two empty lines reveal', ['', ''], { action: 'reveal' }],
    ['q and an empty line end the session', ['q', ''], { action: 'quit' }],
    ['q and g are graded', ['q', 'g'], GIVEN('q')],
    ['anything else goes back', ['', 'n', '2379'], GIVEN('2379')],
    ['the end of input is the end', ['q'], { type: 'end-of-input' }],
    ['help and an empty line say what there is', ['help', '', '2379'], GIVEN('2379')],
    ['a command needs no question', [':reveal'], { action: 'reveal' }],
  ])('%s', async (_, lines, expected) => {
    expect((await plain(lines)).read).toMatchObject(expected);
  });

  test('it is said what an empty line does', async () => {
    const { printed } = await plain(['', '']);
    expect(printed.at(-1)).toBe(
      'Reveal the answer? An empty line: reveal it, which counts as again; anything else: go back',
    );
  });

  test('in an exam an empty line asks whether to skip', async () => {
    const read = await readAnswer<ExamInput>(CARD, [], {
      reader: reader(['', '']),
      actions: EXAM_ACTIONS,
      meanings: EXAM_DOUBTS,
      print: () => {},
      reference: async () => '',
    });
    expect(read).toEqual({ type: 'action', action: { type: 'action', action: 'skip' } });
  });
});
