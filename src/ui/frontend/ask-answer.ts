import type { Card } from '../../deck/card.ts';
import type { Reply } from '../../env.ts';
import { renderInline } from '../render/inline.ts';
import { takesSeveralLines } from './answer-form.ts';
import { askManifest } from './ask-manifest.ts';
import type { Answered, Asking } from './asking.ts';
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
  const { prompter, draw, keys } = asking;
  const labels = (texts: readonly string[]) => order.map((place) => renderInline(texts[place] ?? '', draw));
  switch (card.kind) {
    case 'recall':
      return picked(await prompter.ask({ type: 'key', keys }), order);
    case 'choice':
    case 'multi': {
      const items = labels(card.choices.map((choice) => choice.text.text));
      const type = card.kind === 'choice' ? 'one' : 'many';
      return picked(await prompter.ask({ type, items, keys }), order);
    }
    case 'steps': {
      const items = labels(card.steps.map((step) => step.text));
      return picked(await prompter.ask({ type: 'order', items, keys }), order);
    }
    case 'cloze':
      return askGaps(card.text.gaps.length, asking);
    case 'manifest':
      return askManifest(card, asking, () => askText('>', true, withReference(asking)));
    case 'command':
      return askText('$', takesSeveralLines(card), asking);
    case 'text':
      return askText('>', false, asking);
  }
}

/** Where a manifest is typed, `:explain` is an action too. */
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

function picked(reply: Reply, order: readonly number[]): Answered<never> {
  if (reply.type === 'key') return reply;
  const items = reply.type === 'items' ? reply.items.flatMap((item) => order[item] ?? []) : [];
  return { type: 'given', given: { type: 'items', items } };
}

async function askText<O>(label: string, several: boolean, asking: Asking<O>): Promise<Answered<O>> {
  const typed = await askTyped(label, several, asking);
  return typeof typed === 'string' ? { type: 'given', given: { type: 'text', text: typed } } : typed;
}

async function askGaps<O>(count: number, asking: Asking<O>): Promise<Answered<O>> {
  const texts: string[] = [];
  while (texts.length < count) {
    const label = count === 1 ? '>' : `gap ${texts.length + 1} of ${count} >`;
    const typed = await askTyped(label, false, asking);
    if (typeof typed !== 'string') return typed;
    texts.push(typed);
  }
  return { type: 'given', given: { type: 'gaps', texts } };
}

/** A text that is not empty, or what was typed in its place. */
async function askTyped<O>(
  label: string,
  several: boolean,
  asking: Asking<O>,
): Promise<string | Extract<Answered<O>, { type: 'action' | 'help' }>> {
  const { prompter, history, print, actions, help, reference } = asking;
  for (;;) {
    const reply = await prompter.ask({
      type: several ? 'lines' : 'line',
      label,
      history: [...history],
      help: several ? help.lines : help.line,
    });
    const line = reply.type === 'text' ? reply.text : '';
    const subject = reference && !line.includes('\n') ? explainSubject(line) : null;
    if (reference && subject !== null) {
      print(await answerExplain(subject, reference));
      continue;
    }
    const typed = several && line.includes('\n') ? { type: 'text' as const, text: line } : actions.read(line);
    if (typed.type === 'help' || typed.type === 'action') return typed;
    if (typed.type === 'unknown') print(`unknown command :${typed.word}; there are ${actions.words}`);
    if (typed.type !== 'text' || typed.text.trim() === '') continue;
    if (history.at(-1) !== line) history.push(...line.split('\n'));
    return typed.text;
  }
}
