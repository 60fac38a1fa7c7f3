import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUIDES } from '../../src/commands/help/guides.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { INFOS } from '../../src/lint/rules/registry.ts';
import { asStarted, programName } from '../../src/source/program-name.ts';
import { cardText, deckText } from '../support/decks.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const NAMES = COMMANDS.map(({ name }) => name);
const BARE = new RegExp(`(?<!npx\\s+)\\bk8s-drill (?:${NAMES.join('|')}|--?\\w)\\b.*`, 'g');

const LOG = [{ format: 'k8s-drill-reviews', v: 1, id: '00' }, review(1)]
  .map((record) => `${JSON.stringify(record)}\n`)
  .join('');

/** What the folder holds in which the commands run; its findings and the settings are odd on purpose. */
const FILES: Readonly<Record<string, string>> = {
  'home/reviews.jsonl': LOG,
  'home/config.json': JSON.stringify({ 'new-per-dya': 5, 'new-per-day': -1, editor: 'no-such-editor' }),
  'deck.md': `${deckText(cardText('port', '```text answer\n2379\n```'), 'mine')}\n## No answer?\n<!-- idd: x -->\n`,
};

function world(variables: Readonly<Record<string, string>>): TestEnv {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return testEnv({ folder, variables: { ...variables, PATH: '' } });
}

/** Whether the linter's text of a rule names a command, or the rule can be fixed by one. */
function namesCommand({ text, fixable }: (typeof INFOS)[number]): boolean {
  return fixable === true || /k8s-drill /.test(`${text.what} ${text.why} ${text.help}`);
}

/** Command lines whose output names a further command: by success, by failure and by help. */
const LINES: readonly (readonly string[])[] = [
  [],
  ['--help'],
  ...NAMES.filter((name) => name !== 'completion').map((name) => [name, '--help']),
  ...GUIDES.map(({ name }) => ['help', name]),
  ...INFOS.filter(namesCommand).map(({ code }) => ['lint', '--explain', code]),
  ['lint', '--explain', 'own-answr'],
  ['lint', 'deck.md'],
  ['doctor'],
  ['course'],
  ['course', 'rbac'],
  ['course', 'no-such-unit'],
  ['topics', '--topic', 'no-such-topic'],
  ['show', 'no/such-card'],
  ['show', '--topic', 'pods', '--kind', 'cloze', '--tag', 'no-such-tag'],
  ['config', 'get', 'no-such-setting'],
  ['plan'],
  ['stats', '--plain'],
  ['optimize', '--dry-run'],
  ['undo', 'ffffffff'],
  ['new', 'deck', './own.md', '--topic', 'own', '--domain', 'foundations'],
  ['new', 'card', '--topic', 'no-such-topic', '--prompt', 'Which?', '--answer', '1', '--kind', 'text'],
  ['new', 'card', '--topic', 'pods'],
  ['study', '--deck', 'deck.md', '--topic', 'mine'],
  ['place', '--plain'],
  ['study'],
];

async function textOf(variables: Readonly<Record<string, string>>, argv: readonly string[]): Promise<string> {
  const { out, err } = await runIn(world(variables), ...argv);
  return out + err;
}

const AHEAD = { K8S_DRILL_EXAM_DATE: '2027-01-15' };

describe.each([
  ['without an exam date', {}, LINES],
  ['with an exam date', AHEAD, [['plan'], ['study'], ['stats', 'readiness']]],
] as const)('%s', (_, variables, lines) => {
  test.each(lines.map((argv) => [argv.join(' '), argv] as const))(
    'a command that "%s" names is named as the program was started',
    async (_line, argv) => {
      const started = await textOf({ ...variables, npm_command: 'exec' }, argv);
      expect([...started.matchAll(BARE)].map(([hint]) => hint)).toEqual([]);
      const installed = await textOf(variables, argv);
      expect(installed).not.toContain('npx k8s-drill');
      expect(/npx\s+k8s-drill/.test(started) || installed.search(BARE) < 0).toBe(true);
    },
  );
});

test.each([
  [{}, 'k8s-drill'],
  [{ npm_command: 'run-script' }, 'k8s-drill'],
  [{ npm_command: 'exec' }, 'npx k8s-drill'],
])('%j is started as %s', (variables, expected) => {
  expect(programName(variables)).toBe(expected);
});

test.each([
  ['k8s-drill topics lists them', 'npx k8s-drill topics lists them'],
  ['unknown\nk8s-drill topics lists them', 'unknown\nnpx k8s-drill topics lists them'],
  ['put it there; `k8s-drill lint --fix` does', 'put it there; `npx k8s-drill lint --fix` does'],
  ['kubectl get po -o yaml | k8s-drill check -', 'kubectl get po -o yaml | npx k8s-drill check -'],
  ['source <(k8s-drill completion bash)', 'source <(npx k8s-drill completion bash)'],
  ['k8s-drill', 'npx k8s-drill'],
  ['a newer k8s-drill reads it', 'a newer k8s-drill reads it'],
  ['set it in `k8s-drill.yaml`', 'set it in `k8s-drill.yaml`'],
  ['merge old-laptop/k8s-drill', 'merge old-laptop/k8s-drill'],
])('%j names a command, or does not', (text, expected) => {
  expect(asStarted(text, 'npx k8s-drill')).toBe(expected);
  expect(asStarted(text, 'k8s-drill')).toBe(text);
});
