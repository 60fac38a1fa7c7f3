import { expect, test } from 'vitest';
import { isHarmless, optionsOf, withoutEach } from '../../../src/grade/worlds/unseen.ts';
import { readScript } from '../../../src/kubernetes/command/statement.ts';

const options = (text: string) => optionsOf(readScript(text));
const mutants = (text: string, other: string) =>
  withoutEach(text, options(text), options(other)).map((mutant) => [mutant.name, mutant.text]);

const GET = 'kubectl get pods';

test.each([
  [
    `${GET} -n dev`,
    GET,
    [
      ['--namespace', `${GET} `],
      ['--namespace', `${GET} -n devx`],
    ],
  ],
  [
    `${GET} -n "dev"`,
    GET,
    [
      ['--namespace', `${GET} `],
      ['--namespace', `${GET} -n "devx"`],
    ],
  ],
  [
    'kubectl logs a --tail=5',
    'kubectl logs a',
    [
      ['--tail', 'kubectl logs a '],
      ['--tail', 'kubectl logs a --tail=6'],
    ],
  ],
  [`${GET} -A`, GET, [['--all-namespaces', `${GET} `]]],
  [`${GET} -n dev`, `${GET} --namespace=dev`, []],
  [
    `${GET} -n dev`,
    `${GET} -n other`,
    [
      ['--namespace', `${GET} `],
      ['--namespace', `${GET} -n devx`],
    ],
  ],
  [GET, `${GET} -n dev`, []],
  // What leaves the meaning as it is says nothing.
  [`${GET} -n default`, GET, [['--namespace', `${GET} -n defaultx`]]],
])('%s without each option that %s does not say', (text, other, expected) => {
  expect(mutants(text, other)).toEqual(expected);
});

test.each([
  ['--tail=15', '--tail=16'],
  ['--since=5m', '--since=5mx'],
  ['-c a5', '-c a5x'],
])('the other value of %s is %s', (option, other) => {
  expect(mutants(`kubectl logs a ${option}`, 'kubectl logs a').map(([, text]) => text)).toEqual([
    'kubectl logs a ',
    `kubectl logs a ${other}`,
  ]);
});

test('of several options only those are left out that the other does not say', () => {
  expect(mutants(`${GET} -n dev -o wide`, `${GET} -n dev`)).toEqual([
    ['--output', `${GET} -n dev `],
    ['--output', `${GET} -n dev -o widex`],
  ]);
});

test('options of other tools are none', () => {
  expect(options('helm list -n dev')).toEqual([]);
});

test('an option that ran and is not in the text is named alone', () => {
  const said = options(`${GET} -n dev`);
  expect(withoutEach(`${GET} $more`, said, [])).toEqual([{ name: '--namespace' }]);
  expect(withoutEach('n="-n dev"; kubectl get pods $n', said, [])).toEqual([
    { name: '--namespace', text: 'n="-n dev"; kubectl get pods ' },
  ]);
});

test('options are those of kubectl, in each command', () => {
  const found = options(`${GET} -n dev | sort -r; kubectl get nodes -o wide`);
  expect(found.map(({ flag, value }) => `${flag.name}=${value}`)).toEqual(['namespace=dev', 'output=wide']);
});

test.each([
  ...[
    '--output',
    '--no-headers',
    '--show-labels',
    '--label-columns',
    '--show-kind',
    '--sort-by',
    '--chunk-size',
  ],
  ...['--wait', '--now', '--request-timeout', '--cluster', '--filename', '--type', '--docker-email'],
  ...['--ignore-not-found', '--overwrite', '--warnings-as-errors', '--current-replicas'],
])('%s says how something is shown, waited for or sent', (name) => {
  expect(isHarmless(name)).toBe(true);
});

test.each([
  ['--timeout', true],
  ['--v', true],
  ['--validate', true],
  ['--dry-run', true],
  ['--save-config', true],
  ['--force', false],
  ['--namespace', false],
  ['timeout', false],
])('%s changes nothing that an object does: %s', (name, expected) => {
  expect(isHarmless(name)).toBe(expected);
});
