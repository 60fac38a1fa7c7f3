import type { KeyChoice } from '../../env.ts';
import type { ExamAction, ExamInput } from '../../session/exam/event.ts';
import { lookUp } from '../../source/look-up.ts';
import { type TypedActions, typedOrders } from './typed-action.ts';

const ACTION_KEYS: Readonly<Record<string, ExamAction>> = {
  f: 'flag',
  s: 'skip',
  p: 'back',
  l: 'list',
  q: 'end',
};

/** The keys at a task without typed text. */
export const TASK_KEYS: readonly KeyChoice[] = [
  { key: 'f', label: 'flag' },
  { key: 's', label: 'skip' },
  { key: 'p', label: 'previous' },
  { key: 'l', label: 'list' },
  { key: '?', label: 'keys' },
  { key: 'q', label: 'end' },
];

const action = (name: ExamAction): ExamInput => ({ type: 'action', action: name });

const ALIASES: ReadonlyMap<string, ExamInput> = new Map([
  ['back', action('back')],
  ['end', action('end')],
]);

/** The actions that can be typed instead of an answer: a number opens that task, a letter does what its key does. */
export const EXAM_ACTIONS: TypedActions<ExamInput> = typedOrders(
  {
    flag: action('flag'),
    skip: action('skip'),
    previous: action('back'),
    list: action('list'),
    quit: action('end'),
  },
  (word) => ALIASES.get(word) ?? orderOfKey(word) ?? goTo(word),
);

/** A number of a task, from 1. */
export function goTo(word: string): ExamInput | undefined {
  return /^\d{1,3}$/.test(word) ? { type: 'go-to', number: Number(word) } : undefined;
}

export function orderOfKey(key: string): ExamInput | undefined {
  const name = lookUp(ACTION_KEYS, key);
  return name && action(name);
}

/** What each key does, for the help. */
export const EXAM_KEY_HELP: readonly (readonly [key: string, does: string])[] = [
  ['f, :flag', 'flag the task, or take the flag away'],
  ['s, :skip', 'on to the next task'],
  ['p, :previous', 'back to the task before'],
  [':', 'a command: :flag :skip :previous :list :quit :help'],
  [':7', 'to task 7; an answer can be changed until the end'],
  ['l, :list', 'the list of the tasks'],
  ['k', 'begin a manifest with what kubectl --dry-run=client -o yaml prints'],
  ['x, :explain', 'explain a kind or a field, at a manifest'],
  ['q, :quit', 'end the exam, after a question'],
  ['Ctrl-C', 'leave; the clock keeps running, and `k8s-drill exam` resumes'],
];
