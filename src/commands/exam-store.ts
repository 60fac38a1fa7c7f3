import { posix, win32 } from 'node:path';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { writeAtomically } from '../progress/atomic-write.ts';
import { createFolder, findHome } from '../progress/home.ts';
import { errorCode, unreadable, unwritable } from '../progress/io-failure.ts';
import type { ExamResult } from '../session/exam-result.ts';
import type { Sitting } from '../session/sitting.ts';
import { isExamResult, isSitting } from './exam-checks.ts';

const VERSION = 1;
const CURRENT = 'current.json';

type Format = 'k8s-drill-sitting' | 'k8s-drill-exam';

/** The exams in the home: the one that is under way, and the results of those that are over. */
export interface ExamStore {
  /**
   * The exam under way; `null` where there is none. One that is damaged is renamed and said.
   * @throws Failure `newer-format`, `unreadable`
   */
  current(): { readonly sitting: Sitting | null; readonly kept: string | null };
  isUnderWay(): boolean;
  /** On return it is on the disk. @throws Failure `unwritable`: what was kept before is still there */
  keep(sitting: Sitting): void;
  /** Keeps a result and lets go of the sitting. @throws Failure `unwritable`: the sitting is still there */
  finish(result: ExamResult): void;
  /** The results, the oldest first; files that are none are left out and named. @throws Failure `unreadable` */
  results(): { readonly results: readonly ExamResult[]; readonly damaged: readonly string[] };
}

export function openExamStore(env: Env): ExamStore {
  const folder = findHome(env).exams;
  const { join } = env.platform === 'win32' ? win32 : posix;
  const current = join(folder, CURRENT);
  const write = (path: string, format: Format, content: object): void => {
    createFolder(env, folder);
    writeAtomically(
      env,
      path,
      Buffer.from(`${JSON.stringify({ format, v: VERSION, ...content }, null, 1)}\n`),
    );
  };
  return {
    current: () => readCurrent(env, current),
    isUnderWay: () => env.fs.existsSync(current),
    keep: (sitting) => write(current, 'k8s-drill-sitting', sitting),
    finish: (result) => {
      write(join(folder, nameOf(result)), 'k8s-drill-exam', result);
      env.fs.rmSync(current, { force: true });
      for (const name of namesIn(env, folder).filter(isLeftover))
        env.fs.rmSync(join(folder, name), { force: true });
    },
    results: () => {
      const paths = namesIn(env, folder)
        .filter((name) => name.endsWith('.json') && name !== CURRENT)
        .sort()
        .map((name) => join(folder, name));
      const read = paths.map((path) => ({ path, found: readFormat(env, path, 'k8s-drill-exam') }));
      return {
        results: read.flatMap(({ found }) => (isExamResult(found) ? [found] : [])).sort(byStart),
        damaged: read.filter(({ found }) => !isExamResult(found)).map(({ path }) => path),
      };
    },
  };
}

const byStart = (a: ExamResult, b: ExamResult): number => a.startedAt - b.startedAt;

/** What a run that was killed while it wrote left of the exam under way. */
function isLeftover(name: string): boolean {
  return name.startsWith(`${CURRENT}.`) && name.endsWith('.tmp');
}

/** Sorts by time, and two machines never write the same. */
function nameOf({ startedAt, id }: ExamResult): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${time}-${id.slice(0, 8)}.json`;
}

function readCurrent(env: Env, path: string): ReturnType<ExamStore['current']> {
  if (!env.fs.existsSync(path)) return { sitting: null, kept: null };
  const found = readFormat(env, path, 'k8s-drill-sitting');
  if (isSitting(found)) return { sitting: found, kept: null };
  const kept = `${path}.${env.randomHex(4)}.kept`;
  try {
    env.fs.renameSync(path, kept);
  } catch (error) {
    throw unwritable(path, error);
  }
  return { sitting: null, kept };
}

function namesIn({ fs }: Env, folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

/** The content of a file of ours; `null` where it is none. @throws Failure where a newer version wrote it */
function readFormat({ fs }: Env, path: string, format: Format): unknown {
  let text: string;
  try {
    text = fs.readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
  const found = parse(text);
  if (found?.['format'] !== format) return null;
  const version = found['v'];
  if (typeof version === 'number' && version > VERSION)
    throw new Failure({ code: 'newer-format', path, found: `${version}`, known: `${VERSION}` });
  const { format: _, v: __, ...content } = found;
  return content;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
