/**
 * Draws the screens of the README from real sessions: runs the built program in a pseudo-terminal, types, and writes what
 * the terminal shows as SVG, for light and for dark pages. `npm run screens`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** @typedef {InstanceType<typeof xterm.Terminal>} Screen */
/** @typedef {{ text: string, colour: number | null, bold: boolean, dim: boolean, italic: boolean, underline: boolean }} Cell */
/** @typedef {Cell[]} Row */
/** @typedef {Cell & { x: number }} Run */
/** @typedef {Readonly<Record<string, string>>} Theme */
/** @typedef {{ args: readonly string[], keys: readonly (readonly [seen: string, typed: string])[], from?: string }} Session */

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, '.github/screens');
const [COLUMNS, ROWS] = [84, 60];
const CELL = { width: 8.4, height: 18 };

/** The 16 colours of a terminal, as GitHub's light and dark pages can carry them. @type {Readonly<Record<string, Theme>>} */
const THEMES = {
  light: {
    back: '#ffffff',
    fore: '#1f2328',
    dim: '#656d76',
    1: '#cf222e',
    2: '#116329',
    3: '#7d4e00',
    4: '#0550ae',
    6: '#1b7c83',
  },
  dark: {
    back: '#0d1117',
    fore: '#e6edf3',
    dim: '#8b949e',
    1: '#ff7b72',
    2: '#3fb950',
    3: '#d29922',
    4: '#79c0ff',
    6: '#56d4dd',
  },
};

/**
 * What is typed, and what must be on the screen before it. `from` begins the picture at a row of a long session.
 * @type {Readonly<Record<string, Session>>}
 */
const SCREENS = {
  study: {
    args: ['study', '--topic', 'services', '--kind', 'choice'],
    keys: [
      ['enter first question', '\r'],
      ['pick the marked one', '1'],
      ['enter next', ''],
    ],
    from: '── 1',
  },
  lab: {
    args: ['lab', 'troubleshoot-apps/lab-image-typo', '--built-in'],
    keys: [
      ['lab:image-typo $', 'kubectl -n shop get pods\r'],
      ['BackOff', 'check\r'],
      ['Not solved yet', 'kubectl -n shop set image deployment/web web=nginx:1.27-alpine\r'],
      ['image updated', 'check\r'],
      ['Solved:', ''],
    ],
  },
};

/** Plays a session in a terminal. @param {Session} session @returns {Promise<Row[]>} what the screen shows at its end */
async function play({ args, keys, from }) {
  const home = mkdtempSync(join(tmpdir(), 'k8s-drill-screen-'));
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, scrollback: 2000, allowProposedApi: true });
  const child = spawn(process.execPath, [join(ROOT, 'bin/k8s-drill.js'), ...args], {
    cols: COLUMNS,
    rows: ROWS,
    cwd: home,
    env: {
      PATH: process.env.PATH,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      HOME: home,
      SHELL: '/bin/bash',
      K8S_DRILL_HOME: home,
    },
  });
  const ended = new Promise((done) => child.onExit(() => done(undefined)));
  child.onData((data) => screen.write(data));
  for (const [seen, typed] of keys) {
    await until(
      () => textOf(screen).includes(seen),
      () => textOf(screen),
    );
    child.write(typed);
  }
  await new Promise((done) => screen.write('', () => done(undefined)));
  const rows = rowsOf(screen);
  child.kill();
  await ended;
  rmSync(home, { recursive: true, force: true });
  return from ? rows.slice(rows.findLastIndex((row) => wordsOf(row).startsWith(from))) : rows;
}

/** @param {() => boolean} holds @param {() => string} [shown] */
async function until(holds, shown = () => '') {
  for (let tries = 0; tries < 500; tries++) {
    if (holds()) return;
    await new Promise((wait) => setTimeout(wait, 20));
  }
  throw new Error(`the screen never showed what was expected:\n${shown()}`);
}

/** @param {Screen} screen */
function textOf(screen) {
  return rowsOf(screen).map(wordsOf).join('\n');
}

/** @param {Row} row */
function wordsOf(row) {
  return row.map((cell) => cell.text).join('');
}

/** @param {Screen} screen @returns {Row[]} */
function rowsOf(screen) {
  const buffer = screen.buffer.active;
  const rows = Array.from({ length: buffer.length }, (_, y) => {
    const line = buffer.getLine(y);
    return Array.from({ length: COLUMNS }, (_, x) => {
      const cell = line?.getCell(x);
      return {
        text: cell?.getChars() || ' ',
        colour: cell?.isFgPalette() ? cell.getFgColor() : null,
        bold: Boolean(cell?.isBold()),
        dim: Boolean(cell?.isDim()),
        italic: Boolean(cell?.isItalic()),
        underline: Boolean(cell?.isUnderline()),
      };
    });
  });
  /** @param {Row | undefined} row */
  const isBlank = (row) => row?.every((cell) => cell.text === ' ') === true;
  while (rows.length > 0 && isBlank(rows.at(-1))) rows.pop();
  while (rows.length > 0 && isBlank(rows[0])) rows.shift();
  return rows;
}

/** @param {readonly Row[]} rows @param {Theme} theme @param {string} title */
function svg(rows, theme, title) {
  const width = Math.ceil(COLUMNS * CELL.width + 32);
  const height = rows.length * CELL.height + 32;
  const lines = rows.flatMap((row, y) => runs(row).map((run) => text(run, y, theme)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<rect width="100%" height="100%" rx="8" fill="${theme['back']}" stroke="${theme['dim']}" stroke-opacity="0.4"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
${lines.join('\n')}
</g>
</svg>
`;
}

/** Neighbouring cells of one look. @param {Row} row */
function runs(row) {
  /** @param {Cell} cell */
  const look = ({ colour, bold, dim, italic, underline }) =>
    JSON.stringify([colour, bold, dim, italic, underline]);
  /** @type {Run[]} */
  const found = [];
  row.forEach((cell, x) => {
    const last = found.at(-1);
    if (last && look(last) === look(cell)) last.text += cell.text;
    else found.push({ ...cell, x });
  });
  return found.filter((run) => run.text.trim() !== '');
}

/** @param {Run} run @param {number} y the row @param {Theme} theme */
function text({ text, x, colour, bold, dim, italic, underline }, y, theme) {
  const fill = dim ? theme['dim'] : (theme[String(colour)] ?? theme['fore']);
  const lead = text.length - text.trimStart().length;
  const looks = [
    bold && 'font-weight="600"',
    italic && 'font-style="italic"',
    underline && 'text-decoration="underline"',
  ];
  const left = (16 + (x + lead) * CELL.width).toFixed(1);
  const attributes = [
    `x="${left}"`,
    `y="${16 + (y + 0.75) * CELL.height}"`,
    `fill="${fill}"`,
    ...looks.filter(Boolean),
  ];
  const shown = text.trim();
  attributes.push(`textLength="${(shown.length * CELL.width).toFixed(1)}"`);
  return `<text ${attributes.join(' ')}>${escaped(shown)}</text>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

mkdirSync(OUT, { recursive: true });
for (const [name, session] of Object.entries(SCREENS)) {
  const rows = await play(session);
  const title = `A terminal: k8s-drill ${session.args.join(' ')}`;
  for (const [page, theme] of Object.entries(THEMES))
    writeFileSync(join(OUT, `${name}-${page}.svg`), svg(rows, theme, title));
}
