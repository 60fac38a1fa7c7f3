import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import type { Levels, RuleLevel } from '../lint/config/severities.ts';
import { isLevel, LEVELS } from '../lint/config/severities.ts';
import { FORMATS, type Format } from '../lint/reporters/registry.ts';
import { CODES } from '../lint/rules/registry.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { readFormat } from '../workspace/read-format.ts';
import { type Act, examples } from './command.ts';
import { wholeNumber } from './flags.ts';
import { explainRule, rulesJson, ruleTable, unknownRule } from './lint/list-rules.ts';
import { type LintCommand, runLint } from './lint/run-lint.ts';

interface Flags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly rule?: Levels;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly rules?: boolean;
  readonly explain?: string;
  readonly coverage?: boolean;
  readonly worlds?: boolean;
}

const MOST_WARNINGS = 1_000_000;

export function define(command: Command, act: Act): void {
  command
    .argument('[paths...]', 'deck files, folders or globs (default: this folder)')
    .option('--format <format>', `how to report: ${FORMATS.join(', ')}`, readFormat, 'pretty')
    .option('--fix', 'fix what is safe to fix')
    .option('--fix-dry-run', 'print what --fix would change')
    .option('--rule <code=level>', `set a rule to ${LEVELS.join(', ')}`, readRule)
    .option(
      '--max-warnings <n>',
      'exit 1 with more warnings',
      wholeNumber('--max-warnings', 0, MOST_WARNINGS),
    )
    .option('--quiet', 'report errors only')
    .option('--coverage', 'report objectives of the syllabus that no card covers')
    .option('--worlds', 'try the ways of commands in small clusters, which takes a while')
    .option('--stdin', 'read one deck from standard input')
    .option(
      '--stdin-filename <path>',
      'what standard input is called, and where its configuration is looked for',
    )
    .option('--rules', 'list the rules')
    .option('--explain <code>', 'print what a rule finds, why, and how to fix it')
    .action((paths: string[], flags: Flags) => act(runOf(paths, flags)));
  examples(command, [
    ['k8s-drill lint decks', 'every deck of a folder'],
    ["k8s-drill lint 'decks/**/rbac*.md' --fix", 'fix what is safe'],
    ['k8s-drill lint --max-warnings 0 --format github', 'in a workflow'],
    ['k8s-drill lint --rule long-prompt=off', 'without one rule'],
    ['k8s-drill lint --explain own-answer', 'why, and how to fix it'],
  ]);
}

function runOf(paths: readonly string[], flags: Flags): (env: Env) => number | Promise<number> {
  const { explain } = flags;
  if (explain !== undefined) return (env) => print(env, explainRule(explain, rowScreenOf(env)));
  if (flags.rules) return (env) => print(env, flags.format === 'json' ? rulesJson() : tableFor(env));
  const options = optionsOf(paths, flags);
  return (env) => runLint(options, env);
}

function print(env: Env, text: string): number {
  env.stdout.write(text);
  return 0;
}

function tableFor(env: Env): string {
  return ruleTable(rowScreenOf(env));
}

function optionsOf(paths: readonly string[], flags: Flags): LintCommand {
  const { stdin, stdinFilename, fix, fixDryRun, maxWarnings } = flags;
  if (stdin && paths.length > 0) throw usage('--stdin takes no paths: it is the deck');
  if (stdin && fix) throw usage('--stdin cannot be fixed in place; --fix-dry-run prints the changes');
  if (stdinFilename !== undefined && !stdin) throw usage('--stdin-filename goes with --stdin');
  if (fix && fixDryRun) throw usage('--fix and --fix-dry-run exclude each other');
  return {
    input: stdin ? { stdin: stdinFilename ?? 'stdin.md' } : { paths: paths.length === 0 ? ['.'] : paths },
    format: flags.format,
    fix: fix ? 'write' : fixDryRun ? 'print' : 'no',
    levels: flags.rule ?? new Map(),
    quiet: flags.quiet === true,
    coverage: flags.coverage === true,
    worlds: flags.worlds === true,
    ...(maxWarnings !== undefined && { maxWarnings }),
  };
}

/** Reads `code=level`, for commander. @throws Failure `usage` */
function readRule(text: string, earlier: Levels = new Map()): Levels {
  const [code = '', level = '', ...more] = text.split('=');
  if (!CODES.has(code)) throw unknownRule(code);
  if (!isLevel(level) || more.length > 0) throw usage(`--rule takes code=${LEVELS.join('|')}, not '${text}'`);
  return new Map<string, RuleLevel>([...earlier, [code, level]]);
}

function usage(message: string): Failure {
  return new Failure({ code: 'usage', message });
}
