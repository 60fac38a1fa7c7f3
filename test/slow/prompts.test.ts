import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { knownHome, PROMPT_PLACES, type PromptPlace } from '../support/prompt-places.ts';
import { openInShell, openShell } from '../support/shell.ts';
import { KEY } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

const SRC = resolve(import.meta.dirname, '../../src');
const CTRL_D = '\u0004';
const CTRL_Z = '\u001a';
const PASTE = ['\u001b[200~', '\u001b[201~'] as const;
const SIZE = 300_000;

/** With `K8S_DRILL_FIGURES` each place meets each signal and each width; else the places take turns. */
const EVERYTHING = process.env['K8S_DRILL_FIGURES'] !== undefined;
/** `K8S_DRILL_WIDTHS=all` tries each width from 1 to 400. */
const ALL_WIDTHS = process.env['K8S_DRILL_WIDTHS'] === 'all';
const WIDTHS = ALL_WIDTHS ? Array.from({ length: 400 }, (_, i) => i + 1) : [1, 2, 9, 41, 400];
/** Terminals that are open at once: most of the time each waits. */
const AT_ONCE = 4;
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
  ['SIGTERM', 143],
] as const;

type Opened = ReturnType<typeof openInShell>;

const figures: Record<string, { tries: number; faults: number }> = {};

afterAll(() => {
  if (process.env['K8S_DRILL_FIGURES']) process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
});

/** Counts a try, and what went wrong in it. */
async function attempt(name: string, run: () => Promise<void>): Promise<string[]> {
  const kind = name.replace(/ \d+$/, '');
  const figure = figures[kind] ?? { tries: 0, faults: 0 };
  figures[kind] = figure;
  figure.tries++;
  try {
    await run();
    return [];
  } catch (error) {
    figure.faults++;
    return [`${name}: ${error instanceof Error ? error.message : error}`];
  }
}

/** The one of some that it is this place's turn to meet; with `all`, each of them. */
function turnOf<T>(some: readonly T[], place: PromptPlace, all: boolean): readonly T[] {
  const turn = PROMPT_PLACES.indexOf(place) % some.length;
  return all ? some : some.slice(turn, turn + 1);
}

/** What went wrong in all of some attempts. */
async function faultsOf(attempts: readonly (() => Promise<string[]>)[]): Promise<string[]> {
  const faults: string[] = [];
  for (let i = 0; i < attempts.length; i += AT_ONCE) {
    const some = attempts.slice(i, i + AT_ONCE).map((run) => run());
    faults.push(...(await Promise.all(some)).flat());
  }
  return faults;
}

function homeFor({ fresh }: PromptPlace): string {
  const home = temporaryFolder();
  if (!fresh) knownHome(home);
  return home;
}

/** The prompt of a place, in a terminal that is closed with the test. */
async function reach(place: PromptPlace, home: string): Promise<Opened> {
  const terminal = openInShell(place.args, { home });
  await terminal.sees(place.sees);
  for (const [keys, sees] of place.way ?? []) {
    terminal.send(typeof keys === 'string' ? keys : keys(terminal.text()));
    await terminal.sees(sees);
  }
  return terminal;
}

const settled = () => new Promise((wait) => setTimeout(wait, 60));

async function leaves(terminal: Opened, code: number): Promise<void> {
  expect(await terminal.left()).toEqual({ code, isCooked: true, marksPastes: false });
}

const endings = (place: PromptPlace): (() => Promise<string[]>)[] => {
  const home = homeFor(place);
  const end = (name: string, act: (terminal: Opened) => void, code: number) => {
    const own = homeFor(place);
    return () =>
      attempt(name, async () => {
        const terminal = await reach(place, own);
        act(terminal);
        await leaves(terminal, code);
      });
  };
  const signals = SIGNALS.map(([signal, code]) => end(signal, (terminal) => terminal.signal(signal), code));
  const unheeded = () => attempt('Ctrl-Z where nobody can resume it', () => stopsUnheeded(place, home));
  return [
    end('Ctrl-D', (terminal) => terminal.send(CTRL_D), place.endsWith ?? 0),
    end('Ctrl-C', (terminal) => terminal.send(KEY.ctrlC), 130),
    ...turnOf([...signals, unheeded], place, EVERYTHING),
  ];
};

/** Without job control Ctrl-Z stops nothing; the prompt goes on. */
async function stopsUnheeded(place: PromptPlace, home: string): Promise<void> {
  const terminal = await reach(place, home);
  terminal.send(CTRL_Z);
  await new Promise((wait) => setTimeout(wait, 400));
  await hears(place, terminal);
  terminal.send(KEY.ctrlC);
  await terminal.left();
}

async function hears(place: PromptPlace, terminal: Pick<Opened, 'send' | 'sees' | 'text'>): Promise<void> {
  const [keys, sees] = place.use;
  terminal.send(typeof keys === 'string' ? keys : keys(terminal.text()));
  await terminal.sees(sees);
}

async function resumes(place: PromptPlace, home: string): Promise<void> {
  const shell = openShell(home);
  await shell.sees('shell>');
  shell.run(place.args);
  await shell.sees(place.sees);
  for (const [keys, sees] of place.way ?? []) {
    shell.send(typeof keys === 'string' ? keys : keys(shell.text()));
    await shell.sees(sees);
  }
  shell.send(CTRL_Z);
  await shell.sees(/Stopped/);
  shell.send("stty -a | grep -cw -- '-icanon'; echo stopped=$?\r");
  await shell.sees(/stopped=\d/);
  shell.send('fg\r');
  await settled();
  await hears(place, shell);
  shell.child.kill('SIGKILL');
}

/** A paste of 300 kB: text where text is typed, and nothing where keys are pressed. */
async function pasted(place: PromptPlace, home: string): Promise<void> {
  const terminal = await reach(place, home);
  const line = 'apiVersion: v1 # spec\n';
  const text = place.typed === 'line' ? 'x'.repeat(SIZE) : line.repeat(Math.ceil(SIZE / line.length));
  terminal.send(`${PASTE[0]}${text}${PASTE[1]}`);
  if (place.typed === 'line') terminal.send('\u0015');
  await hears(place, terminal);
  terminal.send(KEY.ctrlC);
  await terminal.left();
}

/** The first prompt, where the screen is too narrow for what it shows to be found on it. */
async function firstPrompt(place: PromptPlace, home: string, columns: number): Promise<Opened> {
  const terminal = openInShell(place.args, { home, columns });
  await terminal.writes(/\u001b\[\?2004h[\s\S]*\S/);
  return terminal;
}

async function fits(place: PromptPlace, home: string, columns: number): Promise<void> {
  const terminal = await (place.way ? reach(place, home) : firstPrompt(place, home, columns));
  terminal.resize(columns, 40);
  await settled();
  terminal.send(CTRL_D);
  await leaves(terminal, place.endsWith ?? 0);
}

test('every file that asks has its place here', () => {
  const asking = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && /prompter\.ask\(/.test(readFileSync(join(SRC, path), 'utf8')),
  );
  expect([...new Set(PROMPT_PLACES.map(({ asks }) => asks))].sort()).toEqual(asking.sort());
});

describe.each(PROMPT_PLACES)('at $name', (place) => {
  test('each way to end it gives the terminal back, with the exit code of its kind', async () => {
    expect(await faultsOf(endings(place))).toEqual([]);
  });

  test('it hears again after Ctrl-Z and fg, and after a paste of 300 kB', async () => {
    const homes = [homeFor(place), homeFor(place)] as const;
    const faults = await faultsOf([
      () => attempt('Ctrl-Z and fg', () => resumes(place, homes[0])),
      () => attempt('paste of 300 kB', () => pasted(place, homes[1])),
    ]);
    expect(faults).toEqual([]);
  });

  test('it can be left at any width', async () => {
    const widths = turnOf(WIDTHS, place, EVERYTHING || ALL_WIDTHS).map((columns) => {
      const home = homeFor(place);
      return () => attempt(`width ${columns}`, () => fits(place, home, columns));
    });
    expect(await faultsOf(widths)).toEqual([]);
  });
});
