import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import type { ReviewEvent } from '../../src/progress/event.ts';
import { examText } from '../../src/progress/exams/exam-file.ts';
import { cardText, deckText, ROOT } from '../support/decks.ts';
import { id, review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

interface Finding {
  readonly area: string;
  readonly status: string;
  readonly message: string;
  readonly help?: string;
}

async function examined(env: TestEnv) {
  const { code, out, err } = await runIn(env, 'doctor', '--json');
  const { version, checks } = JSON.parse(out) as { version: number; checks: Finding[] };
  expect(version).toBe(1);
  return { code, err, of: (area: string) => checks.filter((check) => check.area === area) };
}

/** A healthy learner: a home, a deck of two cards, an editor. */
function healthy(): TestEnv {
  const env = testEnv({ variables: { EDITOR: 'ed', PATH: '/usr/bin:PLACE' } });
  const bin = join(env.workingDirectory, 'bin');
  put(join(bin, 'ed'), '');
  put(join(env.home, 'decks/own.md'), deckText(cardText('one') + cardText('two'), 'own'));
  chmodSync(env.home, 0o700);
  return Object.assign(env, { variables: { ...env.variables, PATH: bin } });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function answer(env: TestEnv, fields: Partial<ReviewEvent>): Promise<void> {
  const { library, progress } = await openLearner(env, []);
  const entry = library.entries.find((e) => e.identity === fields.card);
  progress.record(
    review(progress.history().length + 1, { fingerprint: entry?.fingerprint ?? '', ...fields }),
  );
}

test('a healthy learner has nothing to do', async () => {
  const env = healthy();
  await answer(env, { card: 'own/one' });
  const { code, of } = await examined(env);
  expect(code).toBe(0);
  expect(of('progress')).toEqual([
    {
      area: 'progress',
      status: 'ok',
      message: expect.stringMatching(/^events: 1, in .*reviews\.jsonl \(\d+ bytes\)$/),
    },
  ]);
  expect(of('cards')[0]?.message).toBe('cards answered: 1, all in their decks as they were');
  expect(of('editor')[0]?.message).toContain(`ed is ${env.workingDirectory}/bin/ed`);
  expect(of('clock')[0]?.message).toBe('the clock says 2026-11-20 12:00 UTC');
});

test('before the first answer it creates nothing', async () => {
  const env = testEnv();
  const { of } = await examined(env);
  expect(of('progress')[0]).toMatchObject({
    status: 'note',
    message: expect.stringContaining('nothing learnt yet'),
  });
  expect(env.fs.existsSync(env.home)).toBe(false);
});

test('the report is a line for each check, with what to do below it', async () => {
  const env = healthy();
  put(join(env.home, 'config.json'), '{"day-start": 30}');
  const { code, out } = await runIn(env, 'doctor');
  expect(code).toBe(1);
  expect(out).toContain(
    'problem  settings  day-start is 30; it must be a whole number from 0 to 23, so the default holds\n' +
      '                   k8s-drill config set day-start VALUE, or k8s-drill config unset day-start\n',
  );
  expect(out).toMatch(/^note {5}terminal {2}no terminal here/m);
});

describe('problems are found, each with what to do', () => {
  test.each<[string, string, (env: TestEnv) => void, Partial<Finding>]>([
    [
      'a newer log',
      'progress',
      (env) => put(join(env.home, 'reviews.jsonl'), `{"format":"k8s-drill-reviews","v":9,"id":"${id(1)}"}\n`),
      { message: expect.stringContaining('is of format 9'), help: 'a newer k8s-drill reads it' },
    ],
    [
      'a foreign log',
      'progress',
      (env) => put(join(env.home, 'reviews.jsonl'), 'my diary\n'),
      {
        message: expect.stringContaining('is not a log of reviews'),
        help: expect.stringContaining('move it away'),
      },
    ],
    [
      'an empty log',
      'progress',
      (env) => put(join(env.home, 'reviews.jsonl'), ''),
      { message: expect.stringContaining('the log of reviews is empty') },
    ],
    [
      'a log that is a folder',
      'progress',
      (env) => mkdirSync(join(env.home, 'reviews.jsonl')),
      { message: expect.stringContaining('it is a folder') },
    ],
    [
      'settings that are no JSON',
      'settings',
      (env) => put(join(env.home, 'config.json'), '{'),
      { message: expect.stringContaining('is not a file of settings') },
    ],
    [
      'an unknown setting',
      'settings',
      (env) => put(join(env.home, 'config.json'), '{"x": 1}'),
      { help: 'k8s-drill config unset x takes it out' },
    ],
    [
      'a deck with an error',
      'decks',
      (env) => put(join(env.home, 'decks/bad.md'), deckText('## No id\n\nx\n', 'bad')),
      { message: expect.stringMatching(/bad\.md:8:\d+: /) },
    ],
    [
      'no editor',
      'editor',
      (env) => Object.assign(env.variables, { EDITOR: 'no-such-editor --wait' }),
      {
        message: 'no-such-editor is not found, and manifests are written in it',
        help: expect.stringContaining('$EDITOR'),
      },
    ],
    [
      'an old Node',
      'node',
      (env) => Object.assign(env, { nodeVersion: 'v18.20.0' }),
      { message: 'Node v18.20.0 is older than 20.19' },
    ],
  ])('%s', async (_, area, damage, expected) => {
    const env = healthy();
    damage(env);
    const { code, of } = await examined(env);
    expect(code).toBe(1);
    expect(of(area).find((check) => check.status === 'problem')).toMatchObject(expected);
  });

  test('a clock that is behind the answers', async () => {
    const env = healthy();
    await answer(env, { card: 'own/one', at: env.at + 86_400_000 });
    const { code, of } = await examined(env);
    expect(code).toBe(1);
    expect(of('clock')[0]?.message).toBe(
      'the clock says 2026-11-20 12:00 UTC, and 1 events are from later, up to 2026-11-21 12:00',
    );
  });
});

describe('what needs nothing to be done is noted', () => {
  test('a card that was reworded, and one that is in no deck any more', async () => {
    const env = healthy();
    await answer(env, { card: 'own/one' });
    await answer(env, { card: 'own/two' });
    put(join(env.home, 'decks/own.md'), deckText(cardText('one', 'Another answer.'), 'own'));
    const { code, of } = await examined(env);
    expect(code).toBe(0);
    expect(of('cards')).toMatchObject([
      {
        status: 'note',
        message: '1 reworded since you last answered: own/one',
        help: expect.stringContaining('k8s-drill reset'),
      },
      { status: 'note', message: '1 answered and in no deck here: own/two' },
    ]);
  });

  test('an answer that was given after the card was reworded settles it', async () => {
    const env = healthy();
    await answer(env, { card: 'own/one', fingerprint: '000000000000' });
    await answer(env, { card: 'own/one' });
    expect((await examined(env)).of('cards')[0]?.status).toBe('ok');
  });

  test('a torn line, at its place', async () => {
    const env = healthy();
    await answer(env, { card: 'own/one' });
    env.fs.appendFileSync(join(env.home, 'reviews.jsonl'), '\n{"torn');
    const { code, of } = await examined(env);
    expect(code).toBe(0);
    expect(of('progress')[1]).toMatchObject({
      status: 'note',
      message: expect.stringMatching(/reviews\.jsonl:4: this line is no whole event/),
    });
  });

  test.each([
    ['progress.json', '"reviews":1', '"reviews":2', 'nothing is lost'],
    ['cache/decks.json', 'own', 'owm', 'nothing is lost'],
    ['exams/sat.json', '"passed": true', '"passed": false', 'it does not count'],
  ])('%s that was changed since it was written', async (name, was, is, help) => {
    const env = healthy();
    await answer(env, { card: 'own/one' });
    (await openLearner(env, [])).progress.save();
    put(join(env.home, 'exams/sat.json'), examText('k8s-drill-exam', { id: 'sat', passed: true }));
    expect((await examined(env)).of('progress').map(({ status }) => status)).toEqual(['ok']);
    const path = join(env.home, name);
    put(path, readFileSync(path, 'utf8').replace(was, is));
    const { code, of } = await examined(env);
    expect(code).toBe(1);
    expect(of('progress')[1]).toEqual({
      area: 'progress',
      status: 'problem',
      message: `${path} was damaged or changed since it was written`,
      help: expect.stringContaining(help),
    });
  });

  test('files that were left over, files that were kept, and a home that others can read', async () => {
    const env = healthy();
    put(join(env.home, 'progress.json.12ab.tmp'), '');
    put(join(env.home, 'progress.json.12ab.kept'), '');
    chmodSync(env.home, 0o755);
    const { of } = await examined(env);
    expect(of('progress').map(({ status }) => status)).toEqual(['ok', 'note', 'note', 'note']);
    expect(
      of('progress')
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(/other users.*\nleft over .*tmp\nkept .*kept$/);
  });
});

test('the oldest Node is the one that package.json names', async () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, major = 0, minor = 0] = /^>=(\d+)\.(\d+)$/.exec(engines.node)?.map(Number) ?? [];
  const verdict = async (version: string) =>
    (await examined({ ...testEnv(), nodeVersion: version })).of('node')[0]?.status;
  expect(await verdict(`v${major}.${minor}.0`)).toBe('ok');
  expect(await verdict(`v${major + 1}.0.0`)).toBe('ok');
  expect(await verdict(`v${major}.${minor - 1}.9`)).toBe('problem');
});
