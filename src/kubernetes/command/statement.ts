import type { Range } from '../../source/range.ts';
import { parseScript } from '../shell/parse-script.ts';
import type { Joint, Pipeline, Redirect, Stage } from '../shell/script.ts';
import { SHELL_PROBLEMS } from '../shell/shell-problem.ts';
import { printable } from '../shell/word.ts';
import { withAddedRepositories } from './added-repositories.ts';
import type { Command } from './command.ts';
import { withEnvironment } from './environment.ts';
import type { Fact } from './fact.ts';
import { withFetchedFiles } from './fetched-files.ts';
import { withoutHostShell } from './host-shell.ts';
import { withFolder } from './in-folder.ts';
import { joinedUnits } from './joined-units.ts';
import { withOutFile } from './out-file.ts';
import { withPlainFilter } from './plain-filter.ts';
import { inputOf, withPlainInput } from './plain-input.ts';
import { withPlainOutput } from './plain-output.ts';
import { withPlainPick } from './plain-pick.ts';
import { readCommand } from './read-command.ts';
import { redirectFacts } from './redirect-facts.ts';
import type { Refusal } from './refusal.ts';
import { canonicalFilePath } from './values/file-path.ts';
import { canonicalData } from './values/structured-data.ts';
import { withoutLoops } from './written-loops.ts';

/** One pipeline of an answer. */
export interface Statement {
  readonly joint: Joint;
  /** At least one, in the order of the pipe. */
  readonly commands: readonly Command[];
  readonly range: Range;
}

/** The meaning of an answer of any number of lines. */
export interface ScriptReading {
  readonly statements: readonly Statement[];
  /** What the shell itself would reject. */
  readonly refusals: readonly Refusal[];
}

/** Reads an answer of any number of lines. Any text yields a reading. */
export function readScript(text: string): ScriptReading {
  const { pipelines, problems } = parseScript(text);
  const refusals = problems.map(
    ({ code, range }): Refusal => ({ code: 'shell', message: SHELL_PROBLEMS[code], range }),
  );
  const statements = joinedUnits(
    withFetchedFiles(
      withAddedRepositories(withFolder(withEnvironment(withoutHostShell(withoutLoops(pipelines))))),
    ),
  ).map((pipeline, at, { length }) => readStatement(pipeline, at === length - 1));
  return { statements, refusals };
}

/** Commands that run until they are stopped: as the last command, they may also run in the background. */
const LASTING: ReadonlySet<string | undefined> = new Set(['port-forward', 'proxy']);

function readStatement(pipeline: Pipeline, isLast: boolean): Statement {
  const stages = withPlainOutput(withPlainFilter(withPlainPick(withPlainInput(pipeline.stages))));
  const commands = stages.map((stage) => withShellFacts(readCommand(stage), stage));
  const [first, ...rest] = commands;
  const isFree = isLast && first?.tool === 'kubectl' && LASTING.has(first.verb?.name);
  const background: Fact[] =
    pipeline.background && !isFree ? [shellFact('background', '&', '&', pipeline.range)] : [];
  const all = first === undefined ? rest : [{ ...first, facts: [...first.facts, ...background] }, ...rest];
  return { joint: pipeline.joint, commands: all, range: pipeline.range };
}

function withShellFacts(command: Command, stage: Stage): Command {
  const facts: Fact[] = [];
  const document = stage.hereDocument;
  if (document !== undefined) {
    const value = canonicalData(document.text) ?? document.text.trim();
    facts.push(shellFact('here-document', value, firstLine(document.text), document.range));
  }
  const input = inputOf(stage);
  const fromInput = input !== undefined && command.tool === 'kubectl' && command.facts.some(isStdin);
  facts.push(...redirectFacts(stage.redirects.filter((redirect) => !(fromInput && redirect === input))));
  const said = fromInput ? command.facts.map((f) => (isStdin(f) ? fileFact(f, input) : f)) : command.facts;
  if (facts.length === 0 && said === command.facts) return command;
  return { ...command, facts: withOutFile([...said, ...facts], command.verb) };
}

function isStdin({ path, value }: Fact): boolean {
  return path === '--filename' && value === '-';
}

function fileFact(fact: Fact, { target, range }: Redirect): Fact {
  return { path: fact.path, value: canonicalFilePath(target), shown: printable(target), range };
}

function shellFact(path: string, value: string, shown: string, range: Range): Fact {
  return { path, value, shown, range };
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.trim().split('\n');
  return more.length === 0 ? line : `${line} ...`;
}
