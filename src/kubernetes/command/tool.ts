import { lookUp } from '../../source/look-up.ts';
import type { CommandEntry, Flag, ToolTable } from '../tools/table.ts';
import { once } from './once.ts';

/** The flags that a command takes, by their long and their one-letter names. */
export interface FlagSet {
  readonly long: ReadonlyMap<string, Flag>;
  readonly short: ReadonlyMap<string, Flag>;
}

/** A command of a tool ("create deployment"), or the tool itself with no words. */
export interface Verb {
  readonly path: readonly string[];
  /** The words of the path, joined. */
  readonly name: string;
  readonly entry: CommandEntry;
  /** By word and by alias. */
  readonly children: ReadonlyMap<string, Verb>;
  readonly flags: () => FlagSet;
}

/** A tool's table, prepared for parsing. */
export interface Tool {
  readonly name: string;
  readonly table: ToolTable;
  readonly root: Verb;
}

const NO_ENTRY: CommandEntry = { summary: '', usage: [], flags: [] };

/** Builds the tree of a tool's commands. Flag sets are built when a command is first used. */
export function compileTool(name: string, table: ToolTable): Tool {
  const children = new Map<string, Map<string, Verb>>();
  const childrenOf = (path: string): Map<string, Verb> => {
    const known = children.get(path) ?? new Map<string, Verb>();
    children.set(path, known);
    return known;
  };
  const paths = new Set<string>();
  const add = (path: readonly string[]): void => {
    const key = path.join(' ');
    if (paths.has(key)) return;
    paths.add(key);
    const entry = lookUp(table.commands, key) ?? NO_ENTRY;
    const parent = path.slice(0, -1);
    if (parent.length > 0) add(parent);
    const verb = { path, name: key, entry, children: childrenOf(key), flags: flagsOf(table, entry, false) };
    for (const word of [path.at(-1) ?? '', ...(entry.aliases ?? [])])
      childrenOf(parent.join(' ')).set(word, verb);
  };
  for (const key of Object.keys(table.commands)) if (key !== '') add(key.split(' '));
  const entry = table.commands[''] ?? NO_ENTRY;
  const root = { path: [], name: '', entry, children: childrenOf(''), flags: flagsOf(table, entry, true) };
  return { name, table, root };
}

/** A command's own flags and the global ones. Its own flag hides a global one of the same name, along with its one-letter form. */
function flagsOf(table: ToolTable, entry: CommandEntry, isRoot: boolean): () => FlagSet {
  return once(() => {
    const long = new Map<string, Flag>();
    const short = new Map<string, Flag>();
    const own = entry.flags ?? [];
    for (const flag of table.globals === 'first' && !isRoot ? own : [...own, ...table.global]) {
      if (long.has(flag.name)) continue;
      long.set(flag.name, flag);
      if (flag.short !== undefined && !short.has(flag.short)) short.set(flag.short, flag);
      for (const alias of flag.aliases ?? []) {
        const names = alias.length === 1 ? short : long;
        if (!names.has(alias)) names.set(alias, flag);
      }
    }
    return { long, short };
  });
}
