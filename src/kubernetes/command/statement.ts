import type { Range } from '../../source/range.ts';
import { parseScript } from '../shell/parse-script.ts';
import type { Joint, Pipeline, Redirect, Stage } from '../shell/script.ts';
import { SHELL_PROBLEMS } from '../shell/shell-problem.ts';
import { printable, type Word } from '../shell/word.ts';
import type { Command } from './command.ts';
import type { Fact } from './fact.ts';
import { readCommand } from './read-command.ts';
import type { Refusal } from './refusal.ts';
import { toolName } from './tool-name.ts';
import { canonicalFilePath } from './values/file-path.ts';
import { canonicalData } from './values/structured-data.ts';

/** One pipeline of an answer. */
export interface Statement {
  readonly joint: Joint;
  /** At least one; in the order of the pipe. */
  readonly commands: readonly Command[];
  readonly range: Range;
}

/** What an answer of any number of lines says. */
export interface ScriptReading {
  readonly statements: readonly Statement[];
  /** What the shell itself would refuse. */
  readonly refusals: readonly Refusal[];
}

/** Reads an answer of any number of lines. Any text gives a reading. */
export function readScript(text: string): ScriptReading {
  const { pipelines, problems } = parseScript(text);
  const refusals = problems.map(
    ({ code, range }): Refusal => ({ code: 'shell', message: SHELL_PROBLEMS[code], range }),
  );
  return { statements: pipelines.map(readStatement), refusals };
}

function readStatement(pipeline: Pipeline): Statement {
  const stages = withoutCat(pipeline.stages).map(withInputAsWord);
  const commands = stages.map((stage) => withShellFacts(readCommand(stage), stage));
  const background: Fact[] = pipeline.background ? [shellFact('background', '&', '&', pipeline.range)] : [];
  const [first, ...rest] = commands;
  const all = first === undefined ? rest : [{ ...first, facts: [...first.facts, ...background] }, ...rest];
  return { joint: pipeline.joint, commands: all, range: pipeline.range };
}

/** `cat <<EOF | tool` and `echo '...' | tool` feed the tool a here-document; `cat file | tool` is `tool < file`, also behind `sudo`. */
function withoutCat(stages: readonly Stage[]): readonly Stage[] {
  const [first, second, ...rest] = stages;
  if (first === undefined || second === undefined || second.hereDocument !== undefined) return stages;
  const [program, word, ...more] = first.words[0]?.value === 'sudo' ? first.words.slice(1) : first.words;
  if (first.redirects.length > 0 || more.length > 0 || first.assignments.length > 0) return stages;
  if (program?.value === 'cat' && word === undefined && first.hereDocument !== undefined)
    return [{ ...second, hereDocument: first.hereDocument }, ...rest];
  if (program?.value === 'echo' && word?.quoted === true)
    return [{ ...second, hereDocument: { text: word.value, range: word.range } }, ...rest];
  if (program?.value !== 'cat' || word === undefined || word.value.startsWith('-')) return stages;
  const input: Redirect = { operator: '<', descriptor: -1, target: word.value, range: word.range };
  return [{ ...second, redirects: [input, ...second.redirects] }, ...rest];
}

/** Programs that do with a file named last what they do with their input. */
const FILTERS: ReadonlySet<string> = new Set(
  'awk base64 cut egrep grep head jq sed sort tail uniq'.split(' '),
);

/** `grep x < file` is `grep x file`. */
function withInputAsWord(stage: Stage): Stage {
  const [program] = stage.words;
  const input = stage.redirects.find(({ operator, descriptor }) => operator === '<' && descriptor <= 0);
  if (program === undefined || input === undefined || !FILTERS.has(toolName(program))) return stage;
  const file: Word = { value: input.target, range: input.range, quoted: false };
  return { ...stage, words: [...stage.words, file], redirects: stage.redirects.filter((r) => r !== input) };
}

function withShellFacts(command: Command, stage: Stage): Command {
  const facts: Fact[] = [];
  const document = stage.hereDocument;
  if (document !== undefined) {
    const value = canonicalData(document.text) ?? document.text.trim();
    facts.push(shellFact('here-document', value, firstLine(document.text), document.range));
  }
  const input = stage.redirects.find((r) => r.operator === '<' && r.descriptor <= 0);
  const fromInput = input !== undefined && command.tool === 'kubectl' && command.facts.some(isStdin);
  for (const redirect of stage.redirects)
    if (!(fromInput && redirect === input)) facts.push(redirectFact(redirect));
  const said = fromInput ? command.facts.map((f) => (isStdin(f) ? fileFact(f, input) : f)) : command.facts;
  return facts.length === 0 && said === command.facts ? command : { ...command, facts: [...said, ...facts] };
}

function isStdin({ path, value }: Fact): boolean {
  return path === '--filename' && value === '-';
}

function fileFact(fact: Fact, { target, range }: Redirect): Fact {
  return { path: fact.path, value: canonicalFilePath(target), shown: printable(target), range };
}

const DESCRIPTORS: Readonly<Record<string, number>> = {
  '<': 0,
  '<>': 0,
  '<&': 0,
  '>': 1,
  '>>': 1,
  '>|': 1,
  '>&': 1,
};

/** `>` is `1>`; `&>` sends both outputs. */
function redirectFact({ operator, descriptor, target, range }: Redirect): Fact {
  const from = operator.startsWith('&') ? '&' : descriptor === -1 ? (DESCRIPTORS[operator] ?? 1) : descriptor;
  const same = operator === '>|' ? '>' : operator.replace('&>', '>');
  const value = `${from}${same}${/^\d$/.test(target) ? target : canonicalFilePath(target)}`;
  return shellFact(
    'redirect',
    value,
    printable(`${descriptor === -1 ? '' : descriptor}${operator} ${target}`),
    range,
  );
}

function shellFact(path: string, value: string, shown: string, range: Range): Fact {
  return { path, value, shown, range };
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.trim().split('\n');
  return more.length === 0 ? line : `${line} ...`;
}
