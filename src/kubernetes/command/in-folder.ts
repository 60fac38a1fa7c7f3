import { lookUp } from '../../source/look-up.ts';
import type { Pipeline, Stage } from '../shell/script.ts';
import { EXPANSION, type Word } from '../shell/word.ts';
import { EVERYDAY_TOOLS } from './everyday-tools.ts';
import { partWords } from './part-words.ts';
import { toolName } from './tool-name.ts';

/** A relative file name, alone or as the value of a flag. */
const RELATIVE_FILE =
  /^(--?[\w-]+=)?(?:\.\/)?((?:[\w.-]+\/)*[\w-]+\.(?:cfg|conf|crt|csr|db|json|key|pem|pub|toml|ya?ml))$/;

/** Replaces a leading `cd` into a folder by full paths in the commands after it. */
export function withFolder(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const [first, ...rest] = pipelines;
  const folder = first && folderOf(first);
  if (folder === undefined || rest.length === 0 || rest.some(changesFolder)) return pipelines;
  return rest.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) => inFolder(stage, folder)),
  }));
}

function folderOf({ stages }: Pipeline): string | undefined {
  const [stage, second] = stages;
  const [program, folder, ...more] = stage?.words ?? [];
  const isPlain = second === undefined && more.length === 0 && stage?.redirects.length === 0;
  return isPlain && program?.value === 'cd' && /^(?:\/|[\w.]+\/|[\w-]+$)/.test(folder?.value ?? '')
    ? folder?.value.replace(/\/+$/, '')
    : undefined;
}

function changesFolder({ stages }: Pipeline): boolean {
  return stages.some(({ words }) => /^(?:cd|popd|pushd)$/.test(words[0]?.value ?? ''));
}

function inFolder(stage: Stage, folder: string): Stage {
  const full = (path: string) =>
    /^\.\/?$/.test(path)
      ? folder
      : path.replace(RELATIVE_FILE, (_, flag = '', file: string) => `${flag}${folder}/${file}`);
  const [program, ...words] = stage.words;
  if (program === undefined) return stage;
  const paths = pathsIn(program, words);
  const inside = (word: Word): string => (paths.has(word) ? `${folder}/${word.value}` : full(word.value));
  const here = program.value === 'ls' && !words.some(isOperand) ? [{ ...program, value: folder }] : [];
  return {
    ...stage,
    words: [program, ...words.map((word): Word => ({ ...word, value: inside(word) })), ...here],
    redirects: stage.redirects.map((redirect) => ({ ...redirect, target: full(redirect.target) })),
  };
}

/** Programs whose words are files, with how many other words come first. */
const FILES_AFTER: ReadonlyMap<string, number> = new Map([
  ['egrep', 1],
  ['fgrep', 1],
  ['grep', 1],
  ['head', 0],
  ['tail', 0],
  ['wc', 0],
]);

/** The words that are paths relative to the current folder. */
function pathsIn(program: Word, words: readonly Word[]): ReadonlySet<Word> {
  const name = toolName(program);
  const known = lookUp(EVERYDAY_TOOLS, /^[ef]grep$/.test(name) ? 'grep' : name);
  const before = known?.operands === 'paths' ? 0 : FILES_AFTER.get(name);
  if (known === undefined || before === undefined) return new Set();
  const { flags, operands } = partWords(known, words);
  const hasPattern = flags.some((flag) => flag.name === '-e' || flag.name === '-f');
  return new Set(operands.slice(hasPattern ? 0 : before).filter(isRelative));
}

/** Whether a path starts neither at the root or a home folder nor with something that the shell expands. */
function isRelative({ value }: Word): boolean {
  return /^[\w*?][\w./*?-]*$/.test(value) && !value.includes(EXPANSION);
}

function isOperand({ value }: Word): boolean {
  return !value.startsWith('-');
}
