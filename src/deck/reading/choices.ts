import type { Choice } from '../card.ts';
import type { AnswerSource, WrittenProperty } from '../kinds/kind-rule.ts';
import type { Item } from '../markdown/block.ts';
import { report } from './findings.ts';
import { itemPart } from './part.ts';
import { flagOf } from './property-value.ts';
import { taskTextStart, tickOf } from './task-list.ts';

/** What `choice` and `multi` share: a task list, its ticks and the reasons under its items. */
export interface Choices {
  readonly choices: readonly Choice[];
  readonly shuffle: boolean;
}

export function readChoices(reading: AnswerSource): Choices | null {
  const { text, shape, properties, findings } = reading;
  const [list] = shape.answer;
  if (list?.type !== 'list') return null;
  const choices = list.items.map((item) => readChoice(reading, item)).filter((choice) => choice !== null);
  if (!list.items.some((item) => tickOf(text, item) === 'ticked')) report(findings, 'no-tick', list);
  const shuffle = flagOf(properties.get('shuffle'), findings) ?? true;
  return choices.length < list.items.length ? null : { choices, shuffle };
}

function readChoice({ text, findings }: AnswerSource, item: Item): Choice | null {
  const tick = tickOf(text, item);
  const [first, second] = item.children;
  if (tick === 'none' || first === undefined) {
    report(findings, 'mixed-choices', item);
    return null;
  }
  const choiceText = itemPart(text, item, taskTextStart(item), first.end);
  if (choiceText === null) {
    report(findings, 'empty-choice', item);
    return null;
  }
  const reason = second === undefined ? null : itemPart(text, item, second.start, item.end);
  const range = { start: item.start, end: item.end };
  return { text: choiceText, correct: tick === 'ticked', range, ...(reason && { reason }) };
}

export function printChoices({ choices }: Choices): string {
  return choices
    .map(({ text, correct, reason }) => {
      const task = `- [${correct ? 'x' : ' '}] ${indent(text.text)}`;
      return reason === undefined ? task : `${task}\n\n  ${indent(reason.text)}\n`;
    })
    .join('\n');
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

export function writtenShuffle({ shuffle }: Choices): WrittenProperty[] {
  return shuffle ? [] : [['shuffle', 'false']];
}

export function choicesEssence({ choices }: Choices): string {
  return choices.map(({ text, correct }) => `[${correct ? 'x' : ' '}] ${text.text}`).join('\n');
}
