import type { Kind } from '../card.ts';
import { printProperty } from '../reading/properties.ts';
import { printAlert } from './print-card.ts';
import { printFence } from './print-fence.ts';

/** A card as its author typed it, before it is Markdown. */
export interface CardDraft {
  readonly id: string;
  readonly kind: Kind;
  readonly prompt: string;
  /** Markdown that is shown with the prompt; empty for none. */
  readonly context: string;
  /** In the kind's form in `ANSWER_FORMS`. */
  readonly answer: string;
  /** The parts that a manifest must have; empty if it must be the answer. */
  readonly match: string;
  readonly hints: readonly string[];
  readonly notes: readonly string[];
  readonly covers: readonly string[];
}

/** How the answer of each kind is typed. */
export const ANSWER_FORMS: Readonly<Record<Kind, string>> = {
  recall: 'the answer, as Markdown',
  choice: 'one a line: + the right one, - a wrong one // why it is wrong',
  multi: 'one a line: + a right one, - a wrong one // why it is wrong',
  cloze: 'the text with its ==gaps==; ==a|b== accepts both',
  text: 'the answer; each further line is accepted too',
  steps: 'the steps in their order, one a line',
  command: 'the commands, one a line',
  manifest: 'the manifest, as YAML',
  lab: 'the fences of the lab, as Markdown; `k8s-drill help labs` lists them',
};

/** A draft as Markdown for a deck. */
export function printDraft(draft: CardDraft): string {
  const { id, kind, prompt, context, answer, match, hints, notes, covers } = draft;
  const comment = [
    '<!--',
    printProperty('id', id),
    ...(needsKind(draft) ? [printProperty('kind', kind)] : []),
    ...(covers.length > 0 ? [printProperty('covers', covers)] : []),
    '-->',
  ];
  const parts = [
    ...(context === '' ? [] : [context]),
    ANSWERS[kind](answer),
    ...(match === '' ? [] : [printFence('yaml match', match)]),
    ...hints.map((hint) => printAlert('TIP', hint)),
    ...notes.map((note) => printAlert('NOTE', note)),
  ];
  return `## ${prompt}\n${comment.join('\n')}\n\n${parts.join('\n\n')}\n`;
}

/** Whether the answer's shape leaves the kind open. */
function needsKind({ kind, answer }: CardDraft): boolean {
  if (kind !== 'multi') return kind === 'steps';
  return linesOf(answer).filter((line) => line.startsWith('+')).length === 1;
}

const ANSWERS: Readonly<Record<Kind, (typed: string) => string>> = {
  recall: (typed) => `---\n\n${typed}`,
  choice: printChoiceLines,
  multi: printChoiceLines,
  cloze: (typed) => typed,
  text: (typed) => printFence('text answer', typed),
  steps: (typed) =>
    linesOf(typed)
      .map((line, i) => `${i + 1}. ${line}`)
      .join('\n'),
  command: (typed) => printFence('sh answer', typed),
  manifest: (typed) => printFence('yaml answer', typed),
  lab: (typed) => typed,
};

/** `+ right` and `- wrong // why` as a task list. Lines in another form are left unchanged for the deck's parser to report. */
function printChoiceLines(typed: string): string {
  const lines = linesOf(typed);
  if (lines.some((line) => !/^[+-] (?!\[)/.test(line))) return typed;
  return lines
    .map((line) => {
      const [text = '', reason] = line.slice(2).split(' // ');
      const task = `- [${line.startsWith('+') ? 'x' : ' '}] ${text.trim()}`;
      return reason === undefined ? `${task}\n` : `${task}\n\n  ${reason.trim()}\n`;
    })
    .join('\n')
    .trimEnd();
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
