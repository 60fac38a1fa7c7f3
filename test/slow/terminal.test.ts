import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIXTURES } from '../support/cases.ts';
import { KEY, openTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

const DECK = ['--deck', join(FIXTURES, 'screens.md'), '--topic', 'screens'];

interface Line {
  readonly id: string;
  readonly type: string;
  readonly card?: string;
  readonly rating?: number;
  readonly answer?: string;
  readonly replaces?: string;
}

function reviews(home: string): Line[] {
  return readFileSync(join(home, 'reviews.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter((record) => record.type);
}

describe('a study session', () => {
  test('is typed, revealed, rated, undone and ended with keys; every answer is saved', async () => {
    const home = temporaryFolder();
    const terminal = openTerminal(['study', ...DECK, '--kind', 'text,recall', '--new', '9'], { home });
    await terminal.sees('What does each Service type add?');
    terminal.send('?');
    await terminal.sees('undo what was done last');
    terminal.send(' ');
    await terminal.sees('4 easy');
    terminal.send('4');
    await terminal.sees('Name the file of the static Pod of etcd');
    await terminal.sees(':hint :undo :skip :quit');
    terminal.send(`/etc/kubernetes/manifests/etcd.yml${KEY.backspace.repeat(2)}aml${KEY.enter}`);
    await terminal.sees('✓ Right');
    expect(reviews(home)).toMatchObject([
      { card: 'screens/recall', rating: 4 },
      { card: 'screens/text', rating: 3 },
    ]);
    await terminal.sees('enter next');
    terminal.send('u');
    await terminal.sees(/Took back \(good\): Name the file[\s\S]*:hint/);
    terminal.send(`wrong${KEY.enter}`);
    await terminal.sees('o I was right');
    terminal.send('o');
    await terminal.sees('a study ahead');
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    await terminal.sees(/Today: .*2 new/);
    const [, , , wrong, right] = reviews(home);
    expect(reviews(home).map((r) => [r.type, r.rating])).toEqual([
      ['review', 4],
      ['review', 3],
      ['undo', undefined],
      ['review', 1],
      ['review', 3],
    ]);
    expect(right?.replaces).toBe(wrong?.id);
  });

  test('walks through what was typed before with the arrows', async () => {
    const terminal = openTerminal(['quiz', ...DECK, '--kind', 'cloze'], { home: temporaryFolder() });
    await terminal.sees(/gap 1 of 2[\s\S]*:hint/);
    terminal.send(`first try${KEY.enter}`);
    await terminal.sees(/gap 2 of 2[\s\S]*:hint/);
    terminal.send(`half${KEY.up}`);
    await terminal.sees('gap 2 of 2 > first try');
    terminal.send(KEY.down);
    await terminal.sees(/gap 2 of 2 > half\s/);
    terminal.send(KEY.ctrlC);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
  });
});

describe('a quiz', () => {
  test('is answered with digits, arrows and Enter', async () => {
    const home = temporaryFolder();
    const terminal = openTerminal(['quiz', ...DECK, '--kind', 'choice,steps', '--seed', 'x'], { home });
    for (let asked = 0; asked < 2; asked++) {
      await terminal.sees(`${asked + 1} · ${2 - asked} left`);
      const screen = await terminal.sees(/1-\d (pick|next step)/);
      if (screen.lastIndexOf('next step') > screen.lastIndexOf(' pick ')) {
        for (const digit of '12345') {
          terminal.send(digit);
          await terminal.sees(`[${digit}]`);
        }
      } else terminal.send(KEY.down);
      terminal.send(KEY.enter);
      await terminal.sees(new RegExp(`((Right|Wrong)[\\s\\S]*){${asked + 1}}enter next`));
      terminal.send(KEY.enter);
    }
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    await terminal.sees(/\d of 2 right · \d+ %/);
    expect(reviews(home)).toHaveLength(2);
  });
});

describe('an interruption', () => {
  test.each([
    ['choice', 'pick the marked one'],
    ['multi', 'pick or drop'],
    ['text', ':hint'],
    ['cloze', 'gap 1 of 2'],
    ['steps', 'next step'],
    ['recall', 'reveal'],
    ['command', ':hint'],
    ['manifest', 'editor'],
  ])('Ctrl-C at a %s card ends with 130', async (kind, sees) => {
    const deck = kind === 'multi' ? ['--topic', 'rbac'] : DECK;
    const terminal = openTerminal(['study', ...deck, '--kind', kind], { home: temporaryFolder() });
    if (kind === 'multi') {
      await terminal.sees('enter first question');
      terminal.send(KEY.enter);
    }
    await terminal.sees(sees);
    terminal.send(KEY.ctrlC);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
    await terminal.sees('every answer given is saved');
  });

  test('Ctrl-C after a verdict ends with 130, and the answer is saved', async () => {
    const home = temporaryFolder();
    const terminal = openTerminal(['study', ...DECK, '--kind', 'text'], { home });
    await terminal.sees(':hint');
    terminal.send(`x${KEY.enter}`);
    await terminal.sees('enter next');
    terminal.send(KEY.ctrlC);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
    expect(reviews(home)).toMatchObject([{ card: 'screens/text', rating: 1, answer: 'x' }]);
  });

  test('a terminal that is closed in mid-question ends with 129, and the answers are saved', async () => {
    const home = temporaryFolder();
    const terminal = openTerminal(['study', ...DECK, '--kind', 'text,cloze'], { home });
    await terminal.sees(':hint');
    terminal.send(`x${KEY.enter}`);
    await terminal.sees(/gap 2|enter next/);
    terminal.send(terminal.text().includes('gap 2') ? `x${KEY.enter}` : '');
    await terminal.sees('enter next');
    terminal.send(KEY.enter);
    await terminal.sees('2 · ');
    terminal.child.kill('SIGHUP');
    expect(await terminal.exited).toMatchObject({ exitCode: 129 });
    expect(reviews(home)).toHaveLength(1);
  });
});

describe('a narrow, a plain and a resized terminal', () => {
  test('20 columns are enough to answer', async () => {
    const terminal = openTerminal(['quiz', ...DECK, '--kind', 'choice'], {
      home: temporaryFolder(),
      columns: 20,
    });
    await terminal.sees('RoleBinding');
    terminal.send('1');
    await terminal.sees(/Right|Wrong/);
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });

  test('the question survives a resize', async () => {
    const terminal = openTerminal(['quiz', ...DECK, '--kind', 'text'], {
      home: temporaryFolder(),
      columns: 100,
    });
    await terminal.sees(':hint');
    terminal.send('/etc/kubernetes');
    terminal.resize(40, 30);
    terminal.send(`/manifests/etcd.yaml${KEY.enter}`);
    await terminal.sees('Right');
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });

  test('NO_COLOR prints no colours', async () => {
    const terminal = openTerminal(['study', ...DECK, '--kind', 'recall'], {
      home: temporaryFolder(),
      variables: { NO_COLOR: '1' },
    });
    await terminal.sees('reveal');
    terminal.send(' ');
    await terminal.sees('easy');
    terminal.send('q');
    await terminal.exited;
    expect(terminal.raw()).not.toMatch(/\u001b\[[\d;]*m/);
  });

  test('a dumb terminal is asked in plain lines: no escape sequence at all', async () => {
    const variables = { TERM: 'dumb' };
    const home = temporaryFolder();
    const terminal = openTerminal(['study', ...DECK, '--kind', 'recall'], { home, variables });
    await terminal.sees('Enter reveals the answer');
    terminal.send(KEY.enter);
    await terminal.sees('4 easy');
    terminal.send(`4${KEY.enter}`);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const menu = openTerminal([], { home, variables });
    expect(await menu.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.raw() + menu.raw()).not.toContain('\u001b');
    expect(reviews(home)).toMatchObject([{ card: 'screens/recall', rating: 4 }]);
  });
});

describe('a manifest that is typed', () => {
  const MANIFEST = ['study', ...DECK, '--kind', 'manifest'];
  const typing = async (rows = 40) => {
    const terminal = openTerminal(MANIFEST, { home: temporaryFolder(), rows });
    await terminal.sees('type it here');
    terminal.send('t');
    await terminal.sees('A line . ends');
    return terminal;
  };

  test('is edited: arrows, insert, delete, the indent kept, Tab for two blanks', async () => {
    const terminal = await typing();
    terminal.send(`kind: Pod${KEY.enter}metadat:${KEY.enter}`);
    await terminal.sees(/ 3\s*\n/);
    terminal.send(`\tname: x${KEY.enter}`);
    await terminal.sees(/ 4\s*\n/);
    terminal.send('labels:');
    await terminal.sees(' 4    labels:');
    terminal.send(`${KEY.up}${KEY.up}\u001b[F\u001b[Da`);
    await terminal.sees(/2 {2}metadata:\n {0,2}3 {4}name: x\n {0,2}4 {4}labels:/);
    terminal.send(`${KEY.up}\u001b[H\u001b[3~K`);
    await terminal.sees('1  Kind: Pod');
    terminal.send(KEY.ctrlC);
    await terminal.exited;
  });

  test('stays while a command on a line of its own is answered', async () => {
    const terminal = await typing();
    terminal.send(`kind: Pod${KEY.enter}`);
    terminal.send(`:x pod.spec${KEY.enter}`);
    await terminal.sees(/KIND:[\s\S]*1 {2}kind: Pod/);
    terminal.send(`.${KEY.enter}`);
    await terminal.sees(/Wrong|%/);
    terminal.send('q');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.text()).toMatch(/You\s+kind: Pod/);
  });

  test('is repainted in place where it is taller than the screen', async () => {
    const terminal = await typing(12);
    for (let line = 1; line <= 40; line++) terminal.send(`line${line}${KEY.enter}`);
    await terminal.sees('40  line40');
    expect(terminal.text()).not.toMatch(/ 1 {2}line1\n/);
    expect(terminal.text().match(/ line40/g)).toHaveLength(1);
    for (let i = 0; i < 40; i++) terminal.send(KEY.up);
    await terminal.sees(/ 1 {2}line1\n/);
    terminal.send(KEY.ctrlC);
    await terminal.exited;
  });

  test('takes what is pasted as it is: tabs, a line of its own with a dot, commands', async () => {
    const terminal = await typing();
    terminal.send('\u001b[200~a:\r\n\tb: 1\r\n.\r\n:quit\r\n\u001b[201~');
    await terminal.sees(/1 {2}a:\n 2 {4}b: 1\n 3 {2}\.\n 4 {2}:quit\n/);
    terminal.send(KEY.ctrlC);
    await terminal.exited;
  });
});

describe('a steps card', () => {
  test('Enter never drops a pick; Backspace and u take one back, and what is picked stays through the help', async () => {
    const terminal = openTerminal(['study', ...DECK, '--kind', 'steps'], { home: temporaryFolder() });
    await terminal.sees('backspace take one back');
    terminal.send(`21${KEY.enter}`);
    await terminal.sees(/\[2\][\s\S]*\[1\]/);
    terminal.send('3');
    await terminal.sees('[3]');
    terminal.send('u');
    await terminal.sees(/\[2\][\s\S]*\[1\][\s\S]*\[ \]/);
    terminal.send('?');
    await terminal.sees(/undo what was done last[\s\S]*\[2\][\s\S]*\[1\]/);
    terminal.send(KEY.backspace);
    await terminal.sees(/undo what was done last[\s\S]*\[ \][\s\S]*\[1\]/);
    terminal.send(KEY.ctrlC);
    await terminal.exited;
  });
});

describe('a list that is longer than the screen', () => {
  const list = (args: readonly string[], variables: Record<string, string> = {}) =>
    openTerminal(args, { home: temporaryFolder(), rows: 12, variables: { LANG: 'C.UTF-8', ...variables } });
  /** A pager that tells how much it was given. */
  const COUNTING = `${process.execPath} -e process.stdin.on("data",()=>{}).on("end",()=>console.log("paged"))`;

  test('goes to $PAGER on a terminal', async () => {
    const terminal = list(['topics'], { PAGER: COUNTING });
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.text()).toBe('paged');
  });

  test.each([
    ['--no-pager', ['topics', '--no-pager'], { PAGER: COUNTING }],
    ['an empty $PAGER', ['topics'], { PAGER: '' }],
    ['cat', ['topics'], { PAGER: 'cat' }],
    ['a pager that is not there', ['topics'], { PAGER: 'no-such-pager' }],
    ['a dumb terminal', ['topics'], { PAGER: COUNTING, TERM: 'dumb' }],
    ['a text that fits', ['topics', '--topic', 'rbac'], { PAGER: COUNTING }],
  ])('is printed with %s', async (_, args, variables) => {
    const terminal = list(args, variables);
    await terminal.sees('rbac');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.text()).not.toContain('paged');
  });
});
