import { basename, join } from 'node:path';
import type { Env } from '../../env.ts';
import { lookUp } from '../../source/look-up.ts';
import { ownShell, type ProgramLine } from '../cluster/shell.ts';

/** The initial state of a lab's shell. */
export interface LabShellOptions {
  /** A private folder for the files that set up the shell. */
  readonly folder: string;
  /** Where the shell begins. */
  readonly work: string;
  /** The folder of the programs, which comes first on the `PATH`. */
  readonly programs: string;
  /** The prompt's text before its sign: `lab:image-typo`. */
  readonly prompt: string;
  /** The programs that no alias or function of the learner's may hide. */
  readonly words: readonly string[];
  /** Variables that are set in the shell after it has read its own files. */
  readonly variables: Readonly<Record<string, string>>;
}

/** How to start a shell so that it has the lab's prompt, folder and programs after it has read the learner's own files. */
export interface LabShell extends ProgramLine {
  readonly variables: Readonly<Record<string, string>>;
  readonly files: readonly (readonly [path: string, text: string])[];
}

type Style = (line: ProgramLine, options: LabShellOptions, env: Env) => LabShell;

/** The prompt of a lab: `lab:image-typo` for the card `lab-image-typo`. */
export function labPrompt(id: string): string {
  return `lab:${id.replace(/^lab-(?=.)/, '')}`;
}

/** The learner's own shell, set up for a lab. An unknown shell gets the variables and keeps its own prompt. */
export function labShell(options: LabShellOptions, env: Env): LabShell {
  const line = ownShell(env);
  const name = basename(line.program)
    .replace(/\.exe$/i, '')
    .toLowerCase();
  const style = lookUp(STYLES, name);
  return style === undefined ? { ...line, variables: {}, files: [] } : style(line, options, env);
}

const bash: Style = (line, options) => {
  const path = join(options.folder, 'bashrc');
  const text = `[ -f ~/.bashrc ] && . ~/.bashrc\nunset PROMPT_COMMAND\n${posix(options)}`;
  return { ...line, args: ['--rcfile', path, '-i'], variables: {}, files: [[path, text]] };
};

const zsh: Style = (line, options, { variables, homeDirectory }) => {
  const own = quoted(variables['ZDOTDIR'] ?? homeDirectory);
  const read = (name: string): string => `[ -f ${own}/${name} ] && . ${own}/${name}\n`;
  const rc = `${read('.zshrc')}precmd_functions=()\nunset RPROMPT\n${posix(options)}`;
  return {
    ...line,
    variables: { ZDOTDIR: options.folder },
    files: [
      [join(options.folder, '.zshenv'), read('.zshenv')],
      [join(options.folder, '.zshrc'), rc],
    ],
  };
};

/** Shells that read the file named by `ENV` when they are interactive. */
const plain: Style = (line, options) => {
  const path = join(options.folder, 'shrc');
  return { ...line, args: ['-i'], variables: { ENV: path }, files: [[path, posix(options)]] };
};

const fish: Style = (line, { folder, work, programs, prompt, words, variables }) => {
  const path = join(folder, 'lab.fish');
  const sets = Object.entries(variables).map(([name, value]) => `set -gx ${name} ${fishQuoted(value)}`);
  const lines = [
    ...sets,
    `set -gx PATH ${fishQuoted(programs)} $PATH`,
    `cd ${fishQuoted(work)}`,
    `functions -e ${words.join(' ')}`,
    `function fish_prompt; echo -n '${prompt} $ '; end`,
    'function fish_right_prompt; end',
  ];
  const args = ['-C', `source ${fishQuoted(path)}`];
  return { ...line, args, variables: {}, files: [[path, `${lines.join('\n')}\n`]] };
};

const cmd: Style = (line, { folder, work, programs, prompt, variables }) => {
  const path = join(folder, 'lab.cmd');
  const sets = Object.entries(variables).map(([name, value]) => `@set "${name}=${value}"`);
  const lines = [...sets, `@set "PATH=${programs};%PATH%"`, `@cd /d "${work}"`, `@prompt ${prompt} $$$S`];
  return { ...line, args: ['/K', path], variables: {}, files: [[path, `${lines.join('\r\n')}\r\n`]] };
};

const STYLES: Readonly<Record<string, Style>> = {
  bash,
  zsh,
  fish,
  cmd,
  sh: plain,
  dash: plain,
  ash: plain,
  ksh: plain,
  mksh: plain,
};

function posix({ work, programs, prompt, words, variables }: LabShellOptions): string {
  const names = words.join(' ');
  return [
    `unalias ${names} 2>/dev/null`,
    `unset -f ${names} 2>/dev/null`,
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`),
    `export PATH=${quoted(programs)}:"$PATH"`,
    'command -v k >/dev/null 2>&1 || alias k=kubectl',
    `cd ${quoted(work)}`,
    `PS1='${prompt} $ '`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
