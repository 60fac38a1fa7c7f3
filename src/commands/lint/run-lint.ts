import { join, resolve } from 'node:path';
import type { Env } from '../../env.ts';
import type { Failure } from '../../errors.ts';
import type { OnUnreadable } from '../../files/find-files.ts';
import { readText } from '../../files/read-file.ts';
import { readStdin } from '../../files/read-stdin.ts';
import { toolVersion } from '../../files/tool-version.ts';
import { loadClusters } from '../../learner/load-clusters.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import type { Levels } from '../../lint/config/severities.ts';
import type { LintFinding } from '../../lint/finding.ts';
import { fixAll } from '../../lint/fixes/fix-all.ts';
import { type LintOptions, lint } from '../../lint/lint.ts';
import { type Format, REPORTERS, WRITING } from '../../lint/reporters/registry.ts';
import { countOf, reportOrder } from '../../lint/reporters/report.ts';
import { INFOS } from '../../lint/rules/registry.ts';
import { SourceFile } from '../../source/source-file.ts';
import { rowScreenOf } from '../../ui/screen-of.ts';
import { type Configs, openConfigs } from '../../workspace/find-config.ts';
import { findDeckFiles } from '../../workspace/find-deck-files.ts';
import { type DeckInput, readDecks } from '../../workspace/read-decks.ts';
import { reportRoot, shownPath } from '../../workspace/report-root.ts';

export interface LintCommand {
  /** Paths, or the file name for standard input. */
  readonly input: { readonly paths: readonly string[] } | { readonly stdin: string };
  readonly format: Format;
  readonly fix: 'no' | 'write' | 'print';
  readonly levels: Levels;
  /** More warnings than this make the exit code 1; no limit if absent. */
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  readonly coverage: boolean;
  /** Whether the answers of command cards are tried in small clusters. */
  readonly worlds: boolean;
}

/**
 * Lints decks, and fixes them if asked to. @returns 1 for an error, or for more warnings than are allowed
 * @throws Failure `nothing-matches`; `unreadable` after the rest was linted and reported
 */
export async function runLint(command: LintCommand, env: Env): Promise<number> {
  const { levels, coverage, worlds, fix } = command;
  env.compileLate();
  const root = reportRoot(command.format, env);
  const shown = (path: string): string => shownPath(path, root);
  const unreadable: Failure[] = [];
  const onUnreadable = (failure: Failure): void => {
    unreadable.push(failure);
  };
  const course = 'paths' in command.input ? findCourse(command.input.paths, env, shown) : undefined;
  const options: LintOptions = {
    curriculum: loadCurriculum(env),
    clusters: loadClusters(env),
    levels,
    coverage,
    worlds,
    ...(course && { course }),
  };
  const configs = openConfigs(env, { shown, levels, onUnreadable });
  const inputs = counted(await inputsOf(command, configs, env, shown, onUnreadable));
  const found =
    fix === 'no'
      ? await lint(inputs.each, options)
      : await fixDecks([...inputs.each], options, fix === 'write', env);
  const findings = reportOrder([...configs.findings, ...found]);
  report(command, findings, inputs.count(), env);
  for (const other of unreadable.slice(1)) env.stderr.write(`k8s-drill: ${other.message}\n`);
  if (unreadable[0] !== undefined) throw unreadable[0];
  const warnings = countOf(findings, 'warning');
  return countOf(findings, 'error') > 0 || warnings > (command.maxWarnings ?? warnings) ? 1 : 0;
}

async function inputsOf(
  { input }: LintCommand,
  configs: Configs,
  env: Env,
  shown: (path: string) => string,
  onUnreadable: OnUnreadable,
): Promise<Iterable<DeckInput>> {
  if ('paths' in input) {
    const paths = findDeckFiles(input.paths, env, onUnreadable);
    return readDecks(paths, configs, env, shown, onUnreadable);
  }
  const path = resolve(env.workingDirectory, input.stdin);
  const file = new SourceFile(input.stdin, await readStdin(env));
  const { config, ignores } = configs.of(path);
  return ignores(path) ? [] : [{ path, file, config }];
}

/** Counts the items that are iterated over. */
function counted<T>(items: Iterable<T>): { readonly each: Iterable<T>; readonly count: () => number } {
  let count = 0;
  function* each(): Generator<T> {
    for (const item of items) {
      count++;
      yield item;
    }
  }
  return { each: each(), count: () => count };
}

async function fixDecks(
  inputs: readonly DeckInput[],
  options: LintOptions,
  write: boolean,
  env: Env,
): Promise<readonly LintFinding[]> {
  const { writeFixes, printFixes } = await import('../../workspace/write-fixes.ts');
  const fixed = await fixAll(inputs, options);
  if (write) writeFixes(inputs, fixed, env);
  else printFixes(inputs, fixed, env);
  return fixed.findings;
}

/** If changes are printed, the findings go to standard error, so that the changes can be piped. */
function report(
  { format, quiet, fix }: LintCommand,
  findings: readonly LintFinding[],
  files: number,
  env: Env,
): void {
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  const codes = INFOS.map(({ code, severity, text, page }) => ({
    code,
    severity,
    text: text.what,
    help: `${text.why} ${text.help}`,
    ...(page !== undefined && { page }),
  }));
  const tool = { name: 'k8s-drill', version: toolVersion(env) };
  const output = fix === 'print' ? env.stderr : env.stdout;
  output[WRITING[format]](REPORTERS[format]({ findings: shown, files, codes, tool }, rowScreenOf(env)));
}

/** The `course.yaml` of the linted folder, if the only path is a folder that has one: the decks must fit it. */
function findCourse(
  paths: readonly string[],
  { fs, workingDirectory }: Env,
  shown: (path: string) => string,
): SourceFile | undefined {
  const [folder] = paths;
  if (folder === undefined || paths.length > 1) return undefined;
  const path = join(resolve(workingDirectory, folder), 'course.yaml');
  if (!fs.existsSync(path)) return undefined;
  const text = readText(fs, path);
  return new SourceFile(shown(path), text);
}
