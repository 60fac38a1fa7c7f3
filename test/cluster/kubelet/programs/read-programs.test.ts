import { describe, expect, test } from 'vitest';
import { CLAUSES } from '../../../../src/cluster/kubelet/programs/clauses.ts';
import { readPrograms } from '../../../../src/cluster/kubelet/programs/read-programs.ts';

/** Valid and invalid lines for each verb. */
const CASES: Readonly<Record<string, { good: readonly [string, object][]; bad: readonly string[] }>> = {
  runs: { good: [['/app/api', { runs: ['/app/api'] }]], bad: ['', '/app/api serve'] },
  starts: { good: [['in 40s', { startsIn: 40_000 }]], bad: ['40s', 'in -1s', 'in soon'] },
  needs: {
    good: [
      ['env DB_URL', { needs: [{ variables: ['DB_URL'] }] }],
      ['file /etc/app.yaml else no config', { needs: [{ file: '/etc/app.yaml', says: ['no config'] }] }],
      ['tcp $DB_HOST:5432', { needs: [{ server: '$DB_HOST:5432' }] }],
      ['can list pods', { needs: [{ verb: 'list', resource: 'pods' }] }],
    ],
    bad: ['', 'env', 'env 1X', 'file app.yaml', 'tcp db', 'tcp db:http', 'can list', 'luck now'],
  },
  prints: {
    good: [
      ['GET / 200 in 3ms every 5s', { repeats: [{ text: 'GET / 200 in 3ms', every: 5000 }] }],
      ['ready', { prints: ['ready'] }],
      ['once every', { prints: ['once every'] }],
    ],
    bad: ['', 'tick every 0s', 'tick every 1ms', 'tick every now'],
  },
  exits: {
    good: [
      ['3 after 1m30s', { exits: { code: 3, after: 90_000 } }],
      ['0', { exits: { code: 0, after: 0 } }],
    ],
    bad: ['', '256', '-1', '1 in 3s', '1 after x'],
  },
  listens: {
    good: [
      ['8080', { listens: [{ port: 8080, protocol: 'http' }] }],
      ['5432 tcp', { listens: [{ port: 5432, protocol: 'tcp' }] }],
    ],
    bad: ['', '0', '65536', 'http', '80 udp'],
  },
  answers: {
    good: [
      ['/healthz 503', { answers: { '/healthz': { status: 503, body: 'error\n' } } }],
      [
        '* 200 in 3s for 1m with hello you',
        { answers: { '*': { status: 200, body: 'hello you\n', delay: 3000, until: 60_000 } } },
      ],
    ],
    bad: ['', '/', 'healthz 200', '/ 99', '/ 600', '/ 200 in x', '/ 200 for x'],
  },
  memory: {
    good: [
      ['200Mi', { memory: 200 * 2 ** 20 }],
      [
        '20Mi growing 5Mi every 10s up to 1Gi',
        { memory: 20 * 2 ** 20, growth: { by: 5 * 2 ** 20, every: 10_000, upTo: 2 ** 30 } },
      ],
    ],
    bad: [
      '',
      'much',
      '-1Mi',
      '1Mi growing 1Mi',
      '1Mi growing 1Mi every 1ms',
      '1Mi growing 1Mi every 1s up to x',
    ],
  },
  cpu: {
    good: [
      ['250m', { cpu: 250 }],
      ['2', { cpu: 2000 }],
    ],
    bad: ['', '-1', 'lots'],
  },
  pulls: {
    good: [['as jo:s3cret', { pullsAs: { user: 'jo', password: 's3cret' } }]],
    bad: ['', 'jo:s3cret', 'as jo', 'as :x', 'as jo:'],
  },
  ignores: { good: [['SIGTERM', { ignoresTerm: true }]], bad: ['', 'SIGKILL'] },
};

test('each verb has test cases', () => {
  expect(Object.keys(CASES)).toEqual(Object.keys(CLAUSES));
});

describe.each(Object.entries(CASES))('%s', (verb, { good, bad }) => {
  test.each(good)('%s', (words, program) => {
    expect(readPrograms([`shop/api ${verb} ${words}`])).toEqual({
      programs: { 'shop/api': program },
      problems: [],
    });
  });

  test.each(bad.map((words) => [words]))('refuses “%s” and reports the expected form', (words) => {
    const { programs, problems } = readPrograms([`shop/api ${verb} ${words}`]);
    expect(programs).toEqual({});
    const message = `This is not of the form \`${CLAUSES[verb]?.form}\`.`;
    expect(problems).toEqual([{ at: 0, code: 'wrong-form', message }]);
  });

  test('the form of a verb starts with the verb', () => {
    expect(CLAUSES[verb]?.form.startsWith(`${verb} `)).toBe(true);
  });
});

test('lines about one program add up; an invalid line is reported with its position and does not affect others', () => {
  const { programs, problems } = readPrograms([
    'api needs env A',
    'api needs env B',
    'api listen 80',
    'api',
    'db:16 constructor x',
    '  db:16   listens   5432 tcp ',
  ]);
  expect(programs).toEqual({
    api: { needs: [{ variables: ['A'] }, { variables: ['B'] }] },
    'db:16': { listens: [{ port: 5432, protocol: 'tcp' }] },
  });
  expect(problems.map(({ at, code, message }) => [at, code, message])).toEqual([
    [2, 'unknown-verb', 'A program cannot be said to `listen`; did you mean `listens`?'],
    [3, 'no-verb', 'Write an image or container name, then what it does: `shop/api listens 8080`.'],
    [4, 'unknown-verb', 'A program cannot be said to `constructor`.'],
  ]);
});
