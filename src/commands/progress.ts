import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { createFile } from '../files/atomic-write.ts';
import { givenPath } from '../files/given-path.ts';
import { reportLogFindings } from '../learner/report-home-findings.ts';
import { findHome } from '../progress/home.ts';
import { exportLog, type MergeReport, mergeLog } from '../progress/merge.ts';
import { outputFile } from '../progress/output-file.ts';
import { jsonText } from '../source/json-text.ts';
import { type Act, examples } from './command.ts';

interface MergeOptions {
  readonly files: readonly string[];
  readonly json: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .command('path')
    .description('Print the folder of settings, answers and own decks.')
    .action(() => act(printPath));
  command
    .command('export')
    .description('Write every answer to a file, or to standard output.')
    .argument('[file]', 'a file that does not exist yet')
    .action((file: string | undefined) => act((env) => exportTo(file, env)));
  command
    .command('import')
    .description('Add the answers of an exported file.')
    .argument('<file>', 'what export wrote')
    .option('--json', 'print one JSON document')
    .action((file: string, flags: { json?: boolean }) =>
      act((env) => mergeFrom({ files: [file], json: flags.json === true }, env)),
    );
  command
    .command('merge')
    .description(
      'Join the answers of other machines with those of this one; in any order, as often as you like.',
    )
    .argument('<files...>', 'exported files, or folders as progress path names them')
    .option('--json', 'print one JSON document')
    .action((files: string[], flags: { json?: boolean }) =>
      act((env) => mergeFrom({ files, json: flags.json === true }, env)),
    );
  examples(command, [
    ['k8s-drill progress path', 'where everything is kept'],
    ['k8s-drill progress export answers.jsonl', 'a copy to carry to another machine'],
    ['k8s-drill progress import answers.jsonl', 'there'],
    ['k8s-drill progress merge old-laptop/k8s-drill', 'with the folder of another machine'],
  ]);
}

function printPath(env: Env): number {
  env.stdout.write(`${findHome(env).folder}\n`);
  return 0;
}

function exportTo(file: string | undefined, env: Env): number {
  const path = file === undefined ? undefined : outputFile(env, file);
  const text = exportLog(env, findHome(env));
  if (path === undefined) env.stdout.writeExact(text);
  else createFile(env, path, Buffer.from(text));
  return 0;
}

function mergeFrom({ files, json }: MergeOptions, env: Env): number {
  const home = findHome(env);
  const reports = files.map((file) => mergeLog(env, home, logAt(file, env)));
  for (const { findings } of reports) reportLogFindings(env, findings);
  const merged = reports.map(({ path, added, known }) => ({ path, added, known }));
  const text = json ? jsonText({ version: 1, merged }) : reports.map(sentence).join('\n');
  env.stdout.write(`${text}\n`);
  return 0;
}

/** A file, or the log in a folder. */
function logAt(file: string, env: Env): string {
  const { path, kind } = givenPath(env, file);
  return kind === 'folder' ? resolve(path, 'reviews.jsonl') : path;
}

function sentence({ path, added, known }: MergeReport): string {
  return `${path}: ${added} added, ${known} known already`;
}
