import { expect, test } from 'vitest';
import { labFence } from '../../../src/deck/reading/lab-fence.ts';

const setup = (node?: string, path?: string) => ({
  role: 'setup',
  ...(path !== undefined && { file: node === undefined ? { path } : { node, path } }),
});
const check = (type: string, weight = 1) => ({ role: 'check', type, weight });
const problem = (of: string, word: string) => ({ role: 'problem', problem: of, word });

test.each([
  ['yaml setup', setup()],
  ['sh setup', setup()],
  ['sh setup x', undefined],
  ['text setup', undefined],
  ['yaml check', check('match')],
  ['yaml absent', check('absent')],
  ['text check', check('facts')],
  ['sh check', undefined],
  ['text absent', undefined],
  ['yaml', undefined],
  ['', undefined],
  ['yaml check 2', check('match', 2)],
  ['yaml absent 99', check('absent', 99)],
  ['yaml check 0', problem('weight', '0')],
  ['yaml check 100', problem('weight', '100')],
  ['yaml check x2', problem('weight', 'x2')],
  ['yaml check 2 3', problem('weight', '2 3')],
  ['text file a', setup(undefined, 'a')],
  ['yaml file a/b-c_d.txt', setup(undefined, 'a/b-c_d.txt')],
  ['sh file .kube/config', setup(undefined, '.kube/config')],
  ['yaml file node01:/etc/x.yaml', setup('node01', '/etc/x.yaml')],
  ['text file', problem('file', '')],
  ['text file a b', problem('file', 'a b')],
  ['text file /etc/a', problem('file', '/etc/a')],
  ['text file a/', problem('file', 'a/')],
  ['text file a//b', problem('file', 'a//b')],
  ['text file ../a', problem('file', '../a')],
  ['text file a/./b', problem('file', 'a/./b')],
  ['text file a/...', problem('file', 'a/...')],
  ['text file $HOME', problem('file', '$HOME')],
  ['text file a/$b', problem('file', 'a/$b')],
  ['text file node01:etc', problem('file', 'node01:etc')],
  ['text file 1node:/etc/a', problem('file', '1node:/etc/a')],
  ['text file Node:/etc/a', problem('file', 'Node:/etc/a')],
  ['text file node:/../etc', problem('file', 'node:/../etc')],
  ['text file node:/', problem('file', 'node:/')],
])('`%s`', (info, expected) => {
  expect(labFence(info.split(' '))).toEqual(expected);
});
