import { lookUp } from '../../source/look-up.ts';
import { once } from '../command/once.ts';
import { type Reading, refuse } from '../command/reading.ts';
import { compileTool } from '../command/tool.ts';
import type { Flag, ToolTable } from '../tools/table.ts';
import flags from './data/flags-1.33.json' with { type: 'json' };
import newer from './data/flags-newer.json' with { type: 'json' };
import { sayNamespace, sayOptions } from './say-options.ts';
import { REQUIRED, shapeOf } from './verbs/registry.ts';

/** kubectl's commands and flags: the recorded ones, and those that newer versions add. */
export const kubectl = once(() => compileTool('kubectl', withNewer(flags as unknown as ToolTable)));

function withNewer(table: ToolTable): ToolTable {
  const added = newer.commands as Readonly<Record<string, { flags: readonly unknown[] }>>;
  const names = new Set([...Object.keys(table.commands), ...Object.keys(added)]);
  const commands = [...names].map((name) => {
    const entry = lookUp(table.commands, name) ?? { summary: '', usage: [], flags: [] };
    const more = (lookUp(added, name)?.flags ?? []) as readonly Flag[];
    const recorded = (entry.flags ?? []).filter((flag) => !more.some((other) => other.name === flag.name));
    return [name, { ...entry, flags: [...recorded, ...more] }] as const;
  });
  const global = [...table.global, ...(newer.global as readonly unknown[] as readonly Flag[])];
  return { ...table, global, commands: Object.fromEntries(commands) };
}

/** Works out what a kubectl line means, or why kubectl would refuse it. */
export function readKubectl(reading: Reading): void {
  const { verb, words, help } = reading.args;
  if (help) return;
  if (
    verb.path.length === 0 ||
    (verb.children.size > 0 && (verb.entry.flags ?? []).length === 0 && verb.name !== 'cluster-info')
  ) {
    if (words.length === 0 && reading.refusals.length === 0) missingVerb(reading);
    if (words.length > 0 || verb.path.length === 0) return;
  }
  checkRequired(reading);
  sayNamespace(reading, shapeOf(verb.name)(reading));
  sayOptions(reading);
}

function missingVerb(reading: Reading): void {
  const { verb } = reading.args;
  const some = [...new Set([...verb.children.values()].map((v) => v.path.at(-1)))].slice(0, 8).join(', ');
  const name = ['kubectl', ...verb.path].join(' ');
  refuse(reading, 'unknown-command', `${name} needs a command`, reading.range, `such as ${some}`);
}

function checkRequired(reading: Reading): void {
  const required = lookUp(REQUIRED, reading.args.verb.name) ?? [];
  const missing = required.filter((flag) => !reading.given.has(flag));
  if (missing.length === 0) return;
  const named = missing.map((flag) => `"${flag}"`).join(', ');
  refuse(reading, 'missing-flag', `required flag(s) ${named} not set`, reading.range);
}
