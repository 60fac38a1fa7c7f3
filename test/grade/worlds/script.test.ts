import { expect, test } from 'vitest';
import { tried } from '../../support/try-script.ts';

test('a script runs in the home of a user', () => {
  expect(tried('echo $HOME $USER; pwd').stdout).toBe('/home/user user\n/home/user\n');
});

test('kubectl has a short name', () => {
  const { commands, stdout } = tried('k create cm a -o name; kubectl create cm b -o name');
  expect(stdout).toBe('configmap/a\nconfigmap/b\n');
  expect(commands.map((words) => words.slice(0, 3))).toEqual([
    ['create', 'cm', 'a'],
    ['create', 'cm', 'b'],
  ]);
});

test.each([
  ['exit 4', 4],
  ['false', 1],
  ['true', 0],
])('%s ends with %i', (script, exit) => {
  expect(tried(script)).toMatchObject({ exit });
  expect(tried(script)).not.toHaveProperty('beyond');
});

test('a program that is not there cannot be run', () => {
  expect(tried('echo a; systemctl status kubelet')).toMatchObject({
    exit: 1,
    beyond: expect.stringContaining('systemctl'),
  });
});
