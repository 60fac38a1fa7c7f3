import { didYouMean } from '../../source/did-you-mean.ts';
import { isOneEdit } from '../../source/one-edit.ts';
import { join, type Range } from '../../source/range.ts';
import { readKubectl } from '../kubectl/read-kubectl.ts';
import type { Stage } from '../shell/script.ts';
import { EXPANSION, OTHERWISE, type Word } from '../shell/word.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import type { Fact } from './fact.ts';
import { readRunner, withInner } from './inner-command.ts';
import { type KnownTool, knownTool, knownToolNames } from './known-tools.ts';
import { withPlainName } from './plain-name.ts';
import { readTool } from './read-tool.ts';
import { type Reading, say, sayWords, shellWord, startReading } from './reading.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import { spellWords } from './same-words.ts';
import { lookFacts } from './say-program.ts';
import type { Tool } from './tool.ts';
import { toolName } from './tool-name.ts';

const NOWHERE: Range = { start: 0, end: 0 };
const SUDO_SWITCHES = /^-[EHnkS]+$/;
/** The switch that runs one command in a login shell of root. */
const AS_LOGIN = /^(?:-i|--login)$/;
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Reads one stage of a pipeline. Any words yield a command. */
export function readCommand(written: Stage): Command {
  const { stage, sudo } = withoutSudo(written);
  const words = withPlainName(stage.words);
  const program = words[0];
  if (program === undefined) return bare(stage);
  const name = toolName(program);
  const known = knownTool(name);
  if (known === undefined) return readRunner(stage, name, readCommand) ?? plain(stage, name, words);
  const tool = known.tool();
  const args = parseArguments(tool, name === 'kubectl' ? words.slice(1).map(withMarkedGlob) : words.slice(1));
  const verbRange = args.verbWords.reduce((range, word) => join(range, word.range), program.range);
  const reading = startReading(tool, withVariables(args, stage, known, tool), verbRange);
  if (sudo !== undefined && !known.asRoot) say(reading, 'sudo', 'sudo', 'sudo', sudo);
  sayVariables(reading, stage, known);
  if (name === 'kubectl') readKubectl(reading);
  else readTool(reading);
  const command = finish(reading, stage);
  return command.verbName === 'kubectl exec' ? withInner(command, readCommand) : command;
}

/** Marks a pattern without quotes, which the shell replaces by file names before kubectl sees it. */
function withMarkedGlob(word: Word): Word {
  const { value, quoted } = word;
  if (quoted || !/[*?]/.test(value) || /^-|[=[\]{}<>]/.test(value) || value.includes(EXPANSION)) return word;
  return { ...word, value: value.replace(/[*?]/g, `${OTHERWISE}$&`) };
}

function finish(reading: Reading, stage: Stage): Command {
  const { args, tool, facts, targets, refusals, range } = reading;
  const { verb, options, words, dash } = args;
  const verbName = `${tool.name} ${verb.entry.sameAs ?? verb.name}`;
  const said = args.help ? [{ path: '--help', value: 'true', shown: '--help', range: stage.range }] : facts;
  const counted =
    refusals.length > 0 && words.some(mayBeMore)
      ? refusals.filter(({ code }) => !COUNTED.has(code))
      : refusals;
  return {
    tool: tool.name,
    verb,
    verbName,
    verbWords: args.verbWords,
    verbRange: range,
    targets,
    options,
    words,
    dash,
    facts: said,
    refusals: counted,
    range: stage.range,
  };
}

/** Refusals that are uncertain if a variable may contain several words, or if the reader is to fill in a gap. */
const COUNTED: ReadonlySet<RefusalCode> = new Set([
  'words',
  'needs-dashes',
  'missing-flag',
  'unknown-command',
]);

/** Whether a word may become several: `$OPTIONS` without quotes, or `[flags]`. */
function mayBeMore({ value, quoted }: Word): boolean {
  return !quoted && (value.startsWith(EXPANSION) || /^\[.*\]$/.test(value));
}

/** Removes `sudo` and its switches; variables may be set after them. */
function withoutSudo(stage: Stage): { stage: Stage; sudo?: Range } {
  const { words } = stage;
  const first = words[0];
  if (first?.value !== 'sudo' || words.length < 2) return { stage };
  let at = 1;
  while (SUDO_SWITCHES.test(words[at]?.value ?? '')) at++;
  if (AS_LOGIN.test(words[at]?.value ?? '') && words.length > at + 1) at++;
  const start = at;
  while (ASSIGNMENT.test(words[at]?.value ?? '')) at++;
  const assignments = [...stage.assignments, ...words.slice(start, at)];
  return { stage: { ...stage, words: words.slice(at), assignments }, sudo: first.range };
}

/** Treats variables set before the command as the flags that they stand for, unless the flag itself is given. */
function withVariables(args: Arguments, stage: Stage, known: KnownTool, tool: Tool): Arguments {
  if (stage.assignments.length === 0) return args;
  const flags = args.verb.flags().long;
  const byVariable = new Map(
    [...tool.root.flags().long.values(), ...flags.values()].flatMap((f) =>
      f.variable === undefined ? [] : [[f.variable, f]],
    ),
  );
  const options = stage.assignments.flatMap((word) => {
    const [name = '', value] = nameAndValue(word);
    const flag = byVariable.get(name) ?? (name === 'KUBECONFIG' ? flags.get('kubeconfig') : undefined);
    if (flag === undefined || known.ignoredVariables.has(name)) return [];
    if (args.options.some((o) => o.flag.name === flag.name)) return [];
    return [{ flag, value, range: word.range, valueRange: word.range }];
  });
  return options.length === 0 ? args : { ...args, options: [...options, ...args.options] };
}

function sayVariables(reading: Reading, stage: Stage, known: KnownTool): void {
  if (stage.assignments.length === 0) return;
  const flagged = new Set([...reading.given.values()].flat().map((o) => o.range));
  for (const word of stage.assignments) {
    const [name, value] = nameAndValue(word);
    if ((known.ignoredVariables.has(name) && !isOldApi(name, value)) || flagged.has(word.range)) continue;
    say(reading, `variable ${name}`, value, `${name}=${shellWord(value)}`, word.range);
  }
}

/** Whether a variable selects the API of etcd 2, which was removed and had other commands. */
function isOldApi(name: string, value: string): boolean {
  return name === 'ETCDCTL_API' && value === '2';
}

function nameAndValue({ value }: Word): [name: string, value: string] {
  const equals = value.indexOf('=');
  return [value.slice(0, equals), value.slice(equals + 1)];
}

const NO_TOOL: Tool = {
  name: '',
  table: { version: '', global: [], commands: {} },
  root: {
    path: [],
    name: '',
    entry: { summary: '', usage: [], flags: [] },
    children: new Map(),
    flags: () => ({ long: new Map(), short: new Map() }),
  },
};

/** Reads a tool without a table: its words one by one, in order. */
function plain(stage: Stage, tool: string, words: readonly Word[]): Command {
  const rest = words.slice(1);
  const range = words[0]?.range ?? NOWHERE;
  const args = {
    verb: NO_TOOL.root,
    verbWords: [],
    options: [],
    words: rest,
    dash: -1,
    help: false,
    refusals: [],
  };
  const reading = startReading(NO_TOOL, args, range);
  for (const word of stage.assignments) {
    const [name, value] = nameAndValue(word);
    say(reading, `variable ${name}`, value, `${name}=${shellWord(value)}`, word.range);
  }
  const { words: spelt, looks } = spellWords(tool, rest);
  sayWords(reading, 'words', spelt);
  reading.facts.push(...lookFacts(tool, looks));
  return {
    tool,
    verbName: tool,
    verbWords: [],
    verbRange: range,
    targets: [],
    options: [],
    words: rest,
    dash: -1,
    facts: reading.facts,
    refusals: misspeltTool(tool, range),
    range: stage.range,
  };
}

/** Tools that exist although their names look like misspelled names of tools with a table. */
const OTHER_TOOLS: ReadonlySet<string> = new Set(['kubectx', 'dockerd']);
/** Shorter names are similar to too many others. */
const SHORTEST_MISSPELT = 6;

/** The refusal of a program whose name differs from that of a tool with a table in one letter: it is taken for a typing error. */
function misspeltTool(name: string, range: Range): Refusal[] {
  if (name.length < SHORTEST_MISSPELT || OTHER_TOOLS.has(name)) return [];
  const near = knownToolNames().find((tool) => isOneEdit(name, tool));
  if (near === undefined) return [];
  return [
    { code: 'unknown-command', message: `${name}: command not found`, help: didYouMean([near], ''), range },
  ];
}

/** Reads a line that only sets variables (`NS=dev`) or only redirects. */
function bare(stage: Stage): Command {
  const facts: Fact[] = stage.assignments.map((word) => {
    const [name, value] = nameAndValue(word);
    return { path: `variable ${name}`, value, shown: `${name}=${shellWord(value)}`, range: word.range };
  });
  return {
    tool: '',
    verbName: '',
    verbWords: [],
    verbRange: stage.range,
    targets: [],
    options: [],
    words: [],
    dash: -1,
    facts,
    refusals: [],
    range: stage.range,
  };
}
