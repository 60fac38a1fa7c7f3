import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Env, Prompter } from '../../src/env.ts';
import { Failure } from '../../src/errors.ts';
import { currentExam, examFiles, examFolder, examWorld } from '../support/exam-world.ts';
import { runIn } from '../support/run.ts';
import { type Scripted, scriptedPrompter } from '../support/scripted-prompter.ts';
import type { TestEnv } from '../support/test-env.ts';

const EXAM = ['exam', '--seed', 's'] as const;
const RIGHT = { n1: 'n1', n2: 'n2', n3: 'n3' };

/** Answers in the order in which an exam of these cards with the seed `s` asks. */
async function inOrder(answers: Readonly<Record<string, string>>, count = 3): Promise<string[]> {
  const env = examWorld(examFolder(count), { input: '' });
  const { out } = await runIn(env, ...EXAM, '--tasks', `${count}`);
  const asked = [...out.matchAll(/^Task \d+\/\d+ - \d+ % of the exam[\s\S]*?What is (n\d+)\?/gm)];
  expect(asked).toHaveLength(1);
  const [result] = examFiles(env.home);
  const { tasks } = JSON.parse(readFileSync(join(env.home, 'exams', result ?? ''), 'utf8'));
  return tasks.map((task: { card: string }) => answers[task.card.replace('own/', '')] ?? 'x');
}

const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');

function reviews(home: string) {
  return readFileSync(join(home, 'reviews.jsonl'), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    .filter((event) => event.type === 'review');
}

/** A world with a terminal whose learner follows a script. */
function atTerminal(env: TestEnv, script: readonly Scripted[], wrap: (p: Prompter) => Prompter = (p) => p) {
  const prompter = scriptedPrompter(script);
  const terminal = Object.assign(env, {
    stdin: Object.assign(env.stdin, { isTTY: true }),
    stdout: { ...env.stdout, isTTY: true },
    prompter: () => Promise.resolve(wrap(prompter)),
  });
  return { env: terminal, prompter };
}

describe('in plain lines', () => {
  test('every task answered, the exam is passed: kept, counted as reviews, exit code 0', async () => {
    const input = lines(...(await inOrder(RIGHT)), ':end');
    const env = examWorld(examFolder(3), { input });
    const { code, out } = await runIn(env, ...EXAM, '--tasks', '3', '--minutes', '30');
    expect(out).toMatch(/Mock exam: 3 tasks in 30 minutes; passed with 66 %. Seed s\./);
    expect(out).toContain('30:00 left');
    expect(out).toContain('+ Passed: 100 %, the pass mark is 66 %');
    expect(code).toBe(0);
    expect(examFiles(env.home)).toEqual([expect.stringMatching(/^2026-11-20T12-00-00-[0-9a-f]{8}\.json$/)]);
    expect(reviews(env.home)).toMatchObject(Array(3).fill({ mode: 'exam', rating: 3, outcome: 'correct' }));
  });

  test('a wrong answer is shown with the reference, its difference and the page; failed is exit code 1', async () => {
    const input = lines(...(await inOrder({ n1: 'n1' })));
    const env = examWorld(examFolder(3), { input });
    const { code, out } = await runIn(env, ...EXAM, '--tasks', '3');
    expect(code).toBe(1);
    expect(out).toMatch(
      /You\n {2}x[\s\S]*Answer\n {2}n2[\s\S]*Source: https:\/\/kubernetes\.io\/docs\/own\//,
    );
    expect(out).toMatch(/x Not passed: 3[34] %, the pass mark is 66 %/);
    expect(out).toMatch(/Domain[\s\S]*troubleshooting +3 +100 % +3[34] %/);
    expect(out).toMatch(/Study next:\n {2}own: 6[67] % of the exam lost\n {2}k8s-drill study --topic own/);
  });

  test('flag, skip, back, a number and a changed answer', async () => {
    const [first = '', second = '', third = ''] = await inOrder(RIGHT);
    const input = lines(':flag', ':skip', second, ':1', 'x', 'oops', '1', first, ':list', '3', third, ':end');
    const env = examWorld(examFolder(3), { input });
    const { code, out } = await runIn(env, ...EXAM, '--tasks', '3');
    expect(out).toContain('Flagged.');
    expect(out).toMatch(/Your answer so far, which a new one replaces:\n {2}x/);
    expect(out).toMatch(/1 +\d+ % +answered flagged +text +own/);
    expect(code).toBe(0);
  });

  test('fewer cards than tasks: it says so, and the time is cut in proportion', async () => {
    const { out } = await runIn(examWorld(examFolder(3), { input: '' }), 'exam', '--tasks', '6');
    expect(out).toContain('3 tasks in 60 minutes');
    expect(out).toContain('There are cards for 3 of the 6 tasks');
  });

  test('the tasks of the last exam do not come again, as long as there are others', async () => {
    const folder = examFolder(6);
    const drawn = async (seed: number) => {
      const { out } = await runIn(examWorld(folder, { input: '', seed }), 'exam', '--tasks', '3', '--json');
      return JSON.parse(out).tasks.map((task: { card: string }) => task.card);
    };
    const [first, second] = [await drawn(1), await drawn(2)];
    expect(new Set([...first, ...second]).size).toBe(6);
  });

  test('one JSON document on stdout, the tasks on stderr', async () => {
    const env = examWorld(examFolder(3), { input: lines(...(await inOrder({ n1: 'n1' })), ':end') });
    const { code, out, err } = await runIn(env, ...EXAM, '--tasks', '3', '--json');
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      version: 1,
      seed: 's',
      passed: false,
      passMark: 66,
      reason: 'finished',
    });
    expect(document.tasks.find((task: { card: string }) => task.card === 'own/n2')).toMatchObject({
      ...{ outcome: 'wrong', score: 0, answer: 'x', kind: 'text' },
      ...{ prompt: 'What is n2?', reference: 'n2', explanation: [] },
      sources: ['https://kubernetes.io/docs/own/'],
    });
    expect(err).toContain('What is n1?');
    expect(code).toBe(1);
  });

  test('it ends by itself when time is up, though no line comes', async () => {
    const env = examWorld(examFolder(1));
    Object.assign(env, { stdin: Object.assign(new Readable({ read: () => {} }), { isTTY: false }) });
    env.stdout.write = (text) => {
      env.written.out += text;
      if (text.includes('Your answer')) env.at += 31 * 60_000;
    };
    const { code, out } = await runIn(env, ...EXAM, '--tasks', '1', '--minutes', '30');
    expect(out).toContain('Time is up.');
    expect(code).toBe(1);
  });

  test('nothing that an exam could ask is wrong usage', async () => {
    const env = examWorld(examFolder(0), { input: '' });
    const { code, err } = await runIn(env, 'exam');
    expect([code, err]).toEqual([2, expect.stringContaining('nothing matches')]);
  });
});

describe('at a terminal', () => {
  test('it is begun with a key, answered, ended after a question; what to study is one key away', async () => {
    const folder = examFolder(1);
    const { env, prompter } = atTerminal(examWorld(folder), [
      ['key', 'enter'],
      ['line', ':l'],
      ['line', ''],
      ['line', 'x'],
      ['line', ':end'],
      ['key', 'y'],
      ['key', 'r'],
      ['key', 'm'],
      ['line', ':quit'],
    ]);
    const { code } = await runIn(env, ...EXAM, '--tasks', '1');
    prompter.finished();
    expect(env.written.out).toMatch(
      /Not passed[\s\S]*Study next[\s\S]*Task 1\/1[\s\S]*Source:[\s\S]*What is n1\?/,
    );
    expect(code).toBe(1);
  });

  test('every question of the exam stands below a running clock', async () => {
    const seen: string[] = [];
    const noting = (inner: Prompter): Prompter => ({
      ...inner,
      ask: (question, live) => {
        seen.push(`${question.type} ${live?.status()}`);
        env.at += 61_000;
        return inner.ask(question);
      },
    });
    const { env } = atTerminal(
      examWorld(examFolder(1)),
      [
        ['key', 'enter'],
        ['line', 'n1'],
        ['line', ':end'],
        ['key', 'y'],
        ['key', 'enter'],
      ],
      noting,
    );
    await runIn(env, ...EXAM, '--tasks', '1', '--minutes', '90');
    expect(seen).toEqual(['key ', 'line 1:30:00', 'line 1:28:59', 'key 1:27:58', 'key ']);
  });

  test('the question ends by itself when time is up', async () => {
    const waiting = (inner: Prompter): Prompter => ({
      ...inner,
      ask: (question, live) => {
        if (question.type !== 'line' || !live) return inner.ask(question);
        env.at += 90 * 60_000;
        return new Promise((_, reject) =>
          live.signal.addEventListener('abort', () => reject(live.signal.reason)),
        );
      },
    });
    const { env } = atTerminal(
      examWorld(examFolder(1)),
      [
        ['key', 'enter'],
        ['key', 'enter'],
      ],
      waiting,
    );
    const { code } = await runIn(env, ...EXAM, '--tasks', '1', '--minutes', '90');
    expect(env.written.out).toContain('Time is up.');
    expect(code).toBe(1);
  });

  test.each([
    ['counts while an editor is open', 20, /Passed: 100 %[\s\S]*20 min/],
    ['lets no manifest count that comes too late, and keeps its text', 40, /Not passed: 0 %[\s\S]*too late/],
  ])('the clock %s', async (_, minutes, seen) => {
    const folder = examFolder(0);
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n';
    const task = `## Write Pod \`a\`\n<!-- id: pod -->\n\n\`\`\`yaml answer\n${pod}\`\`\`\n`;
    const deck = join(folder, 'home/decks/own.md');
    writeFileSync(deck, `${readFileSync(deck, 'utf8')}${task}`);
    const { env } = atTerminal(examWorld(folder, { variables: { NO_COLOR: '1' } }), [
      ['key', 'enter'],
      ['key', 'enter'],
      ...(minutes < 30
        ? ([
            ['line', ':end'],
            ['key', 'y'],
          ] as const)
        : []),
      ['key', 'enter'],
    ]);
    const path = (args: readonly string[]) => args.at(-1) ?? '';
    const spawn: Env['spawn'] = (_program, args) => {
      writeFileSync(path(args), `${readFileSync(path(args), 'utf8')}${pod}`);
      env.at += minutes * 60_000;
      return { code: 0, signal: null };
    };
    await runIn(Object.assign(env, { spawn }), ...EXAM, '--tasks', '1', '--minutes', '30');
    expect(env.written.out).toMatch(seen);
    const drafts = readdirSync(join(env.home, 'drafts'));
    expect(drafts).toEqual(minutes < 30 ? [] : ['own-pod.yaml']);
  });

  test('not now: nothing is kept', async () => {
    const { env } = atTerminal(examWorld(examFolder(1)), [['key', 'q']]);
    expect((await runIn(env, ...EXAM)).code).toBe(0);
    expect(examFiles(env.home)).toEqual([]);
  });
});

describe('an exam that was left', () => {
  const interrupted = new Failure({ code: 'interrupted' });

  /** A folder where an exam of three tasks was left at the second one, the first one answered right. */
  async function leftExam(): Promise<{
    folder: string;
    answers: string[];
    world: (input: string) => TestEnv;
  }> {
    const folder = examFolder(3);
    const answers = await inOrder(RIGHT);
    const script: Scripted[] = [
      ['key', 'enter'],
      ['line', answers[0] ?? ''],
      ['line', interrupted],
    ];
    const { env } = atTerminal(examWorld(folder), script);
    const { code, err } = await runIn(env, ...EXAM, '--tasks', '3', '--minutes', '60');
    expect([code, err]).toEqual([130, expect.stringContaining('its clock keeps running')]);
    return { folder, answers, world: (input) => examWorld(folder, { input, seed: 7 }) };
  }

  test('goes on at the same task, its clock run on', async () => {
    const { answers, world } = await leftExam();
    const env = world(lines(answers[1] ?? '', answers[2] ?? '', ':end'));
    expect(currentExam(env.home)).toMatchObject({
      open: 1,
      tasks: [{ given: { text: answers[0] } }, {}, {}],
    });
    env.at += 20 * 60_000;
    const { code, out } = await runIn(env, 'exam');
    expect(out).toContain('Your exam goes on; its clock ran on too: 40:00 left.');
    expect(out).toContain('Passed: 100 %');
    expect(code).toBe(0);
    expect(examFiles(env.home)).toHaveLength(1);
  });

  test('gets no time from a clock that was set back', async () => {
    const { world } = await leftExam();
    const env = world('');
    const uptime = env.at + 20 * 60_000;
    const { out } = await runIn(Object.assign(env, { now: () => 0, uptime: () => uptime }), 'exam');
    expect(out).toContain('40:00 left.');
  });

  test('is marked when its time is up', async () => {
    const { world } = await leftExam();
    const env = world('');
    env.at += 61 * 60_000;
    const { code, out } = await runIn(env, 'exam');
    expect(out).toMatch(/^\nTime is up\.[\s\S]*Not passed: 3[34] %/);
    expect(code).toBe(1);
    expect(examFiles(env.home)).toHaveLength(1);
  });

  test.each([
    ['damaged', '{"format":"k8s-drill-sitting","v":1,"tasks":[{}]}'],
    ['no JSON', 'my notes'],
    ['empty', ''],
  ])('and whose file is %s is kept aside, and a new one begins', async (_, text) => {
    const { world } = await leftExam();
    const env = world('');
    writeFileSync(join(env.home, 'exams/current.json'), text);
    const { err, out } = await runIn(env, 'exam', '--tasks', '3');
    expect(err).toMatch(/cannot be read; it is kept as .*current\.json\.[0-9a-f]+\.kept/);
    expect(out).toContain('Mock exam: 3 tasks');
    const kept = examFiles(env.home).find((name) => name.endsWith('.kept')) ?? '';
    expect(readFileSync(join(env.home, 'exams', kept), 'utf8')).toBe(text);
  });

  test('of a newer version is left alone', async () => {
    const { world } = await leftExam();
    const env = world('');
    writeFileSync(join(env.home, 'exams/current.json'), '{"format":"k8s-drill-sitting","v":2}');
    expect((await runIn(env, 'exam')).code).toBe(3);
  });
});

test('an exam that another run went on with is left to it', async () => {
  const folder = examFolder(3);
  const meanwhile = (inner: Prompter): Prompter => ({
    ...inner,
    ask: async (question) => {
      const path = join(folder, 'home/exams/current.json');
      if (question.type === 'line')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"open": 0', '"open": 2'));
      return inner.ask(question);
    },
  });
  const { env } = atTerminal(
    examWorld(folder),
    [
      ['key', 'enter'],
      ['line', 'n1'],
    ],
    meanwhile,
  );
  const { code, err } = await runIn(env, ...EXAM, '--tasks', '3');
  expect([code, err]).toEqual([3, expect.stringContaining('another k8s-drill went on with this exam')]);
  expect(currentExam(env.home)).toMatchObject({ open: 2 });
});

describe('a disk that is full', () => {
  /** Fails to open, for writing, files whose path matches, once `from` of them were opened. */
  function full(pattern: RegExp, from = 0): Partial<Env['fs']> {
    let opened = 0;
    const openSync = ((path: string, ...rest: [string, number]) => {
      if (pattern.test(path) && rest[0] !== 'r' && opened++ >= from)
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      return fs.openSync(path, ...rest);
    }) as Env['fs']['openSync'];
    return { openSync };
  }

  test.each([
    ['the result', /exams\/2026/],
    ['the reviews', /reviews\.jsonl/],
  ])('at %s: it is shown, exit code 3, and the next run saves it once', async (_, pattern) => {
    const folder = examFolder(3);
    const input = lines(...(await inOrder(RIGHT)), ':end');
    const env = examWorld(folder, { input, fs: full(pattern) });
    const { code, out, err } = await runIn(env, ...EXAM, '--tasks', '3');
    expect(out).toContain('Passed: 100 %');
    expect([code, err]).toEqual([3, expect.stringContaining('no space is left on the disk')]);
    const again = await runIn(examWorld(folder, { input: '', seed: 9 }), 'exam');
    expect(again.out).toContain('Passed: 100 %');
    expect(again.code).toBe(0);
    expect(reviews(env.home)).toHaveLength(3);
    expect(new Set(reviews(env.home).map(({ id }) => id)).size).toBe(3);
    expect(examFiles(env.home)).toHaveLength(1);
  });

  test('at an answer: exit code 3, and the answers before are kept', async () => {
    const folder = examFolder(3);
    const input = lines(...(await inOrder(RIGHT)), ':end');
    const env = examWorld(folder, { input, fs: full(/exams\/current/, 3) });
    const { code, err } = await runIn(env, ...EXAM, '--tasks', '3');
    expect([code, err]).toEqual([3, expect.stringContaining('goes back to it')]);
    const given = currentExam(env.home).tasks.map((task) => task.given !== null);
    expect(given).toEqual([true, true, false]);
  });
});
