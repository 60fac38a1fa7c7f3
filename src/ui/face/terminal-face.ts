import type { Env, Prompter, Reply } from '../../env.ts';
import type { Ask } from '../../session/effect.ts';
import type { Input } from '../../session/event.ts';
import type { Draw } from '../render/draw.ts';
import { renderInline } from '../render/inline.ts';
import { renderHelp, renderView } from '../render/view.ts';
import { takesSeveralLines } from './answer-form.ts';
import { askManifest } from './ask-manifest.ts';
import type { Composer } from './composer.ts';
import type { Face } from './face.ts';
import { afterKeys, inputOfKey, questionKeys, ratingKeys, revealKeys } from './keys.ts';
import { readTyped, TYPED_ORDERS } from './typed-order.ts';

type AnswerAsk = Extract<Ask, { readonly type: 'answer' }>;

const HELP_LINE = 'Enter answers; :hint :undo :skip :quit :help';
const HELP_LINES = `a line . ends the answer; ${HELP_LINE.slice(HELP_LINE.indexOf(':'))}`;

/** A session at a terminal: what there is to read stays on the screen, the question below it is drawn by the prompter. */
export function terminalFace(
  prompter: Prompter,
  { stdout }: Pick<Env, 'stdout'>,
  draw: Draw,
  composer: Composer,
): Face {
  const history: string[] = [];
  const print = (text: string): void => stdout.write(`${text}\n`);
  return {
    show: (view) => {
      print(renderView(view, stdout.columns, draw));
      if (view.type === 'verdict' && view.card.kind === 'manifest') composer.discard(view.card);
    },
    ask: async (ask) => {
      for (;;) {
        const input = await askOnce(ask, { prompter, composer, history, print, draw });
        if (input) return input;
        print(renderHelp(stdout.columns, draw));
      }
    },
    close: () => prompter.close(),
  };
}

interface Terminal {
  readonly prompter: Prompter;
  readonly composer: Composer;
  readonly history: string[];
  readonly print: (text: string) => void;
  readonly draw: Draw;
}

/** `null` when the learner asked for help. */
async function askOnce(ask: Ask, terminal: Terminal): Promise<Input | null> {
  if (ask.type === 'answer') return askAnswer(ask, terminal);
  const keys = ask.type === 'rating' ? ratingKeys(ask.unsure) : afterKeys(ask);
  return ofReply(await terminal.prompter.ask({ type: 'key', keys }), ask);
}

async function askAnswer(ask: AnswerAsk, terminal: Terminal): Promise<Input | null> {
  const { card, order, hintsLeft } = ask;
  const { prompter, draw } = terminal;
  const keys = questionKeys(hintsLeft);
  const labels = (texts: readonly string[]) => order.map((place) => renderInline(texts[place] ?? '', draw));
  switch (card.kind) {
    case 'recall':
      return ofReply(await prompter.ask({ type: 'key', keys: revealKeys(hintsLeft) }), ask);
    case 'choice':
    case 'multi': {
      const items = labels(card.choices.map((choice) => choice.text.text));
      return ofReply(await prompter.ask({ type: card.kind === 'choice' ? 'one' : 'many', items, keys }), ask);
    }
    case 'steps': {
      const items = labels(card.steps.map((step) => step.text));
      return ofReply(await prompter.ask({ type: 'order', items, keys }), ask);
    }
    case 'cloze':
      return askGaps(card.text.gaps.length, terminal);
    case 'manifest': {
      const typeHere = () => askText('>', true, terminal);
      return askManifest({ card, hintsLeft, typeHere, ...terminal });
    }
    case 'command':
      return askText('$', takesSeveralLines(card), terminal);
    case 'text':
      return askText('>', false, terminal);
  }
}

async function askText(label: string, several: boolean, terminal: Terminal): Promise<Input | null> {
  const typed = await askTyped(label, several, terminal);
  return typeof typed === 'string' ? { type: 'answer', given: { type: 'text', text: typed } } : typed;
}

async function askGaps(count: number, terminal: Terminal): Promise<Input | null> {
  const texts: string[] = [];
  while (texts.length < count) {
    const typed = await askTyped(
      count === 1 ? '>' : `gap ${texts.length + 1} of ${count} >`,
      false,
      terminal,
    );
    if (typeof typed !== 'string') return typed;
    texts.push(typed);
  }
  return { type: 'answer', given: { type: 'gaps', texts } };
}

/** A text that is not empty; a command that was typed in its place; `null` for the help. */
async function askTyped(label: string, several: boolean, terminal: Terminal): Promise<string | Input | null> {
  const { prompter, history, print } = terminal;
  for (;;) {
    const reply = await prompter.ask({
      type: several ? 'lines' : 'line',
      label,
      history: [...history],
      help: several ? HELP_LINES : HELP_LINE,
    });
    const line = reply.type === 'text' ? reply.text : '';
    const typed = several && line.includes('\n') ? { type: 'text' as const, text: line } : readTyped(line);
    if (typed.type === 'help') return null;
    if (typed.type === 'order') return typed;
    if (typed.type === 'unknown') print(`unknown command :${typed.word}; there are ${TYPED_ORDERS}`);
    if (typed.type !== 'text' || typed.text.trim() === '') continue;
    if (history.at(-1) !== line) history.push(...line.split('\n'));
    return typed.text;
  }
}

function ofReply(reply: Reply, ask: Ask): Input | null {
  if (reply.type === 'key') return inputOfKey(reply.key, ask.type);
  if (reply.type === 'text') return { type: 'answer', given: { type: 'text', text: reply.text } };
  const order = ask.type === 'answer' ? ask.order : [];
  const items = reply.items.flatMap((item) => order[item] ?? []);
  return { type: 'answer', given: { type: 'items', items } };
}
