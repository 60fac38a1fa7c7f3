import type { Command } from 'commander';
import type { Env } from '../env.ts';
import type { Refusal } from '../kubernetes/command/refusal.ts';
import {
  type CommandDescription,
  type DescribedCommand,
  describeCommand,
} from '../kubernetes/compare/describe-command.ts';
import type { Screen } from '../screen.ts';
import { jsonText } from '../source/json-text.ts';
import { printable } from '../source/printable.ts';
import { renderMarked } from '../ui/render/marked.ts';
import { drawTable } from '../ui/render/table.ts';
import { hang, wrap } from '../ui/render/wrap.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';

interface ParseCommand {
  readonly text: string;
  readonly json: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .argument('<command>', 'the command line, in quotes')
    .option('--json', 'print one JSON document')
    .action((text: string, flags: { json?: boolean }) => {
      act((env) => parse({ text, json: flags.json === true }, env));
    });
  examples(command, [
    [`k8s-drill parse 'k run web --image=nginx -n dev'`, 'tool, verb, options and what they mean'],
    [`k8s-drill parse 'k exec web ls'`, 'why kubectl would refuse it'],
  ]);
}

/** @returns 0 if every tool would accept the line, otherwise 1 */
function parse({ text, json }: ParseCommand, env: Env): number {
  const description = describeCommand(text);
  const refusals = refusalsOf(description);
  if (json) env.stdout.write(`${jsonText({ version: 1, ...description }, null, 2)}\n`);
  else env.stdout.write(`${describe(text, description, env)}\n`);
  return refusals.length === 0 && description.statements.length > 0 ? 0 : 1;
}

function refusalsOf({ refusals, statements }: CommandDescription): Refusal[] {
  return [...refusals, ...statements.flat().flatMap((command) => command.refusals)];
}

function describe(text: string, description: CommandDescription, env: Env): string {
  const screen = rowScreenOf(env);
  const refused = refusalsOf(description).map((refusal) => describeRefusal(text, refusal, screen));
  const commands = description.statements.flat().map((command) => renderCommand(command, screen));
  if (commands.length === 0 && refused.length === 0) return 'there is no command';
  return [...refused, ...commands].join('\n\n');
}

function describeRefusal(text: string, { message, help, range }: Refusal, screen: Screen): string {
  const { style, signs } = screen;
  const rows = [style.bold(style.bad(`${signs.bad} Refused: ${printable(message)}`))];
  rows.push(renderMarked(text, [range], style.bad, screen));
  if (help !== undefined) rows.push(hang(`${signs.pointer} `, printable(help), screen.width));
  return rows.join('\n');
}

function renderCommand(command: DescribedCommand, screen: Screen): string {
  const { tool, verb, summary, targets, words, options, behind } = command;
  const { style } = screen;
  const name = style.bold(printable([tool, verb].filter((word) => word !== '').join(' ')));
  const rows: string[] = [wrap(summary === undefined ? name : `${name}: ${summary}`, screen.width)];
  const list = (label: string, values: readonly string[]): void => {
    if (values.length > 0) rows.push(`  ${label}: ${values.map(printable).join(' ')}`);
  };
  list(
    'on',
    targets.map((t) => (t.name === undefined ? t.type : `${t.type}/${t.name}`)),
  );
  if (targets.length === 0) list('words', words);
  if (options.length > 0)
    rows.push(
      drawTable(
        [
          ['Option', 'Value', 'Meaning'],
          ...options.map(({ name: long, short, value, meaning }) => [
            short === undefined ? long : `${short}, ${long}`,
            printable(value ?? ''),
            meaning ?? '',
          ]),
        ],
        screen,
      ),
    );
  list('after --', behind);
  return rows.join('\n');
}
