import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.ts';
import { BIN } from '../support/real-program.ts';
import { openProgram } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

/** What a terminal would obey: a title, the clipboard, hidden text, C1, a change of direction; and what a CI runner would. */
const OBEYED = '\u001b]0;pwned\u0007\u001b]52;c;eA==\u0007\u001b[8m\u009b2J\u202e';
const COMMAND = '\n::error::pwned\n##[error]pwned\n##vso[task.pwned]';
const HOSTILE = `x${OBEYED}${COMMAND}`;
const ESCAPED = JSON.stringify(HOSTILE)
  .slice(1, -1)
  .replaceAll('\u009b', '\\x9b')
  .replaceAll('\u202e', '\\u202e')
  .replaceAll('\u001b', '\\e');
const FILE = `a${OBEYED}${COMMAND.replaceAll('/', '')}`;

const DECK = `---
title: "T ${ESCAPED}"
topic: mine
domain: storage
kubernetes: "1.35"
tags: ["tag ${ESCAPED}", "zy;touch x;"]
sources: ["https://kubernetes.io/docs/${OBEYED}"]
---

# Mine ${OBEYED}

## Prompt ${OBEYED} &#27;]0;pwned&#7; name it
<!--
id: one
-->

::error::pwned

\`\`\`text
${HOSTILE}
\`\`\`

\`\`\`text answer
yes
\`\`\`

> [!NOTE]
> Note ${OBEYED}
> ::error::pwned

## Which ${OBEYED} one?
<!--
id: two
-->

- [ ] no ${OBEYED}
- [x] yes ${OBEYED}

## Broken ${OBEYED}
<!--
id: "three ${ESCAPED}"
"key ${ESCAPED}": 1
-->
`;

const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: "n ${ESCAPED}"
"key ${ESCAPED}": 1
spec:
  "other ${ESCAPED}": []
  restartPolicy: "${ESCAPED}"
`;

const HOME = '{home}';
const OWN = ['--deck', `${HOME}/work/${FILE}.md`];

/** Command lines for every command that there is; what is typed comes after it. */
const LINES: Record<string, readonly (readonly [argv: readonly string[], input?: string])[]> = {
  study: [
    [['study', '--plain', ...OWN, '--topic', 'mine'], `${HOSTILE}\n2\n`],
    [['study', '--topic', HOSTILE]],
    [['study', '--plain', '--tag', HOSTILE, ...OWN]],
  ],
  quiz: [
    [['quiz', '--plain', ...OWN, '--topic', 'mine'], `${HOSTILE}\n1\n`],
    [['quiz', '--json', ...OWN, '--topic', 'mine'], `${HOSTILE}\n1\n`],
    [['quiz', '--seed', HOSTILE, '--count', '1', '--plain'], ''],
  ],
  exam: [
    [['exam', '--plain', ...OWN, '--tasks', '2', '--domain', 'storage', '--seed', HOSTILE], `${HOSTILE}\n`],
  ],
  place: [[['place'], '']],
  cluster: [
    [['cluster', '--load', HOSTILE]],
    [['cluster', '--kubernetes', HOSTILE]],
    [['cluster', '--', HOSTILE]],
  ],
  lab: [[['lab', HOSTILE]], [['lab', '--topic', HOSTILE]], [['lab', '--word', HOSTILE]]],
  kubectl: [
    [['kubectl', HOSTILE]],
    [['kubectl', 'get', HOSTILE]],
    [['kubectl', 'get', 'pods', '-n', HOSTILE]],
  ],
  helm: [[['helm', '--', HOSTILE]], [['helm', '--', 'template', HOSTILE, HOSTILE]]],
  course: [[['course']], [['course', HOSTILE]]],
  topics: [[['topics', ...OWN]], [['topics', '--json', ...OWN]]],
  show: [
    [['show', 'mine/one', 'mine/two', ...OWN]],
    [['show', 'mine/one', '--json', ...OWN]],
    [['show', HOSTILE]],
  ],
  search: [
    [['search', 'prompt', 'pwned', ...OWN]],
    [['search', 'pwned', '--json', ...OWN]],
    [['search', HOSTILE]],
  ],
  explain: [[['explain', HOSTILE]], [['explain', `pod.${HOSTILE}`]]],
  plan: [[['plan', ...OWN]]],
  stats: [
    [['stats', ...OWN]],
    [['stats', '--plain', ...OWN]],
    [['stats', '--json', ...OWN]],
    [['stats', HOSTILE]],
  ],
  know: [[['know', HOSTILE]]],
  suspend: [[['suspend', HOSTILE]], [['suspend', 'mine/one', ...OWN]]],
  resume: [[['resume', HOSTILE]]],
  bury: [[['bury', HOSTILE]]],
  reset: [[['reset', HOSTILE]]],
  undo: [[['undo']], [['undo', HOSTILE]]],
  optimize: [[['optimize']]],
  config: [
    [['config', 'list']],
    [['config', 'list', '--json']],
    [['config', 'get', 'editor']],
    [['config', 'set', 'editor', HOSTILE]],
    [['config', 'get', HOSTILE]],
  ],
  progress: [
    [['progress', 'path']],
    [['progress', 'merge', `/no/${FILE}`]],
    [['progress', 'export', `/no/${FILE}`]],
  ],
  help: [[['help', 'keys']], [['help', HOSTILE]]],
  completion: [
    [['completion', HOSTILE]],
    [['complete', '--', 'study', '--tag', '']],
    [['complete', '--', 'show', 'mine']],
  ],
  new: [
    [['new', 'deck', '--topic', HOSTILE]],
    [['new', 'deck', '--topic', 'good', '--title', HOSTILE, '--domain', HOSTILE]],
    [['new', 'card', '--topic', 'mine', '--kind', 'text', '--prompt', HOSTILE, '--answer', HOSTILE]],
  ],
  edit: [[['edit', 'mine/one', ...OWN]], [['edit', HOSTILE]]],
  preview: [[['preview', 'mine/one', 'mine/two', '--plain', ...OWN], `${HOSTILE}\n1\n`]],
  check: ['pretty', 'json', 'sarif', 'github'].map(
    (format) => [['check', `${HOME}/work`, '--format', format]] as const,
  ),
  doctor: [[['doctor']], [['doctor', '--json']]],
  lint: [
    ...['pretty', 'json', 'sarif', 'github'].map(
      (format) => [['lint', `${HOME}/work`, '--format', format]] as const,
    ),
    [['lint', '--rule', `${HOSTILE}=off`, `${HOME}/work`]],
    [['lint', `/no/${FILE}`]],
  ],
  compare: [
    [['compare', `kubectl get pods ${HOSTILE}`, `kubectl get pods -n ${HOSTILE}`]],
    [['compare', '--json', `kubectl ${HOSTILE}`, 'ls']],
  ],
  parse: [
    [['parse', `kubectl get pods -n '${HOSTILE}'`]],
    [['parse', HOSTILE]],
    [['parse', '--json', `kubectl ${HOSTILE}`]],
  ],
};

function world(): { home: string; env: Record<string, string> } {
  const home = temporaryFolder();
  mkdirSync(join(home, 'work'));
  mkdirSync(join(home, 'decks'));
  writeFileSync(join(home, 'work', `${FILE}.md`), DECK);
  writeFileSync(join(home, 'work', `${FILE}.yaml`), MANIFEST);
  writeFileSync(join(home, 'decks', `${FILE}.md`), DECK.replace('topic: mine', 'topic: own'));
  writeFileSync(join(home, 'config.json'), JSON.stringify({ editor: `ed ${HOSTILE}`, [HOSTILE]: HOSTILE }));
  const { PATH = '' } = process.env;
  const env = {
    PATH,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    HOME: home,
    K8S_DRILL_HOME: home,
    PAGER: 'cat',
    EDITOR: `no${OBEYED}`,
    VISUAL: `no${HOSTILE}`,
    K8S_DRILL_NEW_PER_DAY: HOSTILE,
  };
  return { home, env };
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Lines of the github format are commands of our own. */
const RUNNER = /^\s*::(?!(?:error|warning) file=)|##\[|##vso\[/m;
/** What the program itself sends to a terminal: colours, the cursor, marks of pastes, line ends; the last may be cut off by the end of the time. */
const OURS =
  /\u001b\[(?:(?:[1-47]|2[2-47]|3[1-69])m|\d*[ABCDGJK]|\?2004[hl]|\?25[hl])|\u001b(?:\[\d*)?$|\r|\^D\u0008\u0008/g;

const figures = { piped: 0, terminal: 0 };
afterAll(() => {
  if (process.env['K8S_DRILL_FIGURES']) process.stdout.write(`${JSON.stringify(figures)}\n`);
});

test('there are command lines for every command', () => {
  expect(Object.keys(LINES).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

test.each(Object.entries(LINES))(
  '%s prints nothing that is obeyed, piped or on a terminal',
  async (_, lines) => {
    const { home, env } = world();
    const faults: string[] = [];
    for (const [argv, input = ''] of lines) {
      const args = argv.map((arg) => arg.replaceAll(HOME, home));
      const run = spawnSync(process.execPath, [BIN, ...args], { cwd: home, env, input, encoding: 'utf8' });
      figures.piped++;
      const printed = run.stdout + run.stderr;
      if (CONTROL.test(printed) || RUNNER.test(printed))
        faults.push(`piped: ${JSON.stringify(argv)}\n${JSON.stringify(printed)}`);
      if (printed.includes('this is a fault of k8s-drill'))
        faults.push(`a fault: ${JSON.stringify(argv)}\n${printed}`);
      const terminal = openProgram([process.execPath, BIN, ...args], { home, variables: env });
      figures.terminal++;
      terminal.send(`${input.replaceAll(/[^ -~\n]/g, '')}\u0004\u0004`);
      const late = setTimeout(() => terminal.child.kill('SIGTERM'), 5000);
      await terminal.exited;
      clearTimeout(late);
      const shown = terminal.raw().replaceAll(OURS, '');
      if (CONTROL.test(shown)) faults.push(`terminal: ${JSON.stringify(argv)}\n${JSON.stringify(shown)}`);
    }
    expect(faults).toEqual([]);
  },
);
