import { describe, expect, test } from 'vitest';
import type { CommandEntry, Flag, ToolTable } from '../../../src/kubernetes/tools/table.ts';
import { TOOLS } from '../../../src/kubernetes/tools/tools.ts';
import { LINES } from './lines.ts';
import { refusedFlags } from './refused-flags.ts';

const tables = await Promise.all(TOOLS.map(async ({ name, load }) => ({ name, table: await load() })));
const tableOf = (name: string) => tables.find((t) => t.name === name)?.table as ToolTable;

const LISTS = ['stringSlice', 'stringArray', 'stringToString'];

const commandsOf = (table: ToolTable): [string, CommandEntry][] => Object.entries(table.commands);
const flagsOf = (table: ToolTable) => [
  ...table.global.map((flag) => ({ where: 'global', flag })),
  ...commandsOf(table).flatMap(([where, { flags }]) => flags.map((flag) => ({ where, flag }))),
];
const where = <T extends { where: string; flag: Flag }>(found: readonly T[]) =>
  found.map((f) => `${f.where} ${f.flag.name}`);

/** What stands more than once. */
function repeated(words: readonly string[]): string[] {
  return words.filter((word, at) => words.indexOf(word) !== at);
}

/** A command's flags and the global ones that it does not hide. */
function inForce(table: ToolTable, entry: CommandEntry): readonly Flag[] {
  if (table.globals === 'first') return entry.flags;
  const own = new Set(entry.flags.map((f) => f.name));
  return [...entry.flags, ...table.global.filter((f) => !own.has(f.name))];
}

const long = (f: Flag) => [f.name, ...(f.aliases ?? []).filter((a) => a.length > 1)];
const short = (f: Flag) =>
  [f.short ?? '', ...(f.aliases ?? []).filter((a) => a.length === 1)].filter(Boolean);

test('there is one table per tool, sorted by name', () => {
  const names = TOOLS.map((t) => t.name);
  expect(names).toEqual([...new Set(names)].sort());
});

describe.each(tables)('the table of $name', ({ name, table }) => {
  test('states its version and the page against which it was checked', () => {
    expect(table.version).toMatch(/^\d+(\.\d+)?$/);
    expect(table.source).toMatch(/^https:\/\/[a-z.-]+\/./);
  });

  test('has a summary and a usage line for every command', () => {
    for (const [key, entry] of commandsOf(table)) {
      expect(entry.summary, key).toMatch(/^[A-Z].*[^.]$/);
      expect(entry.usage.join('\n'), key).toContain(name);
    }
  });

  test('lists each flag once, and each letter once', () => {
    expect(repeated(table.global.flatMap(long))).toEqual([]);
    expect(repeated(table.global.flatMap(short))).toEqual([]);
    for (const [key, entry] of commandsOf(table)) {
      expect(repeated(inForce(table, entry).flatMap(long)), key).toEqual([]);
      expect(repeated(inForce(table, entry).flatMap(short)), key).toEqual([]);
    }
  });

  test('has a value and a default for each flag that fit its type', () => {
    const flags = flagsOf(table);
    expect(where(flags.filter(({ flag }) => (flag.type === 'bool') !== (flag.value === 'none')))).toEqual([]);
    expect(where(flags.filter(({ flag }) => !defaultFits(flag)))).toEqual([]);
    expect(where(flags.filter(({ flag }) => LISTS.includes(flag.type) && !flag.repeatable))).toEqual([]);
    expect(where(flags.filter(({ flag }) => flag.short !== undefined && flag.short.length !== 1))).toEqual(
      [],
    );
  });

  test('states the default of an optional value, and only of an optional one', () => {
    const wrong = flagsOf(table).filter(
      ({ flag }) =>
        (flag.value === 'optional') !== (flag.bare !== undefined) ||
        (flag.takesNext !== undefined && flag.value !== 'optional'),
    );
    expect(where(wrong)).toEqual([]);
  });

  test('has defaults and bare values among the values that a flag takes', () => {
    const wrong = flagsOf(table).filter(({ flag }) => {
      const given = [flag.default, flag.bare ?? ''].filter((v) => typeof v === 'string' && v !== '');
      return flag.values !== undefined && given.some((v) => !flag.values?.includes(v as string));
    });
    expect(where(wrong)).toEqual([]);
  });

  test('has every subcommand and every equivalent command that it refers to', () => {
    for (const [key, entry] of commandsOf(table)) {
      const children = commandsOf(table)
        .map(([child]) => child)
        .filter((child) => child.startsWith(`${key} `) && !child.slice(key.length + 1).includes(' '));
      if (key !== '')
        expect(entry.subcommands ?? [], key).toEqual(children.map((c) => c.slice(key.length + 1)));
      if (entry.sameAs !== undefined) expect(table.commands, key).toHaveProperty([entry.sameAs]);
    }
  });

  test('has aliases that differ from the names of sibling commands', () => {
    const words = commandsOf(table).flatMap(([key, entry]) => {
      const parent = key.split(' ').slice(0, -1).join(' ');
      return [key, ...(entry.aliases ?? []).map((a) => `${parent} ${a}`.trim())];
    });
    expect(repeated(words)).toEqual([]);
  });

  test('counts words sensibly', () => {
    for (const [key, { arguments: words }] of commandsOf(table)) {
      if (words === undefined) continue;
      expect(words.max ?? words.min, key).toBeGreaterThanOrEqual(words.min);
      expect(words.kinds?.length ?? 0, key).toBeLessThanOrEqual(words.max ?? Number.POSITIVE_INFINITY);
      const all = words.min + (words.default?.length ?? 0);
      expect(words.max ?? all, key).toBeGreaterThanOrEqual(all);
    }
  });

  test('is known well enough to be tried on real lines', () => {
    expect(LINES[name]?.taken.length).toBeGreaterThanOrEqual(8);
    expect(LINES[name]?.refused.length).toBeGreaterThanOrEqual(4);
  });
});

function defaultFits({ type, default: value }: Flag): boolean {
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'int') return typeof value === 'number';
  if (LISTS.includes(type)) return Array.isArray(value);
  return typeof value === 'string' && (type !== 'duration' || /^(?:|(?:\d+(?:h|m|s|ms))+)$/.test(value));
}

const cases = (kind: 'taken' | 'refused') =>
  Object.entries(LINES).flatMap(([name, lines]) => lines[kind].map((line) => ({ name, line })));

test.each(cases('taken'))('$name $line: every flag is known', ({ name, line }) => {
  expect(refusedFlags(tableOf(name), line)).toEqual([]);
});

test.each(cases('refused'))('$name $line: refused', ({ name, line }) => {
  expect(refusedFlags(tableOf(name), line)).not.toEqual([]);
});

describe('differences between versions, and common mistakes', () => {
  const flag = (tool: string, command: string, name: string) =>
    tableOf(tool).commands[command]?.flags.find((f) => f.name === name);

  test.each([
    ['upgrade', 'rollback-on-failure', 'atomic'],
    ['upgrade', 'force-replace', 'force'],
    ['install', 'rollback-on-failure', 'atomic'],
    ['rollback', 'force-replace', 'force'],
  ])('Helm 4 has %s --%s, and --%s still means it', (command, name, old) => {
    expect(flag('helm', command, name)).toMatchObject({ since: '4', aliases: [old] });
  });

  test('a bare --wait is a strategy of Helm 4, a bare --dry-run is a client dry run', () => {
    expect(flag('helm', 'upgrade', 'wait')).toMatchObject({ value: 'optional', bare: 'watcher' });
    expect(flag('helm', 'install', 'dry-run')).toMatchObject({ value: 'optional', bare: 'client' });
  });

  test('helm list --all ended with Helm 3, which hid what Helm 4 lists', () => {
    expect(flag('helm', 'list', 'all')).toMatchObject({ short: 'a', until: '3' });
  });

  test.each(['snapshot restore', 'snapshot status'])('etcdctl %s moved to etcdutl', (command) => {
    expect(tableOf('etcdctl').commands[command]?.refused).toContain(`etcdutl ${command}`);
    expect(tableOf('etcdutl').commands[command]?.refused).toBeUndefined();
  });

  test('etcdctl --write-table is not a flag, and the table says which one to use', () => {
    const written = tableOf('etcdctl').global.find((f) => f.name === 'write-table');
    expect(written?.refused).toContain('--write-out=table');
  });

  test('docker container ls is docker ps, with its flags', () => {
    const { commands } = tableOf('docker');
    expect(commands['container ls']).toMatchObject({ sameAs: 'ps', aliases: ['list', 'ps'] });
    expect(commands['container ls']?.flags).toEqual(commands['ps']?.flags);
    expect(commands['container exec']?.interspersed).toBe(false);
  });

  test('systemctl without a command lists the units, and takes no other word', () => {
    expect(tableOf('systemctl').commands['']).toMatchObject({ sameAs: 'list-units' });
    expect(tableOf('systemctl').commands['']).not.toHaveProperty('arguments');
  });

  test.each([
    ['openssl', 'genrsa', ['2048']],
    ['kustomize', 'build', ['.']],
    ['helm', 'rollback', ['0']],
  ])('%s %s without words takes %j', (tool, command, words) => {
    expect(tableOf(tool).commands[command]?.arguments?.default).toEqual(words);
  });
});
