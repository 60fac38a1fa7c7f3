import { Command } from 'commander';
import { expect, test } from 'vitest';
import { define } from '../src/commands/study.ts';

test('a flag of study has no default of its own, so that study without a parser is study with one', () => {
  const command = new Command('study');
  define(command, () => {});
  command.parse([], { from: 'user' });
  expect(command.opts()).toEqual({});
});
