import { lookUp } from '../../source/look-up.ts';
import type { CommandEntry, ToolTable } from './table.ts';

/** Gives every command with `sameAs` the flags and words of the command that it names. */
export function fillSameCommands(table: ToolTable): ToolTable {
  const commands = Object.entries(table.commands).map(([name, entry]) => [name, filled(name, entry, table)]);
  return { ...table, commands: Object.fromEntries(commands) };
}

/** Behind the tool's bare name a word is a command, whatever the tool does without one. */
function filled(name: string, entry: CommandEntry, table: ToolTable): CommandEntry {
  const same = entry.sameAs === undefined ? undefined : lookUp(table.commands, entry.sameAs);
  if (same === undefined) return entry;
  const { flags, arguments: words, interspersed } = same;
  return {
    ...entry,
    flags,
    ...(words === undefined || name === '' ? {} : { arguments: words }),
    ...(interspersed === undefined ? {} : { interspersed }),
  };
}
