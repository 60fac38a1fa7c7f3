import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './cases.ts';
import { KEY } from './terminal.ts';

/** Keys that are pressed, as the screen is, and what is seen then. */
type Go = readonly [keys: string | ((screen: string) => string), sees: string | RegExp];

/** A prompt of the program, how it is reached, and what shows that it hears. */
export interface PromptPlace {
  readonly name: string;
  /** The file below `src` that asks. */
  readonly asks: string;
  readonly args: readonly string[];
  /** No home: it is the first run. Else there is one with a deck. */
  readonly fresh?: boolean;
  /** What is seen when the prompt, or the first one on the way to it, is there. */
  readonly sees: string | RegExp;
  readonly way?: readonly Go[];
  /** What the prompt itself answers to. */
  readonly use: Go;
  /** Text is typed here. */
  readonly typed?: 'line' | 'lines';
  /** The exit code of Ctrl-D; 0 where absent. */
  readonly endsWith?: number;
}

const DECK = ['--deck', join(FIXTURES, 'screens.md'), '--topic', 'screens'];
const study = (kind: string): string[] => ['study', ...DECK, '--kind', kind];
const EXAM = ['exam', '--cards', '--tasks', '3', '--seed', 's'];
const BEGIN: Go = [KEY.enter, /Task 1\/3[\s\S]*(:flag|f flag)/];
const orders = (screen: string, typed: string, key: string) =>
  screen.includes(':flag') ? `${typed}${KEY.enter}` : key;
const LIST: Go = [(screen) => orders(screen, ':list', 'l'), 'Task?'];
const END: Go = [`:end${KEY.enter}`, 'y end'];
const ASK = 'ui/frontend/ask-answer.ts';
const KEYS = 'ui/frontend/command-line.ts';
const EXAM_FACE = 'ui/frontend/terminal-exam-frontend.ts';
const EXPLAIN_KEY: Go = ['x', 'explain >'];
const HELP: Go = ['?', 'undo what was done last'];
const CARD = ['new', 'card', '--topic', 'mine', '--id', 'one', '--kind', 'text'];
const ANSWER: Go = [`two${KEY.enter}.${KEY.enter}`, 'Hint >'];
const HINT: Go = [KEY.enter, 'Explanation'];

/** Every prompt of the program. */
export const PROMPT_PLACES: readonly PromptPlace[] = [
  {
    name: 'an introduction',
    asks: KEYS,
    args: ['study', '--topic', 'rbac'],
    sees: 'first question',
    use: [KEY.enter, /── 1/],
  },
  {
    name: 'a choice card',
    asks: ASK,
    args: study('choice'),
    sees: 'pick the marked',
    use: ['1', /Right|Wrong/],
  },
  {
    name: 'a multi card',
    asks: ASK,
    args: ['quiz', '--topic', 'rbac', '--kind', 'multi', '--count', '1', '--seed', 's'],
    sees: 'pick or drop',
    use: ['1', '[x]'],
  },
  { name: 'a steps card', asks: ASK, args: study('steps'), sees: 'next step', use: ['2', '[1]'] },
  { name: 'a recall card', asks: ASK, args: study('recall'), sees: 'reveal', use: [' ', 'easy'] },
  {
    name: 'a rating',
    asks: KEYS,
    args: study('recall'),
    sees: 'reveal',
    way: [[' ', '4 easy']],
    use: HELP,
  },
  {
    name: 'a text card',
    asks: ASK,
    args: study('text'),
    sees: ':hint',
    use: [`x${KEY.enter}`, 'Wrong'],
    typed: 'line',
  },
  {
    name: 'a command line',
    asks: KEYS,
    args: study('recall'),
    sees: 'reveal',
    way: [[':', 'Enter alone goes back']],
    use: [`hel${KEY.enter}`, 'undo what was done last'],
    typed: 'line',
  },
  {
    name: 'a line that is hardly an answer',
    asks: KEYS,
    args: study('text'),
    sees: ':hint',
    way: [[KEY.enter, 'Reveal the answer?']],
    use: [KEY.enter, 'enter next'],
  },
  {
    name: 'the end of a session',
    asks: KEYS,
    args: [...study('text'), '--limit', '1', '--new', '1'],
    sees: ':hint',
    way: [
      [`/etc/kubernetes/manifests/etcd.yaml${KEY.enter}`, 'enter next'],
      [KEY.enter, 'a study ahead'],
    ],
    use: [':', 'Enter alone goes back'],
  },
  {
    name: 'after a verdict',
    asks: KEYS,
    args: study('text'),
    sees: ':hint',
    way: [[`x${KEY.enter}`, 'enter next']],
    use: HELP,
  },
  {
    name: 'a cloze card',
    asks: ASK,
    args: study('cloze'),
    sees: 'gap 1',
    use: [`x${KEY.enter}`, 'gap 2'],
    typed: 'line',
  },
  {
    name: 'a command card',
    asks: ASK,
    args: study('command'),
    sees: ':hint',
    use: [`ls${KEY.enter}`, 'Wrong'],
    typed: 'line',
  },
  {
    name: 'a manifest card',
    asks: KEYS,
    args: study('manifest'),
    sees: 'type it here',
    use: EXPLAIN_KEY,
  },
  {
    name: 'a field to explain',
    asks: 'ui/frontend/reference.ts',
    args: study('manifest'),
    sees: 'type it here',
    way: [EXPLAIN_KEY],
    use: [`pod${KEY.enter}`, 'KIND:'],
    typed: 'line',
  },
  {
    name: 'a manifest that is typed',
    asks: ASK,
    args: study('manifest'),
    sees: 'type it here',
    way: [['t', ':hint']],
    use: [`x${KEY.enter}.${KEY.enter}`, 'Wrong'],
    typed: 'lines',
  },
  {
    name: 'the first day',
    asks: 'commands/start/first-run.ts',
    args: [],
    fresh: true,
    sees: 'day of your exam',
    use: [`x${KEY.enter}`, 'exam-date cannot be'],
    typed: 'line',
  },
  {
    name: 'many cards to suspend',
    asks: 'commands/manage/choose-cards.ts',
    args: ['suspend', '--topic', 'rbac'],
    sees: 'leave them as they are',
    use: ['n', /left=|shell>[\s\S]*shell>/],
    endsWith: 1,
  },
  {
    name: 'the menu',
    asks: 'commands/start.ts',
    args: [],
    sees: 'What now?',
    use: [KEY.down, '❯ Quiz'],
  },
  { name: 'an exam that begins', asks: EXAM_FACE, args: EXAM, sees: 'begin', use: BEGIN },
  { name: 'a task of an exam', asks: ASK, args: EXAM, sees: 'begin', way: [BEGIN], use: LIST, typed: 'line' },
  {
    name: 'the list of an exam',
    asks: EXAM_FACE,
    args: EXAM,
    sees: 'begin',
    way: [BEGIN, LIST],
    use: END,
    typed: 'line',
  },
  {
    name: 'the end of an exam',
    asks: EXAM_FACE,
    args: EXAM,
    sees: 'begin',
    way: [BEGIN, LIST, END],
    use: ['n', /Task\?[\s\S]*y end[\s\S]*Task\?|Task\?\s*$|Task\?\s*\n/],
  },
  {
    name: 'after an exam',
    asks: EXAM_FACE,
    args: EXAM,
    sees: 'begin',
    way: [BEGIN, LIST, END, ['y', 'enter done']],
    use: ['m', 'first question'],
    endsWith: 1,
  },
  {
    name: 'the topic of a deck',
    asks: 'commands/new/new-deck.ts',
    args: ['new', 'deck'],
    sees: 'Topic',
    use: [`other${KEY.enter}`, 'Which domain'],
    typed: 'line',
  },
  {
    name: 'the domain of a deck',
    asks: 'commands/new/ask-domain.ts',
    args: ['new', 'deck', '--topic', 'other'],
    sees: 'Which domain',
    use: [KEY.down, /❯ \S+(?<!cluster-architecture):/],
  },
  {
    name: 'the place of a deck',
    asks: 'commands/new/new-deck.ts',
    args: ['new', 'deck', '--topic', 'other', '--title', 'Other'],
    sees: 'Which domain',
    way: [[KEY.enter, 'Where to write it?']],
    use: [KEY.down, /studied from now on[\s\S]*❯[\s\S]*current folder/],
  },
  {
    name: 'the topic of a card',
    asks: 'commands/new/new-card.ts',
    args: ['new', 'card'],
    sees: 'Topic',
    use: [`mine${KEY.enter}`, 'Kind of card'],
    typed: 'line',
  },
  {
    name: 'the kind of a card',
    asks: 'commands/new/ask-card.ts',
    args: ['new', 'card', '--topic', 'mine'],
    sees: 'Kind of card',
    use: [KEY.down, '❯ choice'],
  },
  {
    name: 'the prompt of a card',
    asks: 'commands/new/ask-card.ts',
    args: CARD,
    sees: 'Prompt: one task',
    use: [`What is 1 + 1?${KEY.enter}`, 'Context'],
    typed: 'line',
  },
  {
    name: 'the answer of a card',
    asks: 'commands/new/ask-card.ts',
    args: [...CARD, '--prompt', 'What is 1 + 1?', '--context', ''],
    sees: 'Answer:',
    use: ANSWER,
    typed: 'lines',
  },
  {
    name: 'a card before it is written',
    asks: 'commands/new/revise-draft.ts',
    args: [...CARD, '--prompt', 'What is 1 + 1?', '--context', ''],
    sees: 'Answer:',
    way: [ANSWER, HINT, [`.${KEY.enter}`, 'edit it']],
    use: ['e', 'failed with exit code'],
    endsWith: 1,
  },
  {
    name: 'a real cluster',
    asks: 'commands/lab/real/run-real-lab.ts',
    args: ['lab', 'rbac/lab-aggregated-clusterrole', '--context', 'kind-kind'],
    sees: 'leave the cluster alone',
    use: ['q', /nothing was changed[\s\S]*(?:left=|shell>)/],
    endsWith: 2,
  },
  {
    name: 'an edited card that is not sound',
    asks: 'editor/edit-until-sound.ts',
    args: ['edit', 'mine/two'],
    sees: 'back to the editor',
    use: [KEY.enter, /failed with[\s\S]*failed with/],
    endsWith: 3,
  },
];

/** A kubectl that knows a cluster, which is not there. */
const KUBECTL = `#!/bin/sh
echo '{"clusters": [{"cluster": {"server": "https://127.0.0.1:1"}}]}'
`;

/** A home with a deck of its own, and a kubectl. */
export function knownHome(folder: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', 'kubectl'), KUBECTL, { mode: 0o755 });
  const decks = join(folder, 'k8s-drill', 'decks');
  mkdirSync(decks, { recursive: true });
  writeFileSync(
    join(decks, 'mine.md'),
    `---
title: Mine
topic: mine
domain: foundations
kubernetes: "1.35"
---

# Mine

## What is 1 + 2?
<!--
id: two
-->

\`\`\`text answer
3
\`\`\`
`,
  );
}
