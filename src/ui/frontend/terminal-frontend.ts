import type { Env, KeyChoice, Prompter } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import type { Screen } from '../../screen.ts';
import type { Ask } from '../../session/effect.ts';
import type { Action, Input } from '../../session/event.ts';
import { renderHelp, renderView } from '../render/view.ts';
import { askAnswer } from './ask-answer.ts';
import type { Answered, BegunAnswer } from './asking.ts';
import { askKeys } from './command-line.ts';
import type { Composer } from './composer.ts';
import { SESSION_DOUBTS } from './doubt.ts';
import type { Frontend } from './frontend.ts';
import {
  afterKeys,
  INTRODUCTION_KEYS,
  inputOfKey,
  questionKeys,
  ratingKeys,
  revealKeys,
  verdictLead,
} from './keys.ts';
import { SESSION_ACTIONS } from './typed-action.ts';

type AnswerAsk = Extract<Ask, { readonly type: 'answer' }>;

const COMMANDS = ':hint :undo :skip :quit :help';
const UNKNOWN = "empty line: I don't know";
const HELP = {
  line: `Enter answers; ${UNKNOWN}; ${COMMANDS}`,
  lines: `A line . ends the answer; on a line of their own: ${COMMANDS}`,
};

/** A session at a terminal: output stays on the screen, and the prompter draws the question below it. */
export function terminalFrontend(
  prompter: Prompter,
  { stdout }: Pick<Env, 'stdout'>,
  screen: () => Screen,
  composer: Composer,
): Frontend {
  const history: string[] = [];
  const begun = new Map<string, BegunAnswer>();
  const print = (text: string): void => stdout.write(`${text}\n`);
  return {
    show: (view) => {
      print(renderView(view, screen()));
      if (view.type === 'verdict' && view.card.kind === 'manifest') composer.discard(view.card);
    },
    ask: async (ask) => {
      for (;;) {
        const input = await orQuit(askOnce(ask, { prompter, composer, history, begun, print, screen }));
        if (input) return input;
        print(renderHelp(screen()));
      }
    },
    close: () => prompter.close(),
  };
}

interface Terminal {
  readonly prompter: Prompter;
  readonly composer: Composer;
  readonly history: string[];
  readonly begun: Map<string, BegunAnswer>;
  readonly print: (text: string) => void;
  /** The current screen: a terminal may be resized between two questions. */
  readonly screen: () => Screen;
}

/** `null` when the learner asked for help. */
async function askOnce(ask: Ask, terminal: Terminal): Promise<Input | null> {
  if (ask.type === 'answer') return askForAnswer(ask, terminal);
  const keys = keysOf(ask);
  const reply = await askKeys(keys, { ...terminal, actions: SESSION_ACTIONS }, verdictLead(ask));
  if (reply.type === 'action') return reply;
  return reply.type === 'key' ? inputOfKey(reply.key, ask.type) : null;
}

function keysOf(ask: Exclude<Ask, AnswerAsk>): KeyChoice[] {
  switch (ask.type) {
    case 'introduction':
      return INTRODUCTION_KEYS;
    case 'rating':
      return ratingKeys(ask);
    case 'after':
      return afterKeys(ask);
  }
}

async function askForAnswer(ask: AnswerAsk, terminal: Terminal): Promise<Input | null> {
  const { card, order, hintsLeft } = ask;
  const keys = card.kind === 'recall' ? revealKeys(hintsLeft) : questionKeys(hintsLeft);
  const answered: Answered<Action> = await askAnswer(card, order, {
    ...terminal,
    keys,
    actions: SESSION_ACTIONS,
    meanings: SESSION_DOUBTS,
    help: HELP,
  });
  if (answered.type === 'help') return null;
  if (answered.type === 'key') return inputOfKey(answered.key, ask.type);
  return answered.type === 'given' ? { type: 'answer', given: answered.given } : answered;
}

/** Ctrl-D ends a session like the quit key. */
async function orQuit(asked: Promise<Input | null>): Promise<Input | null> {
  try {
    return await asked;
  } catch (error) {
    if (isFailure(error) && error.problem.code === 'end-of-input') return { type: 'action', action: 'quit' };
    throw error;
  }
}
