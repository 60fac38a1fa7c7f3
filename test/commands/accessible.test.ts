import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.ts';
import { FIXTURES } from '../support/cases.ts';
import { runIn } from '../support/run.ts';
import { splitWords } from '../support/split-words.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const SCREENS = `--deck ${join(FIXTURES, 'screens.md')} --topic screens`;

/** What is shown to people, but for what is code: that stands as it is. */
const SHOWN = [
  'topics --domain storage',
  'search roleref',
  'explain deployment.spec',
  'explain cronjob.spec.jobTemplate.spec.podFailurePolicy',
  'config set exam-date 2027-01-15',
  'plan',
  'plan --topics',
  'plan --retention',
  'stats',
  'config list',
  'doctor',
  'lint --rules',
  'lint --explain own-answer',
  "compare 'kubectl get pods -o wide --namespace dev' 'k get po -o wide'",
  "parse 'kubectl create deploy web --image=nginx -n dev'",
  'help keys',
  'help grading',
  'help settings',
  'new card --help',
  'config set --help',
  ...COMMANDS.map(({ name }) => `${name} --help`),
];

/** A path, an address, an example or a usage line is never broken: it is there to be copied. */
const COPIED =
  /^FIELD: +\S+$|https?:\/\/|\/k8s-drill-|^ {2}\$ |^Usage: |^ {2}echo |completions\/|Invoke-Expression/;

function narrow(): TestEnv {
  const env = testEnv({ variables: { NO_COLOR: '1' } });
  Object.assign(env.stdout, { columns: 40, isTTY: true });
  return env;
}

describe('large letters: 40 columns are enough', () => {
  test.each(SHOWN)('%s', async (line) => {
    const env = narrow();
    await runIn(env, 'config', 'set', 'exam-date', '2027-01-15');
    const { out, err } = await runIn(env, ...splitWords(line));
    expect(out).not.toBe('');
    const tooWide = `${out}${err}`.split('\n').filter((row) => row.length > 40 && !COPIED.test(row));
    expect(tooWide).toEqual([]);
  });
});

describe('a screen reader: --plain', () => {
  const ANSWERS = ['1', 'x', 'x', '1,2', '5 4 3 2 1', '', '1', '2379', '2380', 'kind: Pod', '.', 'x', '.'];

  test.each(['quiz --seed fixed --no-record --count 20', 'study --new 20 --cram'])('%s', async (line) => {
    const input = `${[...ANSWERS, ...ANSWERS, ...ANSWERS].join('\n')}\n`;
    const { out } = await runIn(testEnv({ input }), ...splitWords(`${line} --plain ${SCREENS}`));
    expect(out).toMatch(/Wrong|Right/);
    const drawn = out.split('\n').filter((row) => /[\u2500-\u259f\u001b\r]|^[-|+=^ ]{3,}$|^ *\| /.test(row));
    expect(drawn).toEqual([]);
  });
});

describe('without colour', () => {
  test.each(SHOWN)('%s says the same', async (line) => {
    const plain = await runIn(testEnv({ variables: { NO_COLOR: '1' } }), ...splitWords(line));
    const coloured = await runIn(testEnv({ variables: { FORCE_COLOR: '1' } }), ...splitWords(line));
    expect(plain.out).not.toContain('\u001b');
    const words = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '').replace(/[`\s*^]/g, '');
    expect(words(coloured.out).replace(/k8s-drill-\w+/g, '')).toBe(
      words(plain.out).replace(/k8s-drill-\w+/g, ''),
    );
  });
});
