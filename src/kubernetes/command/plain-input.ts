import type { Range } from '../../source/range.ts';
import { parseScript } from '../shell/parse-script.ts';
import type { Redirect, Stage } from '../shell/script.ts';
import { EXPANSION, EXPANSION_END, type Word } from '../shell/word.ts';
import { calledWords, toolName } from './tool-name.ts';

/** The stages of a pipeline with the input of each given in the simplest way: as a flag or a file name instead of a pipe or a redirect. */
export function withPlainInput(stages: readonly Stage[]): readonly Stage[] {
  return withoutFetch(withoutKustomize(withoutCat(stages))).map(withInputAsWord);
}

/** Rewrites `cat <<EOF | tool` and `echo '...' | tool` as a here-document, and `cat file | tool` as `tool < file`, also after `sudo`. */
function withoutCat(stages: readonly Stage[]): readonly Stage[] {
  const [first, second, ...rest] = stages;
  if (first === undefined || second === undefined || second.hereDocument !== undefined) return stages;
  const [program, word, ...more] = calledWords(first.words);
  if (first.redirects.length > 0 || more.length > 0 || first.assignments.length > 0) return stages;
  if (program?.value === 'cat' && word === undefined && first.hereDocument !== undefined)
    return [{ ...second, hereDocument: first.hereDocument }, ...rest];
  const printed = program?.value === 'echo' ? substitutedBy(word) : undefined;
  if (printed !== undefined) return [...printed, second, ...rest];
  if (program?.value === 'echo' && word?.quoted === true)
    return [{ ...second, hereDocument: { text: word.value, range: word.range } }, ...rest];
  if (program?.value !== 'cat' || word === undefined || word.value.startsWith('-')) return stages;
  const input: Redirect = { operator: '<', descriptor: -1, target: word.value, range: word.range };
  return [{ ...second, redirects: [input, ...second.redirects] }, ...rest];
}

/** The stages of the pipeline whose output is the whole word: `"$(kubectl get …)"`. */
function substitutedBy(word: Word | undefined): readonly Stage[] | undefined {
  const [, inner] = SUBSTITUTION.exec(word?.value ?? '') ?? [];
  if (inner === undefined) return undefined;
  const { pipelines, problems } = parseScript(inner);
  return pipelines.length === 1 && problems.length === 0 ? pipelines[0]?.stages : undefined;
}

const SUBSTITUTION = new RegExp(`^${EXPANSION}\\(([^${EXPANSION}]*)${EXPANSION_END}$`);

const BUILDERS: ReadonlySet<string> = new Set(['kubectl kustomize', 'kustomize build']);
/** Commands of openssl that read a single input. */
const READERS: ReadonlySet<string> = new Set(['crl', 'pkey', 'req', 'rsa', 'x509']);

/** Programs that treat a file in their last word like their standard input. */
const FILTERS: ReadonlySet<string> = new Set(
  'awk base64 cut egrep grep head jq sed sort tail uniq'.split(' '),
);

/** The redirect from which a stage reads its input. */
export function inputOf({ redirects }: Stage): Redirect | undefined {
  return redirects.find(({ operator, descriptor }) => operator === '<' && descriptor <= 0);
}

/** Rewrites `grep x < file` as `grep x file`, and `openssl x509 < file` as `openssl x509 -in file`. */
function withInputAsWord(stage: Stage): Stage {
  const called = calledWords(stage.words);
  const [program] = called;
  const input = inputOf(stage);
  if (program === undefined || input === undefined) return stage;
  const file = wordAt(input.target, input.range);
  const words = FILTERS.has(toolName(program)) ? [file] : inFlag(called, file);
  if (words === null) return stage;
  return {
    ...stage,
    words: [...stage.words, ...words],
    redirects: stage.redirects.filter((r) => r !== input),
  };
}

/** `-in FILE` for an `openssl` command that reads a file and has no `-in` yet; else `null`. */
function inFlag([program, command, ...more]: readonly Word[], file: Word): Word[] | null {
  const reads = program?.value === 'openssl' && READERS.has(command?.value ?? '');
  return reads && more.every(({ value }) => value !== '-in') ? [wordAt('-in', file.range), file] : null;
}

/** Rewrites `kubectl kustomize DIR | kubectl apply -f -` as `kubectl apply -k DIR`. */
function withoutKustomize(stages: readonly Stage[]): readonly Stage[] {
  const [first, second, ...rest] = stages;
  if (first === undefined || second === undefined || first.redirects.length > 0) return stages;
  const [program, command, folder, ...more] = first.words;
  const builds = `${program && toolName(program)} ${command?.value}`;
  if (!BUILDERS.has(builds) || more.length > 0 || folder?.value.startsWith('-')) return stages;
  const at = second.words.findIndex(({ value }, i) => isFromInput(value, second.words[i + 1]?.value));
  const from = second.words[at];
  if (from === undefined || second.words[0] === undefined || toolName(second.words[0]) !== 'kubectl')
    return stages;
  return [readingFrom(second, at, [wordAt('-k', from.range), folder ?? wordAt('.', first.range)]), ...rest];
}

/** A stage with its `-f -` (or `-f-`), which starts at the word at a position, replaced by another flag. */
function readingFrom(stage: Stage, at: number, flag: readonly Word[]): Stage {
  const from = stage.words[at]?.value ?? '';
  const taken = from.endsWith('-') && from !== '-f' ? 1 : 2;
  return { ...stage, words: [...stage.words.slice(0, at), ...flag, ...stage.words.slice(at + taken)] };
}

/** `curl` and `wget` with flags that only print the content of an address. */
const FETCHES = /^(?:curl(?: -[fsSLk]+)*|wget(?: -q)? -q?O ?-)(?: -[fsSL]+)* (?=https?:\/\/\S+$)/;

/** Rewrites `curl -L ADDRESS | kubectl apply -f -` as `kubectl apply -f ADDRESS`. */
function withoutFetch(stages: readonly Stage[]): readonly Stage[] {
  const [first, second, ...rest] = stages;
  if (first === undefined || second === undefined || first.redirects.length > 0) return stages;
  const line = first.words.map(({ value }) => value).join(' ');
  const address = first.words.at(-1);
  const at = second.words.findIndex(({ value }, i) => isFromInput(value, second.words[i + 1]?.value));
  const [program, from] = [second.words[0], second.words[at]];
  if (!FETCHES.test(line) || address === undefined || program === undefined || from === undefined)
    return stages;
  if (toolName(program) !== 'kubectl') return stages;
  return [readingFrom(second, at, [wordAt('-f', from.range), address]), ...rest];
}

function isFromInput(flag: string, next: string | undefined): boolean {
  return (
    flag === '-f-' || flag === '--filename=-' || ((flag === '-f' || flag === '--filename') && next === '-')
  );
}

function wordAt(value: string, range: Range): Word {
  return { value, range, quoted: false };
}
