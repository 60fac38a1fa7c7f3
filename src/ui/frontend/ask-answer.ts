import type { Card } from '../../deck/card.ts';
import type { Reply } from '../../env.ts';
import { renderInline } from '../render/inline.ts';
import { takesSeveralLines } from './answer-form.ts';
import { askDoubt } from './ask-doubt.ts';
import { askManifest } from './ask-manifest.ts';
import type { Answered, Asking } from './asking.ts';
import { askKeys, COMMAND_KEY, keyOrCommand } from './command-line.ts';
import { doubtOf } from './doubt.ts';
import { answerExplain, explainSubject, withExplain } from './reference.ts';

/**
 * Asks for the answer to a card once, in the way of its kind.
 * @param order choices or steps in the order in which they are shown
 */
export async function askAnswer<O>(
  card: Card,
  order: readonly number[],
  asking: Asking<O>,
): Promise<Answered<O>> {
  const { keys } = asking;
  const screen = asking.screen();
  const labels = (texts: readonly string[]) => order.map((place) => renderInline(texts[place] ?? '', screen));
  switch (card.kind) {
    case 'recall':
    case 'lab':
      return picked(await askKeys(keys, asking), order);
    case 'choice':
      return askPicks(card, { type: 'one', items: labels(card.choices.map(textOf)), order }, asking);
    case 'multi':
      return askPicks(card, { type: 'many', items: labels(card.choices.map(textOf)), order }, asking);
    case 'steps':
      return askPicks(
        card,
        { type: 'order', items: labels(card.steps.map(({ text }) => text)), order },
        asking,
      );
    case 'cloze':
      return askGaps(card.text.gaps.length, asking);
    case 'manifest':
      return askManifest(card, withReference(asking), (start) =>
        askText({ label: '>', card, start }, withReference(asking)),
      );
    case 'command':
      return askText({ label: '$', card, ...(takesSeveralLines(card) && { start: '' }) }, asking);
    case 'text':
      return askText({ label: '>', card }, asking);
  }
}

function textOf({ text }: { readonly text: { readonly text: string } }): string {
  return text.text;
}

interface Picks {
  readonly type: 'one' | 'many' | 'order';
  readonly items: readonly string[];
  readonly order: readonly number[];
}

/** Keeps the picks while another key is handled. */
async function askPicks<O>(
  { identity }: Card,
  { order, ...question }: Picks,
  asking: Asking<O>,
): Promise<Answered<O>> {
  const { prompter, begun } = asking;
  const keys = [...asking.keys, COMMAND_KEY];
  const ask = async (): Promise<Reply> => {
    const before = begun.get(identity)?.picked ?? [];
    const reply = await prompter.ask({ ...question, keys, picked: before });
    if (reply.type === 'key') begun.set(identity, { picked: reply.picked ?? [] });
    else begun.delete(identity);
    return reply;
  };
  return picked(await keyOrCommand(ask, asking), order);
}

/** The typed actions, with `:explain` if a manifest is asked for. */
function withReference<O>(asking: Asking<O>): Asking<O> {
  const { composer, help, actions } = asking;
  const lines = `${help.lines} :explain`;
  return {
    ...asking,
    reference: composer.reference,
    help: { ...help, lines },
    actions: withExplain(actions),
  };
}

function picked<O>(
  reply: Reply | Extract<Answered<O>, { readonly type: 'action' | 'help' }>,
  order: readonly number[],
): Answered<O> {
  if (reply.type === 'key' || reply.type === 'action' || reply.type === 'help') return reply;
  const items = reply.type === 'items' ? reply.items.flatMap((item) => order[item] ?? []) : [];
  return { type: 'given', given: { type: 'items', items } };
}

interface Typing {
  readonly label: string;
  readonly card?: Card;
  /** The text that an answer of several lines begins with; absent for an answer of one line. */
  readonly start?: string;
}

async function askText<O>(typing: Typing, asking: Asking<O>): Promise<Answered<O>> {
  const typed = await askTyped(typing, asking);
  return typeof typed === 'string' ? { type: 'given', given: { type: 'text', text: typed } } : typed;
}

async function askGaps<O>(count: number, asking: Asking<O>): Promise<Answered<O>> {
  const texts: string[] = [];
  while (texts.length < count) {
    const label = count === 1 ? '>' : `gap ${texts.length + 1} of ${count} >`;
    const typed = await askTyped({ label }, asking);
    if (typeof typed !== 'string') return typed;
    texts.push(typed);
  }
  return { type: 'given', given: { type: 'gaps', texts } };
}

/** A text that is meant as an answer, or the command that was typed instead. */
async function askTyped<O>(
  typing: Typing,
  asking: Asking<O>,
): Promise<string | Extract<Answered<O>, { type: 'action' | 'help' }>> {
  const { print, actions, reference } = asking;
  for (;;) {
    const { text, isAnswer } =
      typing.start === undefined ? await askLine(typing, asking) : await askLines(typing, asking);
    if (isAnswer) {
      const doubt = doubtOf(text);
      if (doubt === null) return text;
      const meant = await askDoubt(text, doubt, asking);
      if (meant === 'grade') return text;
      if (meant === 'back') continue;
      return meant;
    }
    const subject = reference ? explainSubject(text) : null;
    if (reference && subject !== null) {
      print(await answerExplain(subject, reference));
      continue;
    }
    const typed = actions.read(text);
    if (typed.type === 'help' || typed.type === 'action') return typed;
    if (typed.type === 'unknown') print(`unknown command :${typed.word}; there are ${actions.words}`);
  }
}

/** What was typed, and whether it is an answer or a command. */
interface Line {
  readonly text: string;
  readonly isAnswer: boolean;
}

async function askLine<O>({ label }: Typing, { prompter, history, help, actions }: Asking<O>): Promise<Line> {
  const reply = await prompter.ask({ type: 'line', label, history: [...history], help: help.line });
  const line = reply.type === 'text' ? reply.text : '';
  const typed = actions.read(line);
  if (typed.type !== 'text') return { text: line, isAnswer: false };
  if (doubtOf(typed.text) === null && history.at(-1) !== line) history.push(line);
  return { text: typed.text, isAnswer: true };
}

/** Keeps what is written so far when a command interrupts it, so that it is there when the card is asked again. */
async function askLines<O>(
  { label, card, start = '' }: Typing,
  { prompter, help, begun }: Asking<O>,
): Promise<Line> {
  const identity = card?.identity ?? '';
  const reply = await prompter.ask({
    type: 'lines',
    label,
    start: begun.get(identity)?.text ?? start,
    help: help.lines,
    commands: true,
  });
  if (reply.type !== 'text') return { text: '', isAnswer: true };
  if (reply.draft !== undefined) {
    begun.set(identity, { text: reply.draft });
    return { text: reply.text, isAnswer: false };
  }
  begun.delete(identity);
  return { text: reply.text, isAnswer: true };
}
