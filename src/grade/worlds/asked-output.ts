import type { Command } from '../../kubernetes/command/command.ts';
import type { ScriptReading, Statement } from '../../kubernetes/command/statement.ts';

/** How the output of an answer is compared with that of a reference. */
export type AskedOutput =
  /** The output only reports what the command did. */
  | 'nothing'
  /** The task asks for the tool's output, in its own form. */
  | 'text'
  /** The same, as a table whose rows may be in any order. */
  | 'table'
  /** The task asks for values: any form of the same values is right. */
  | 'values'
  /** The same, but their order counts. */
  | 'order';

/** Commands that only show something. */
const SHOWING =
  /^(?:get|describe|logs|top(?: .*)?|explain|api-resources|api-versions|auth .*|config (?:view|get-.*|current-context)|events|cluster-info(?: .*)?|version|diff|rollout (?:status|history)|wait|exec|create token|kustomize|options|plugin.*)$/;
const TABLE_FORM = /^(?:wide|name)?$/;
/** Forms that pick values out. */
const PICKING =
  /^(?:jsonpath(?:-as-json|-file)?|(?:go-)?template|(?:go-template-|template)file|custom-columns(?:-file)?)(?:=|$)/;
const ORDERING = new Set(['sort', 'head', 'tail', 'uniq']);
/** They print nothing; a statement without a tool only sets variables. */
const SILENT = new Set(['', 'chmod', 'cp', 'export', 'mkdir', 'mv', 'rm', 'sleep', 'touch']);

/** The output that a reference requires of an answer. */
export function askedOutput({ statements }: ScriptReading): AskedOutput {
  const asked = statements.map(ofStatement).filter((one) => one !== 'nothing');
  if (asked.length === 0) return 'nothing';
  if (asked.includes('text')) return 'text';
  if (asked.includes('table')) return asked.every((one) => one === 'table') ? 'table' : 'text';
  return asked.includes('order') ? 'order' : 'values';
}

function ofStatement({ commands }: Statement): AskedOutput {
  const last = commands.at(-1);
  if (last === undefined || SILENT.has(last.tool)) return 'nothing';
  if (last.tool === 'kubectl') return ofCommand(last);
  const isOrdered = commands.some((command) => ORDERING.has(command.tool) || isSorted(command));
  return isOrdered ? 'order' : 'values';
}

/** The output of a command that changes something counts if it is asked to print more than a report of what it did. */
function ofCommand(command: Command): AskedOutput {
  const verb = command.verb?.name ?? '';
  const output = optionOf(command, 'output');
  if (!SHOWING.test(verb) && (output === undefined || output === 'name')) return 'nothing';
  const isPicking = PICKING.test(output ?? '') || optionOf(command, 'template') !== undefined;
  if (isPicking) return isSorted(command) ? 'order' : 'values';
  return verb === 'get' && TABLE_FORM.test(output ?? '') && !isSorted(command) ? 'table' : 'text';
}

function isSorted(command: Command): boolean {
  return optionOf(command, 'sort-by') !== undefined;
}

function optionOf({ options }: Command, name: string): string | undefined {
  return options.filter(({ flag }) => flag.name === name).at(-1)?.value;
}
