import type { Command } from '../../kubernetes/command/command.ts';
import { readScript } from '../../kubernetes/command/statement.ts';
import { parseScript } from '../../kubernetes/shell/parse-script.ts';
import { EXPANSION } from '../../kubernetes/shell/word.ts';
import type { FieldTerm } from './field-terms.ts';

/** What the words of commands reveal about the intended objects, before anything runs. */
export interface Hints {
  /** All words. */
  readonly words: string;
  /** `create deployment`, `label`. */
  readonly verbs: ReadonlySet<string>;
  readonly containers: readonly string[];
  /** Keys and values of labels, annotations and variables that are set or removed. */
  readonly pairs: readonly Pair[];
  readonly taints: readonly Taint[];
  readonly contexts: readonly string[];
  /** Whether some commands change the current context, whatever its name, and others name one. */
  readonly mixesCurrent: boolean;
  /** How files are read, by path. */
  readonly files: ReadonlyMap<string, FileUse>;
  /** The fields of objects whose values expressions look for. */
  readonly filters: readonly FieldTerm[];
  /** The users of kubeconfigs that expressions look for. */
  readonly users: readonly string[];
}

export interface Pair {
  readonly verb: string;
  readonly key: string;
  /** `undefined` if the key is removed. */
  readonly value?: string | undefined;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
  /** Whether it is removed. */
  readonly removed: boolean;
}

export type FileUse = 'manifest' | 'variables' | 'text' | 'patch' | 'kubeconfig';

const PAIR_VERBS = new Set(['label', 'annotate', 'set env']);
const FILE_FLAGS: ReadonlyMap<string, FileUse> = new Map([
  ['filename', 'manifest'],
  ['from-env-file', 'variables'],
  ['from-file', 'text'],
  ['patch-file', 'patch'],
  ['kubeconfig', 'kubeconfig'],
]);
const CONTEXT_VERBS = /^config (?:use-context|set-context|delete-context|rename-context|get-contexts)$/;
const PAIR = /^([\w./-]+?)(?:=(.*)|-)$/s;
const TAINT = /^([\w./-]+?)(?:=([\w.-]*))?(?::(NoSchedule|PreferNoSchedule|NoExecute))?-?$/;
/** `@.spec.type=="NodePort"` of JSONPath, `select(.spec.type == "NodePort")` of jq. */
const FILTER = /(?:@|(?<=select\(\s*|select\([^()]*and\s+))\.([\w.]+)\s*([=!]=)\s*\\?["']([^"'\\]+)/g;

export function hintsOf(texts: readonly string[]): Hints {
  const commands = texts
    .flatMap((text) => readScript(text).statements)
    .flatMap((statement) => statement.commands);
  const kubectl = commands.filter(({ tool }) => tool === 'kubectl');
  const options = kubectl.flatMap((command) => command.options).filter(({ value }) => isPlain(value));
  const outputs = new Set(texts.flatMap(writtenFiles));
  const filters = texts.flatMap(filtersIn);
  const names = unique(filters.filter(isByName).map(({ value }) => value));
  const named = (...flags: string[]): string[] =>
    options.filter(({ flag }) => flags.includes(flag.name)).map(({ value }) => value);
  return {
    words: texts.join('\n'),
    verbs: new Set(kubectl.map(verbOf)),
    containers: unique([
      ...named('container', 'containers'),
      ...kubectl.flatMap(imageContainers),
      ...(texts.some((text) => /ontainer/.test(text)) ? names : []),
    ]).filter(isName),
    pairs: kubectl.flatMap(pairsOf),
    taints: kubectl.filter((command) => verbOf(command) === 'taint').flatMap(taintsOf),
    contexts: unique([...named('context'), ...kubectl.flatMap(contextWords)]),
    mixesCurrent: texts.some(usesCurrent) && !texts.every(usesCurrent),
    files: new Map(
      options.flatMap(({ flag, value }) => {
        const use = FILE_FLAGS.get(flag.name);
        const path = use === 'text' ? value.replace(/[^=]*=/, '') : value;
        return use === undefined || path === '-' || outputs.has(path) ? [] : [[path, use] as const];
      }),
    ),
    filters: filters.filter((filter) => !isByName(filter)),
    users: texts.some((text) => /\busers\b/.test(text)) ? names : [],
  };
}

function verbOf({ verb }: Command): string {
  return verb?.name ?? '';
}

function isByName({ path }: FieldTerm): boolean {
  return path.join('.') === 'name';
}

function filtersIn(text: string): FieldTerm[] {
  return [...text.matchAll(FILTER)].map(([, path = '', operator, value = '']) => ({
    path: path.split('.'),
    value,
    isWanted: operator === '==',
  }));
}

/** The files that a script writes with `>` and `tee`. */
function writtenFiles(text: string): string[] {
  return parseScript(text).pipelines.flatMap(({ stages }) =>
    stages.flatMap(({ words, redirects }) => [
      ...redirects.filter(({ operator }) => operator.includes('>')).map(({ target }) => target),
      ...(words[0]?.value === 'tee' ? words.map(({ value }) => value) : []),
    ]),
  );
}

function usesCurrent(text: string): boolean {
  return /\s--current\b/.test(text);
}

function isPlain(value: string): boolean {
  return !value.includes(EXPANSION);
}

function isName(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}

function wordsOf({ words }: Command): string[] {
  return words.map(({ value }) => value).filter(isPlain);
}

/** `set image deploy/web nginx=nginx:1.27` names the container. */
function imageContainers(command: Command): string[] {
  if (verbOf(command) !== 'set image') return [];
  return wordsOf(command).flatMap((word) => /([^=]+)=/.exec(word)?.[1] ?? []);
}

function pairsOf(command: Command): Pair[] {
  const verb = verbOf(command);
  if (!PAIR_VERBS.has(verb)) return [];
  return wordsOf(command).flatMap((word): Pair[] => {
    const [, key, value] = PAIR.exec(word) ?? [];
    return key === undefined ? [] : [{ verb, key, value }];
  });
}

function taintsOf(command: Command): Taint[] {
  return wordsOf(command).flatMap((word): Taint[] => {
    const [, key, value = '', effect] = TAINT.exec(word) ?? [];
    if (key === undefined || (!/[:=]/.test(word) && !word.endsWith('-'))) return [];
    return [{ key, value, effect: effect ?? 'NoSchedule', removed: word.endsWith('-') }];
  });
}

function contextWords(command: Command): string[] {
  const verb = verbOf(command);
  if (verb === 'config set' || verb === 'config unset')
    return wordsOf(command).flatMap(
      (word) => /^contexts\.(.+)\.(?:namespace|cluster|user)$/.exec(word)?.[1] ?? [],
    );
  return CONTEXT_VERBS.test(verb) ? wordsOf(command).slice(0, 1) : [];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
