import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examText } from '../../src/progress/exams/exam-file.ts';
import { currentExam, examFiles, examProgram } from '../support/exam-world.ts';
import { runProgram, variablesFor } from '../support/real-program.ts';
import { KEY, openTerminal } from '../support/terminal.ts';

type Terminal = ReturnType<typeof openTerminal>;
type Program = ReturnType<typeof examProgram> & { readonly variables?: Record<string, string> };

const MINUTE = 60_000;

/** The question of a screen that was asked last, which is also its answer. */
function asked(terminal: Terminal): string {
  return [...terminal.text().matchAll(/What is (n\d+)\?/g)].at(-1)?.[1] ?? '';
}

async function begin(program: Program, tasks: number, columns = 80): Promise<Terminal> {
  const args = ['exam', '--tasks', `${tasks}`, '--minutes', '90'];
  const terminal = openTerminal(args, { ...program, columns });
  await terminal.sees('enter begin');
  terminal.send(KEY.enter);
  await terminal.sees(`1/${tasks}`);
  await terminal.sees(/1:2\d:\d\d >/);
  return terminal;
}

/** Answers the task that stands open, and waits for what follows. */
async function answer(terminal: Terminal, text: string, follows: string | RegExp): Promise<void> {
  terminal.send(`${text}${KEY.enter}`);
  await terminal.sees(follows);
}

/** The result in a home that has one. */
function result(home: string) {
  const name = examFiles(home).find((file) => file !== 'current.json') ?? '';
  return JSON.parse(readFileSync(join(home, 'exams', name), 'utf8'));
}

describe('an exam at a terminal', () => {
  test('has a clock that runs before what is typed, a list, and a result', async () => {
    const program = examProgram(3);
    const terminal = await begin(program, 3);
    await terminal.sees(/1:29:5[5-9] >/);
    terminal.send('half an ans');
    await terminal.sees(/1:29:5[0-4] > half an ans/);
    terminal.send(KEY.backspace.repeat(11));
    await answer(terminal, ':flag', 'Flagged.');
    await answer(terminal, asked(terminal), 'Task 2/3');
    await answer(terminal, 'wrong', 'Task 3/3');
    await answer(terminal, asked(terminal), '3 of 3 answered · 1 flagged');
    expect(terminal.text()).toMatch(/1 +3\d % +answered flagged +text +own/);
    await terminal.sees('a number opens the task');
    await answer(terminal, '2', 'Your answer so far');
    await answer(terminal, asked(terminal), /(3 of 3 answered[\s\S]*){2}a number opens/);
    await answer(terminal, ':end', '1 flagged. End the exam?');
    await terminal.sees('y end the exam');
    terminal.send('y');
    await terminal.sees('✓ Passed: 100 %, the pass mark is 66 %');
    await terminal.sees('m study what cost the most');
    terminal.send(KEY.enter);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(result(program.home)).toMatchObject({ passed: true, reason: 'finished' });
  });

  test('left with Ctrl-C or by a terminal that is gone, it goes on with its clock', async () => {
    const program = examProgram(3);
    const first = await begin(program, 3);
    await answer(first, asked(first), 'Task 2/3');
    first.send(KEY.ctrlC);
    expect(await first.exited).toMatchObject({ exitCode: 130 });
    expect(first.text()).toContain('its clock keeps running');
    const second = openTerminal(['exam'], program);
    await second.sees(/goes on; its clock ran on too: 1:29:\d\d left/);
    await second.sees('Task 2/3');
    await second.sees(/1:29:\d\d >/);
    second.child.kill('SIGHUP');
    expect(await second.exited).toMatchObject({ exitCode: 129 });
    expect(currentExam(program.home)).toMatchObject({
      open: 1,
      tasks: [{ given: { type: 'text' } }, {}, {}],
    });
  });

  test('ends in mid-question when its time is up', async () => {
    const program = examProgram(1);
    const first = await begin(program, 1);
    first.send(KEY.ctrlC);
    await first.exited;
    const path = join(program.home, 'exams/current.json');
    const { format, v: _, sum: __, ...attempt } = JSON.parse(readFileSync(path, 'utf8'));
    const almost = { ...attempt.clock, elapsed: attempt.duration - 3000 };
    writeFileSync(path, examText(format, { ...attempt, clock: almost }));
    const second = openTerminal(['exam'], program);
    await second.sees(/00:0[123] >/);
    second.send('not sent');
    await second.sees('Time is up.');
    await second.sees('Not passed: 0 %');
    second.send('q');
    expect(await second.exited).toMatchObject({ exitCode: 1 });
    expect(result(program.home)).toMatchObject({ reason: 'time-up', elapsed: 90 * MINUTE });
  });

  test('its review goes to the pager, and the keys are there again after it', async () => {
    const program = examProgram(12);
    const pager = join(program.home, 'pager.sh');
    writeFileSync(pager, 'echo "paged $(grep -c .) lines"; read -r line < /dev/tty; echo "read $line"\n');
    const terminal = await begin({ ...program, variables: { PAGER: `sh ${pager}` } }, 12);
    terminal.send(`:end${KEY.enter}`);
    await terminal.sees('y end the exam');
    terminal.send('y');
    await terminal.sees('r review 12 missed tasks');
    expect(terminal.text()).not.toContain('paged');
    terminal.send('r');
    await terminal.sees(/paged \d{2,} lines/);
    terminal.send('next\n');
    await terminal.sees('read next');
    await terminal.sees(/read next[\s\S]*m study what cost the most/);
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 1 });
  });

  test('20 columns are enough, and a resize loses nothing', async () => {
    const program = examProgram(1);
    const terminal = await begin(program, 1, 20);
    terminal.send('n');
    terminal.resize(60, 30);
    await answer(terminal, '1', '1 of 1 answered');
    await terminal.sees('a number opens');
    await answer(terminal, ':end', 'End the exam?');
    terminal.send('y');
    await terminal.sees('Passed: 100 %');
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });
});

const RUNS = 20;
const CARDS = 60;
const LONGEST_DELAY_MS = 10;

const shownTasks = (out: string): number => [...out.matchAll(/^Task \d+\//gm)].length;

/** Answers three tasks, and is killed soon after so many were shown; gives what it said. */
function killed(home: string, exam: readonly string[], shown: number): Promise<string> {
  const [program = '', ...args] = exam;
  const child = spawn(program, args, { env: variablesFor(home) });
  let out = '';
  let isDoomed = false;
  child.stdout.on('data', (data) => {
    out += data;
    if (isDoomed || shownTasks(out) < shown) return;
    isDoomed = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_DELAY_MS);
  });
  child.stdin.on('error', () => {});
  child.stdin.write('x\n'.repeat(3));
  return new Promise((done) => child.on('close', () => done(out)));
}

test(`killed ${RUNS} times at random moments, an exam keeps every answer and is marked once`, async () => {
  const { home, bin } = examProgram(CARDS);
  const exam = [process.execPath, bin, 'exam', '--plain', '--tasks', `${CARDS}`];
  const answered = () => currentExam(home).tasks.filter(({ given }) => given !== null).length;
  let before = 0;
  for (let run = 0; run < RUNS; run++) {
    const out = await killed(home, exam, 1 + (run % 3));
    const acknowledged = Math.max(0, shownTasks(out) - 1);
    expect(answered()).toBeGreaterThanOrEqual(before + acknowledged);
    before = answered();
  }
  expect(before).toBeGreaterThan(RUNS / 2);
  const last = await runProgram(home, exam, ':end\n');
  expect(last.code).toBe(1);
  expect(examFiles(home)).toHaveLength(1);
  const given = result(home).tasks.filter(({ answer }: { answer: string | null }) => answer !== null);
  expect(given).toHaveLength(before);
  const log = readFileSync(join(home, 'reviews.jsonl'), 'utf8');
  expect(log.match(/"type":"review"/g)).toHaveLength(before);
});
