import { describe, expect, test } from 'vitest';
import { differences, joined, readHelp, recordTool, renewed } from '../../../src/kubernetes/tools/record.mjs';

const COBRA = `Does a thing.

Usage:
  tool do NAME [flags]

Available Commands:
  list        List things
  completion  Generate a script

Flags:
  -h, --help                     help for do
  -n, --name string              a name (default "web")
      --labels stringToString    some labels (default [])
      --files strings            some files
      --wait WaitStrategy[="watcher"]   wait (default hookOnly)
      --keep                     keep it
      --revision int             which one

Global Flags:
      --debug   say more
`;

const KUBECTL = `Do a thing.

Basic Commands (Beginner):
  create          Create a thing

Options:
    -A, --all-namespaces=false:
	In every namespace.

    --image=[]:
	Images.

    --timeout=30s:
	How long.

    -r, --replicas=1:
	How many.

    --dry-run='none':
	What is done.
`;

const flag = (name: string, more = {}) => ({
  name,
  type: 'bool',
  value: 'none',
  default: false,
  repeatable: false,
  ...more,
});

describe('help', () => {
  test('of cobra reports commands, flags, types and defaults', () => {
    const { commands, flags, global } = readHelp(COBRA);
    expect(commands).toEqual(['list']);
    expect(flags).toEqual([
      { name: 'name', short: 'n', type: 'string', value: 'required', default: 'web', repeatable: false },
      { name: 'labels', type: 'stringToString', value: 'required', default: [], repeatable: true },
      { name: 'files', type: 'stringSlice', value: 'required', default: [], repeatable: true },
      { name: 'wait', type: 'string', value: 'optional', default: 'hookOnly', repeatable: false },
      flag('keep'),
      { name: 'revision', type: 'int', value: 'required', default: 0, repeatable: false },
    ]);
    expect(global).toEqual([flag('debug')]);
  });

  test('of kubectl reports the same in its own format', () => {
    const { commands, flags } = readHelp(KUBECTL);
    expect(commands).toEqual(['create']);
    expect(flags).toEqual([
      flag('all-namespaces', { short: 'A' }),
      { name: 'image', type: 'stringSlice', value: 'required', default: [], repeatable: true },
      { name: 'timeout', type: 'duration', value: 'required', default: '30s', repeatable: false },
      { name: 'replicas', short: 'r', type: 'int', value: 'required', default: 1, repeatable: false },
      { name: 'dry-run', type: 'string', value: 'required', default: 'none', repeatable: false },
    ]);
  });

  test('is requested for each command and its subcommands', () => {
    const asked: string[] = [];
    const recorded = recordTool((words) => {
      asked.push(words.join(' '));
      return words.length === 0 ? COBRA : '';
    });
    expect(asked).toEqual(['', 'list']);
    expect(recorded.get('')?.flags).toHaveLength(6);
  });
});

describe('a table compared with its tool', () => {
  const told = (...flags: ReturnType<typeof flag>[]) => ({ commands: [], global: [], flags });
  const table = {
    version: '1',
    global: [flag('debug')],
    commands: {
      list: {
        summary: 'kept',
        flags: [flag('all', { short: 'a' }), flag('old'), flag('secret', { hidden: true })],
      },
      gone: { flags: [] },
      refused: { flags: [], refused: 'use list' },
    },
  };
  const recorded = new Map([['list', told(flag('all', { short: 'A' }), flag('debug'), flag('new'))]]);

  test('reports flags and commands that were added, removed or have another short form', () => {
    expect(differences(table, recorded)).toEqual([
      '- list --old',
      '~ list --all: -a is -A',
      '+ list --new (bool)',
      '- gone',
    ]);
  });

  test('is updated without losing what no help text mentions', () => {
    const { list } = renewed(table, recorded).commands;
    expect(list).toMatchObject({ summary: 'kept' });
    expect(list?.flags.map(({ name }) => name)).toEqual(['all', 'new', 'secret']);
  });

  test('may consist of two files, the second of which adds to the first', () => {
    const newer = { version: '2', global: [flag('more')], commands: { list: { flags: [flag('new')] } } };
    const both = joined([table, newer]);
    expect(both.global.map(({ name }) => name)).toEqual(['debug', 'more']);
    expect(both.commands['list']?.flags.map(({ name }) => name)).toEqual(['all', 'old', 'secret', 'new']);
  });
});
