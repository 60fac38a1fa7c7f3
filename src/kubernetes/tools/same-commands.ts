import type { CommandEntry, ToolTable } from './table.ts';

/** Gives every command with `sameAs` the flags and words of the command that it names. */
export function fillSameCommands(table: ToolTable): ToolTable {
  const commands = Object.entries(table.commands).map(([name, entry]) => [name, filled(entry, table)]);
  return { ...table, commands: Object.fromEntries(commands) };
}

function filled(entry: CommandEntry, table: ToolTable): CommandEntry {
  const same = entry.sameAs === undefined ? undefined : table.commands[entry.sameAs];
  if (same === undefined) return entry;
  const { flags, arguments: words, interspersed } = same;
  return {
    ...entry,
    flags,
    ...(words === undefined ? {} : { arguments: words }),
    ...(interspersed === undefined ? {} : { interspersed }),
  };
}
