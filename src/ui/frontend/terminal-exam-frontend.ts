import type { Env, Prompter } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import type { Screen } from '../../screen.ts';
import type { ExamAsk } from '../../session/exam/effect.ts';
import type { ExamInput } from '../../session/exam/event.ts';
import { lookUp } from '../../source/look-up.ts';
import { pageText } from '../page-output.ts';
import { renderExamHelp, renderExamView } from '../render/exam-view.ts';
import { countdown } from '../render/numbers.ts';
import { askAnswer } from './ask-answer.ts';
import type { Asking, BegunAnswer } from './asking.ts';
import { askKeys } from './command-line.ts';
import type { Composer } from './composer.ts';
import { EXAM_DOUBTS } from './doubt.ts';
import { afterReport, BEGIN, ENDING, type ExamChoice } from './exam-choices.ts';
import type { ExamFrontend } from './exam-frontend.ts';
import { EXAM_ACTIONS, goTo, orderOfKey, TASK_KEYS } from './exam-keys.ts';
import { withinTime } from './time-limit.ts';

const COMMANDS = ':flag :skip :previous :list :quit :help';
const HELP = {
  line: `Enter answers; empty line: skip; ${COMMANDS}`,
  lines: `A line . ends the answer; on a line of their own: ${COMMANDS}`,
};
const LIST_HELP =
  'a number opens the task; Enter the first open one; :previous to where you were; :quit ends the exam';

/** An exam at a terminal; the remaining time is shown before every question and keeps running. */
export function terminalExamFrontend(
  prompter: Prompter,
  env: Env,
  screen: () => Screen,
  composer: Composer,
): ExamFrontend {
  const history: string[] = [];
  const begun = new Map<string, BegunAnswer>();
  const print = (text: string): void => env.stdout.write(`${text}\n`);
  const asking = {
    composer,
    history,
    begun,
    print,
    screen,
    keys: TASK_KEYS,
    actions: EXAM_ACTIONS,
    meanings: EXAM_DOUBTS,
    help: HELP,
  };
  return {
    show: (view) => {
      const text = renderExamView(view, screen());
      if (view.type === 'review') pageText(`${text}\n`, env);
      else print(text);
    },
    ask: (ask, left) =>
      withinTime(left, async (signal) => {
        const status = () => (left ? countdown(left()) : '');
        const timed: Prompter = {
          ...prompter,
          ask: (question) => prompter.ask(question, { status, signal, endIsQuit: false }),
        };
        for (;;) {
          const input = await orLeave(ask, askOnce(ask, { ...asking, prompter: timed }), asking);
          if (input) return input;
          print(renderExamHelp(screen()));
        }
      }),
    close: () => prompter.close(),
  };
}

/** `null` when the learner asked for help. */
async function askOnce(ask: ExamAsk, asking: Asking<ExamInput>): Promise<ExamInput | null> {
  switch (ask.type) {
    case 'begin':
      return choose(BEGIN, asking);
    case 'answer':
      return askTask(ask, asking);
    case 'list':
      return askList(asking);
    case 'ending':
      return choose(ENDING, asking);
    case 'after':
      return choose(afterReport(ask.missed), asking);
  }
}

async function choose(
  { keys, inputs, actions }: ExamChoice,
  asking: Asking<ExamInput>,
): Promise<ExamInput | null> {
  const reply = await askKeys(keys, { ...asking, actions });
  if (reply.type === 'action') return reply.action;
  return reply.type === 'key' ? (lookUp(inputs, reply.key) ?? null) : null;
}

async function askTask(
  { card, order }: Extract<ExamAsk, { readonly type: 'answer' }>,
  asking: Asking<ExamInput>,
): Promise<ExamInput | null> {
  const answered = await askAnswer(card, order, asking);
  if (answered.type === 'given') return { type: 'answer', given: answered.given };
  if (answered.type === 'action') return answered.action;
  return answered.type === 'key' ? (orderOfKey(answered.key) ?? null) : null;
}

async function askList({ prompter, print, actions }: Asking<ExamInput>): Promise<ExamInput | null> {
  for (;;) {
    const reply = await prompter.ask({ type: 'line', label: 'Task?', history: [], help: LIST_HELP });
    const line = reply.type === 'text' ? reply.text.trim() : '';
    if (line === '') return { type: 'go-on' };
    const typed = actions.read(line);
    if (typed.type === 'help') return null;
    const input =
      typed.type === 'action' ? typed.action : typed.type === 'text' ? goTo(typed.text) : undefined;
    if (input) return input;
    print(LIST_HELP);
  }
}

/** Ctrl-D leaves before and after the exam; during it, the exam is kept for later. */
async function orLeave(
  ask: ExamAsk,
  asked: Promise<ExamInput | null>,
  { print, screen }: Pick<Asking<ExamInput>, 'print' | 'screen'>,
): Promise<ExamInput | null> {
  try {
    return await asked;
  } catch (error) {
    if (!isFailure(error) || error.problem.code !== 'end-of-input') throw error;
    if (ask.type === 'begin') return { type: 'stay' };
    if (ask.type === 'after') return { type: 'go-on' };
    print(`You left the exam. Its clock keeps running; ${screen().program} exam resumes it.`);
    throw error;
  }
}
