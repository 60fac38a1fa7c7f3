import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examText } from '../../../src/progress/exams/exam-file.ts';
import { openExamStore } from '../../../src/progress/exams/exam-store.ts';
import { reportOf } from '../../../src/session/exam/report.ts';
import { type ExamResult, resultOf } from '../../../src/session/exam/result.ts';
import { examAttempt, examTask } from '../../support/exam-attempt.ts';
import { type TestEnv, testEnv } from '../../support/test-env.ts';

const ATTEMPT = examAttempt([examTask('etcd/port'), examTask('etcd/peer', { flagged: true })]);
const MORNING = Date.UTC(2026, 10, 20, 8, 30, 5, 900);
const resultAt = (startedAt: number, id = 'abcdef0123456789'): ExamResult =>
  resultOf(reportOf({ ...ATTEMPT, startedAt, id }, []));

const folder = (env: TestEnv) => join(env.home, 'exams');
const files = (env: TestEnv) => readdirSync(folder(env)).sort();
const put = (env: TestEnv, name: string, text: string) => {
  mkdirSync(folder(env), { recursive: true });
  writeFileSync(join(folder(env), name), text);
};
const failing = (code: string) => () => {
  throw Object.assign(new Error('x'), { code });
};

describe('the exam under way', () => {
  test('is none at first, and nothing is created', () => {
    const env = testEnv();
    const store = openExamStore(env);
    expect(store.current()).toEqual({ attempt: null, kept: null });
    expect(store.isUnderWay()).toBe(false);
    expect(store.results()).toEqual({ results: [], damaged: [] });
    expect(env.fs.existsSync(env.home)).toBe(false);
  });

  test('is found by the next run as it was kept last', () => {
    const env = testEnv();
    const store = openExamStore(env);
    store.keep(ATTEMPT);
    store.keep({ ...ATTEMPT, open: 1 });
    expect(files(env)).toEqual(['current.json']);
    const next = openExamStore(env);
    expect(next.isUnderWay()).toBe(true);
    expect(next.current()).toEqual({ attempt: { ...ATTEMPT, open: 1 }, kept: null });
  });

  test('is not overwritten, nor ended, where another run has gone on with it', () => {
    const env = testEnv();
    openExamStore(env).keep(ATTEMPT);
    const [one, other] = [openExamStore(env), openExamStore(env)];
    other.keep({ ...ATTEMPT, open: 1 });
    expect(() => one.keep(ATTEMPT)).toThrow(expect.objectContaining({ problem: { code: 'exam-elsewhere' } }));
    expect(() => one.finish(resultAt(MORNING))).toThrow(
      expect.objectContaining({ problem: { code: 'exam-elsewhere' } }),
    );
    expect(openExamStore(env).current().attempt?.open).toBe(1);
    expect(files(env)).toEqual(['current.json']);
  });

  test.each([
    ['cut', examText('k8s-drill-sitting', ATTEMPT).slice(0, -20)],
    [
      'changed by one digit',
      examText('k8s-drill-sitting', ATTEMPT).replace('"passMark": 66', '"passMark": 11'),
    ],
    ['without tasks', examText('k8s-drill-sitting', { ...ATTEMPT, tasks: [] })],
    ['the result of one', examText('k8s-drill-exam', resultAt(MORNING))],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
  ])('that is %s is renamed, and another one can begin', (_, text) => {
    const env = testEnv();
    put(env, 'current.json', text);
    const store = openExamStore(env);
    const { attempt, kept } = store.current();
    expect(attempt).toBeNull();
    expect(kept).toMatch(/\/exams\/current\.json\.[0-9a-f]{8}\.kept$/);
    expect(readFileSync(kept ?? '', 'utf8')).toBe(text);
    store.keep(ATTEMPT);
    expect(openExamStore(env).current().attempt).toEqual(ATTEMPT);
  });

  test('that is damaged and cannot be renamed is a failure', () => {
    const env = testEnv({ fs: { renameSync: failing('EROFS') } });
    put(env, 'current.json', 'x');
    expect(() => openExamStore(env).current()).toThrow(/cannot write .*current\.json: the disk is read-only/);
  });

  test('of a newer version is refused and left as it is', () => {
    const env = testEnv();
    const text = '{"format":"k8s-drill-sitting","v":2,"id":"e"}';
    put(env, 'current.json', text);
    expect(() => openExamStore(env).current()).toThrow(/is of format 2, this version knows up to 1/);
    expect(readFileSync(join(folder(env), 'current.json'), 'utf8')).toBe(text);
  });

  test('of a version that sealed nothing goes on', () => {
    const env = testEnv();
    const { id, ...rest } = ATTEMPT;
    put(env, 'current.json', JSON.stringify({ format: 'k8s-drill-sitting', v: 1, id, ...rest }));
    expect(openExamStore(env).current().attempt).toEqual(ATTEMPT);
    put(env, 'current.json', JSON.stringify({ format: 'k8s-drill-sitting', v: 1, ...rest, id }));
    expect(openExamStore(env).current().attempt).toBeNull();
  });
});

describe('a result', () => {
  test('is kept by its time, and lets go of the attempt and of what a killed run left of it', () => {
    const env = testEnv();
    const store = openExamStore(env);
    store.keep(ATTEMPT);
    for (const name of ['current.json.12ab.tmp', 'current.json.12ab.kept', 'other.tmp', 'current.jsonx.tmp'])
      put(env, name, '');
    store.finish(resultAt(MORNING));
    expect(files(env)).toEqual([
      '2026-11-20T08-30-05-abcdef01.json',
      ...['current.json.12ab.kept', 'current.jsonx.tmp', 'other.tmp'],
    ]);
    expect(store.current()).toEqual({ attempt: null, kept: null });
    expect(store.results()).toEqual({ results: [resultAt(MORNING)], damaged: [] });
    store.keep(ATTEMPT);
    expect(store.isUnderWay()).toBe(true);
  });

  test('that cannot be written leaves the attempt', () => {
    const env = testEnv();
    openExamStore(env).keep(ATTEMPT);
    const full = { ...env, fs: { ...env.fs, writeSync: () => 0 } as never };
    expect(() => openExamStore(full).finish(resultAt(MORNING))).toThrow('the disk may be full');
    expect(openExamStore(env).current().attempt).toEqual(ATTEMPT);
  });

  test('comes after older ones, whatever the files are called; what is none is named', () => {
    const env = testEnv();
    const [first, second] = [resultAt(MORNING, 'one'), resultAt(MORNING + 1, 'two')];
    put(env, 'a.json', examText('k8s-drill-exam', second));
    put(env, 'b.json', examText('k8s-drill-exam', first));
    put(env, 'c.json', '{"format":"k8s-drill-exam","v":1,"id":"x"}');
    put(env, 'd.txt', 'notes');
    openExamStore(env).keep(ATTEMPT);
    expect(openExamStore(env).results()).toEqual({
      results: [first, second],
      damaged: [join(folder(env), 'c.json')],
    });
  });

  test('that cannot be read is a failure', () => {
    const env = testEnv();
    mkdirSync(join(folder(env), 'x.json'), { recursive: true });
    expect(() => openExamStore(env).results()).toThrow(/cannot read .*x\.json: it is a folder/);
    const denied = testEnv({ fs: { readdirSync: failing('EACCES') as never } });
    expect(() => openExamStore(denied).results()).toThrow(/cannot read .*exams: permission denied/);
  });

  test('on Windows has a path of Windows', () => {
    const paths: string[] = [];
    const existsSync = (path: string) => paths.push(path) > 1;
    const env = { ...testEnv({ fs: { existsSync } as never }), platform: 'win32', variables: {} };
    const home = { ...env, homeDirectory: 'C:\\Users\\me' };
    openExamStore(home).isUnderWay();
    expect(paths).toEqual(['C:\\Users\\me\\AppData\\Roaming\\k8s-drill-nodejs\\Config\\exams\\current.json']);
  });
});
