import type { Command } from '../../kubernetes/command/command.ts';
import type { ScriptReading, Statement } from '../../kubernetes/command/statement.ts';

/** How the output of an answer is held against that of a reference. */
export type AskedOutput =
  /** What it prints only tells what it did. */
  | 'nothing'
  /** The task is about what the tool prints, in its own form. */
  | 'text'
  /** The same, as a table whose rows the task puts in no order. */
  | 'table'
  /** Values were picked out of it: any form of the same values is right. */
  | 'values'
  /** The same, and their order counts. */
  | 'order';

/** Commands that only show something. */
const SHOWING =
  /^(?:get|describe|logs|top(?: .*)?|explain|api-resources|api-versions|auth .*|config (?:view|get-.*|current-context)|events|cluster-info(?: .*)?|version|diff|rollout (?:status|history)|wait|exec|create token|kustomize|options|plugin.*)$/;
const TABLE_FORM = /^(?:wide|name)?$/;
const OWN_FORM = /^(?:wide|yaml|json|kyaml|name)?$/;
const ORDERING = new Set(['sort', 'head', 'tail', 'uniq']);
const PICKING = new Set([
  'jsonpath',
  'jsonpath-file',
  'go-template',
  'custom-columns',
  'custom-columns-file',
]);

/** What a reference asks an answer to print. */
export function askedOutput({ statements }: ScriptReading): AskedOutput {
  const asked = statements.map(ofStatement).filter((one) => one !== 'nothing');
  if (asked.length === 0) return 'nothing';
  if (asked.includes('text')) return 'text';
  if (asked.includes('table')) return asked.every((one) => one === 'table') ? 'table' : 'text';
  return asked.includes('order') ? 'order' : 'values';
}

function ofStatement({ commands }: Statement): AskedOutput {
  const [first] = commands;
  const last = commands.at(-1);
  if (first === undefined || last === undefined) return 'nothing';
  if (last.tool === 'kubectl') return commands.length > 1 || !shows(first) ? printed(last) : ofCommand(first);
  if (!commands.some(shows) && first.tool === 'kubectl') return 'nothing';
  const isOrdered = commands.some(
    (command) => ORDERING.has(command.tool) || optionOf(command, 'sort-by') !== undefined,
  );
  return isOrdered ? 'order' : 'values';
}

/** Of a command that changes something: its output counts where it is asked to print more than what it did. */
function printed(command: Command): AskedOutput {
  if (command.tool !== 'kubectl') return 'nothing';
  return shows(command) || printsObject(command) ? ofCommand(command) : 'nothing';
}

function ofCommand(command: Command): AskedOutput {
  const output = optionOf(command, 'output') ?? '';
  const [form = ''] = output.split('=');
  const isOrdered = optionOf(command, 'sort-by') !== undefined;
  if (optionOf(command, 'template') === undefined && (OWN_FORM.test(output) || !PICKING.has(form)))
    return command.verb?.name === 'get' && TABLE_FORM.test(output) && !isOrdered ? 'table' : 'text';
  return isOrdered ? 'order' : 'values';
}

function shows(command: Command): boolean {
  if (command.tool !== 'kubectl') return command.tool !== '';
  return SHOWING.test(command.verb?.name ?? '') || showsDryRun(command);
}

/** A dry run that prints no object says the same whatever it would have changed. */
function showsDryRun(command: Command): boolean {
  const dry = optionOf(command, 'dry-run');
  return dry !== undefined && dry !== 'none' && printsObject(command);
}

function printsObject(command: Command): boolean {
  const output = optionOf(command, 'output');
  return output !== undefined && output !== 'name';
}

function optionOf({ options }: Command, name: string): string | undefined {
  return options.filter(({ flag }) => flag.name === name).at(-1)?.value;
}
