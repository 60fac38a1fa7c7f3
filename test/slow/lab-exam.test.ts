import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentExam, deckProgram, examFiles } from '../support/exam-world.ts';
import { KEY, openTerminal } from '../support/terminal.ts';

type Terminal = ReturnType<typeof openTerminal>;

const lab = (name: string): string => `## Make a ConfigMap \`${name}\` in namespace \`shop\`
<!--
id: ${name}
-->

\`\`\`yaml setup
apiVersion: v1
kind: Namespace
metadata: {name: shop}
\`\`\`

\`\`\`yaml check
kind: ConfigMap
metadata: {name: ${name}, namespace: shop}
\`\`\`

\`\`\`text check
file: ${name}.txt = ${name}
\`\`\`

\`\`\`sh answer
kubectl create configmap ${name} -n shop
echo ${name} > ${name}.txt
\`\`\`
`;

const DECK = `---
title: Exam labs
topic: exam-labs
domain: troubleshooting
kubernetes: "1.35"
---
${['one', 'two'].map(lab).join('\n')}`;

type Program = ReturnType<typeof deckProgram>;

const PROMPT = /exam \$\s*$/;
const variables = { SHELL: '/bin/bash' };

function open(program: Program, ...more: readonly string[]): Terminal {
  const args = ['exam', '--built-in', '--seed', 's', ...more];
  return openTerminal(args, { ...program, variables, rows: 24 });
}

async function begin(program: Program, minutes: number): Promise<Terminal> {
  const terminal = open(program, '--tasks', '2', '--minutes', `${minutes}`);
  await terminal.sees('2 tasks in');
  await terminal.sees('enter begin');
  terminal.send(KEY.enter);
  await terminal.sees(PROMPT);
  return terminal;
}

async function run(terminal: Terminal, line: string, shows: string | RegExp): Promise<void> {
  terminal.send(`${line}${KEY.enter}`);
  await terminal.sees(shows);
}

/** The name in a task, which its checks ask for. */
const named = (text: string, number: number): string =>
  new RegExp(`Task ${number}/2[\\s\\S]*?ConfigMap (one|two) `).exec(text)?.[1] ?? '';

describe('an exam of labs at a terminal', () => {
  test('has a context and a folder for each task, and grades all at the end', async () => {
    const program = deckProgram(DECK);
    const terminal = await begin(program, 20);
    const first = named(terminal.text(), 1);
    await run(terminal, 'kubectl config use-context k8s-1', 'Switched to context "k8s-1"');
    await run(terminal, `kubectl create configmap ${first} -n shop`, `configmap/${first} created`);
    await run(terminal, `cd $EXAM/1; echo ${first} > ${first}.txt; pwd`, /exam\/1\n/);
    await run(terminal, 'task 2', 'Task 2/2');
    await run(terminal, 'task 3', 'The tasks are numbered from 1 to 2.');
    await run(terminal, 'kubectl config use-context k8s-2', 'Switched to context "k8s-2"');
    await run(terminal, 'kubectl get configmap -n shop -o name', 'configmap/kube-root-ca.crt');
    expect(terminal.text().split('get configmap')[1]).not.toContain(first);
    await run(terminal, 'kubectl label namespace shop tried=yes', 'namespace/shop labeled');
    await run(terminal, 'flag 1', 'Task 1 is flagged.');
    await run(terminal, 'flag 1', 'Task 1 is not flagged any more.');
    await run(terminal, 'flag', 'Task 2 is flagged.');
    await run(terminal, 'tasks', /2 < .*flagged.*k8s-2/);
    await run(terminal, 'exit', '1 flagged. End the exam?');
    await terminal.sees('y end the exam');
    terminal.send('n');
    await terminal.sees(/End the exam\?[\s\S]*exam \$\s*$/);
    await run(terminal, 'exit', /End the exam\?[\s\S]*End the exam\?/);
    await terminal.sees(/y end the exam/);
    terminal.send('y');
    await terminal.sees('Not passed: 50 %');
    await terminal.sees('r review 1 missed task');
    terminal.send('r');
    await terminal.sees('there is no such file');
    terminal.send(`q${KEY.enter}`);
    expect((await terminal.exited).exitCode).toBe(1);
    const [name = ''] = examFiles(program.home);
    const result = JSON.parse(readFileSync(join(program.home, 'exams', name), 'utf8'));
    expect(
      result.tasks.map(({ outcome, score }: { outcome: string; score: number }) => [outcome, score]),
    ).toEqual([
      ['correct', 1],
      ['wrong', 0],
    ]);
    const log = readFileSync(join(program.home, 'reviews.jsonl'), 'utf8');
    expect(log).toContain(`"card":"exam-labs/${first}"`);
  });

  test('goes on after a crash, with new clusters and a clock that ran', async () => {
    const program = deckProgram(DECK);
    const terminal = await begin(program, 20);
    await run(terminal, 'task 2', 'Task 2/2');
    terminal.child.kill('SIGKILL');
    await terminal.exited;
    expect(currentExam(program.home).open).toBe(1);
    const again = open(program);
    await again.sees('Your exam goes on');
    await again.sees('Task 2/2');
    await again.sees(PROMPT);
    await run(again, 'exit', 'End the exam?');
    await again.sees('y end the exam');
    again.send('y');
    await again.sees('Not passed: 0 %');
    again.send('q');
    expect((await again.exited).exitCode).toBe(1);
    const [name = ''] = examFiles(program.home);
    expect(name).not.toBe('current.json');
    const { tasks } = JSON.parse(readFileSync(join(program.home, 'exams', name), 'utf8'));
    // Both tasks were read, and nothing was done in them.
    expect(tasks.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['open', 'open']);
  });

  test('says in a pipe how an exam of labs goes on', async () => {
    const program = deckProgram(DECK);
    const terminal = await begin(program, 20);
    terminal.child.kill('SIGKILL');
    await terminal.exited;
    const plain = open(program, '--plain');
    await plain.sees('the exam under way is one of labs');
    expect((await plain.exited).exitCode).toBe(2);
  });
});
