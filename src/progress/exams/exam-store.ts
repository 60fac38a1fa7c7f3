import { posix, win32 } from 'node:path';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { removeFile } from '../../files/atomic-write.ts';
import { errorCode, unreadable, unwritable } from '../../files/io-failure.ts';
import { readTextIfThere } from '../../files/read-file.ts';
import type { ExamAttempt } from '../../session/exam/attempt.ts';
import type { ExamResult } from '../../session/exam/result.ts';
import { createFolder, findHome } from '../home.ts';
import { examContent, examText, readExamFile, writeExamFile } from './exam-file.ts';
import { isExamAttempt, isExamResult } from './exam-schema.ts';

const CURRENT = 'current.json';

/** The exams in the home: the one in progress, and the results of earlier ones. */
export interface ExamStore {
  /**
   * The exam in progress, or `null`. A damaged one is renamed and reported.
   * @throws Failure `newer-format`, `unreadable`
   */
  current(): { readonly attempt: ExamAttempt | null; readonly kept: string | null };
  isUnderWay(): boolean;
  /**
   * It is on the disk when this returns.
   * @throws Failure `unwritable`: the previous file is unchanged; `exam-elsewhere` if another run has resumed the exam since
   */
  keep(attempt: ExamAttempt): void;
  /** Saves a result and deletes the attempt. @throws Failure `unwritable`: the attempt is still there; `exam-elsewhere` */
  finish(result: ExamResult): void;
  /** The results, the oldest first; other files are left out and reported. @throws Failure `unreadable` */
  results(): { readonly results: readonly ExamResult[]; readonly damaged: readonly string[] };
}

export function openExamStore(env: Env): ExamStore {
  const folder = findHome(env).exams;
  const { join } = env.platform === 'win32' ? win32 : posix;
  const current = join(folder, CURRENT);
  let known = textOf(env, current);
  const guard = (): void => {
    if (textOf(env, current) !== known) throw new Failure({ code: 'exam-elsewhere' });
  };
  return {
    current: () => {
      const attempt = known === null ? null : examContent(current, known, 'k8s-drill-sitting');
      if (known === null || isExamAttempt(attempt))
        return { attempt: attempt as ExamAttempt | null, kept: null };
      known = null;
      return { attempt: null, kept: keptAside(env, current) };
    },
    isUnderWay: () => env.fs.existsSync(current),
    keep: (attempt) => {
      guard();
      const text = examText('k8s-drill-sitting', attempt);
      createFolder(env, folder);
      writeExamFile(env, current, text);
      known = text;
    },
    finish: (result) => {
      guard();
      createFolder(env, folder);
      writeExamFile(env, join(folder, nameOf(result)), examText('k8s-drill-exam', result));
      for (const name of [CURRENT, ...namesIn(env, folder).filter(isLeftover)])
        removeFile(env.fs, join(folder, name));
      known = null;
    },
    results: () => {
      const paths = namesIn(env, folder)
        .filter((name) => name.endsWith('.json') && name !== CURRENT)
        .map((name) => join(folder, name));
      const read = paths.map((path) => ({
        path,
        found: examContent(path, readExamFile(env, path), 'k8s-drill-exam'),
      }));
      return {
        results: read.flatMap(({ found }) => (isExamResult(found) ? [found] : [])).sort(byStart),
        damaged: read.filter(({ found }) => !isExamResult(found)).map(({ path }) => path),
      };
    },
  };
}

const byStart = (a: ExamResult, b: ExamResult): number => a.startedAt - b.startedAt;

/** Temporary files of the exam in progress that a killed run left. */
function isLeftover(name: string): boolean {
  return name.startsWith(`${CURRENT}.`) && name.endsWith('.tmp');
}

/** A name that sorts by time, and that no other machine writes. */
function nameOf({ startedAt, id }: ExamResult): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${time}-${id.slice(0, 8)}.json`;
}

function textOf(env: Env, path: string): string | null {
  return readTextIfThere(env.fs, path) ?? null;
}

/** Renames a file. @returns its new path */
function keptAside({ fs, randomHex }: Env, path: string): string {
  const kept = `${path}.${randomHex(4)}.kept`;
  try {
    fs.renameSync(path, kept);
  } catch (error) {
    throw unwritable(path, error);
  }
  return kept;
}

function namesIn({ fs }: Env, folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}
