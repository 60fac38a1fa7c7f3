import type { Condition } from '../checks/condition.ts';
import type { Lab } from '../lab.ts';
import type { LabFinding } from './lab-finding.ts';

/** Names that every cluster has, so that tasks need not mention them. */
const EVERYWHERE = new Set(['default', 'kube-system', 'kube-dns', 'kubernetes', '53']);
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** The values in checks that neither the prompt nor the context mentions, so that a learner cannot know them. */
export function unnamedValues({ card, conditions }: Lab): readonly LabFinding[] {
  const task = `${card.prompt.text}\n${card.context?.text ?? ''}`.toLowerCase();
  return conditions.flatMap(({ named, range, title }: Condition): LabFinding[] => {
    const missing = [...new Set(named)].filter((value) => !EVERYWHERE.has(value) && !isIn(task, value));
    if (missing.length === 0) return [];
    const values = missing.map((value) => `\`${value}\``).join(', ');
    return [
      { code: 'lab-value-not-in-task', message: `the task does not mention ${values} (${title})`, range },
    ];
  });
}

/** Whether a text contains a value as a separate word, not as a part of a longer name; a small number may be spelled out. */
function isIn(task: string, value: string): boolean {
  const words = [value.toLowerCase()];
  const number = /^\d{1,2}$/.test(value) ? NUMBERS[Number(value)] : undefined;
  if (number !== undefined) words.push(number);
  return words.some((word) => {
    for (let at = task.indexOf(word); at !== -1; at = task.indexOf(word, at + 1))
      if (!isNamePart(task.charAt(at - 1)) && !isNamePart(endingAt(task, at + word.length))) return true;
    return false;
  });
}

function isNamePart(character: string): boolean {
  return /[a-z0-9_-]/.test(character);
}

/** The character that continues a name; empty for a dash at the end of a word, which belongs to the sentence. */
function endingAt(task: string, at: number): string {
  const character = task.charAt(at);
  return character === '-' && !isNamePart(task.charAt(at + 1)) ? '' : character;
}
