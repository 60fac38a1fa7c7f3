import { didYouMean } from '../../source/did-you-mean.ts';
import { nearest } from '../../source/nearest.ts';
import type { Range } from '../../source/range.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { parseYaml } from '../../yaml/parse-yaml.ts';
import { entriesOf, itemsOf, stringOf, type YamlEntry, type YamlNode } from '../../yaml/yaml-node.ts';
import { isLevel, LEVELS, type Levels, type RuleLevel } from './severities.ts';

/** The name of the linter's configuration file, in a deck's folder or in one above it. */
export const CONFIG_NAME = 'k8s-drill.yaml';

export interface LintConfig {
  readonly levels: Levels;
  /** Globs of files to ignore, relative to the configuration's folder. */
  readonly ignore: readonly string[];
  /** Prefixes of addresses that are allowed in `sources`, in addition to the documentation that the exam allows. */
  readonly sites: readonly string[];
  /** Whether topics and objectives must be those of the exam's syllabus. */
  readonly syllabus: boolean;
}

export const DEFAULT_CONFIG: LintConfig = { levels: new Map(), ignore: [], sites: [], syllabus: false };

/** The keys of a configuration with their descriptions; the JSON Schema is built from them. */
export const CONFIG_KEYS = {
  rules: 'How each rule counts, by its code.',
  ignore: 'Files that are left out, as globs relative to this folder.',
  sites: 'Addresses that `sources` may begin with, beside the documentation that the exam allows.',
  syllabus: "Whether topics and objectives must be those of the exam's syllabus.",
} as const;

/** A problem in a configuration. */
export interface ConfigProblem {
  readonly range: Range;
  readonly message: string;
  readonly help: string;
}

export interface ReadConfig {
  readonly config: LintConfig;
  readonly problems: readonly ConfigProblem[];
}

/** Reads a configuration; invalid parts are problems, the rest applies. */
export function readConfig(file: SourceFile, codes: readonly string[]): ReadConfig {
  const { documents, problems } = parseYaml(file.text);
  const found: ConfigProblem[] = problems.map(({ range, message }) => ({
    range,
    message: `the configuration is not valid YAML: ${message}`,
    help: 'fix it; until then the defaults apply',
  }));
  const root = documents[0]?.root;
  if (root !== undefined && root.kind !== 'map')
    found.push({
      range: root.range,
      message: 'the configuration holds no `key: value`',
      help: known(Object.keys(CONFIG_KEYS)),
    });
  const read = { ...DEFAULT_CONFIG };
  for (const entry of found.length > 0 ? [] : entriesOf(root))
    Object.assign(read, readKey(entry, codes, found));
  return { config: read, problems: found };
}

function readKey(
  { key, keyRange, value }: YamlEntry,
  codes: readonly string[],
  found: ConfigProblem[],
): Partial<LintConfig> {
  switch (key) {
    case 'rules':
      return { levels: readLevels(value, codes, found) };
    case 'ignore':
      return { ignore: readWords(value, found) };
    case 'sites':
      return { sites: readWords(value, found) };
    case 'syllabus':
      return { syllabus: readFlag(value, found) };
    default:
      found.push({
        range: keyRange,
        message: `unknown key \`${key}\``,
        help: suggestion(key, Object.keys(CONFIG_KEYS)),
      });
      return {};
  }
}

function readLevels(node: YamlNode, codes: readonly string[], found: ConfigProblem[]): Levels {
  const levels = new Map<string, RuleLevel>();
  if (node.kind !== 'map')
    found.push({ range: node.range, message: '`rules` must be a map', help: 'write `code: off` and so on' });
  for (const { key, keyRange, value } of entriesOf(node)) {
    const word = value.kind === 'scalar' ? value.raw : '';
    if (!codes.includes(key))
      found.push({ range: keyRange, message: `there is no rule \`${key}\``, help: suggestion(key, codes) });
    else if (isLevel(word)) levels.set(key, word);
    else found.push({ range: value.range, message: `\`${key}\` cannot be \`${word}\``, help: known(LEVELS) });
  }
  return levels;
}

function readWords(node: YamlNode, found: ConfigProblem[]): string[] {
  const words = itemsOf(node).map(stringOf);
  if (node.kind === 'list' && !words.includes(undefined)) return words.filter((word) => word !== undefined);
  found.push({ range: node.range, message: 'this must be a list of words', help: 'write `[a, b]`' });
  return [];
}

function readFlag(node: YamlNode, found: ConfigProblem[]): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  found.push({ range: node.range, message: 'this must be `true` or `false`', help: 'write one of them' });
  return false;
}

function suggestion(word: string, all: readonly string[]): string {
  const meant = didYouMean(nearest(word, all, 1), '`');
  if (meant !== '') return meant;
  return all.length > 20 ? '`k8s-drill lint --rules` lists them' : known(all);
}

function known(words: readonly string[]): string {
  return `there are: ${words.join(', ')}`;
}
