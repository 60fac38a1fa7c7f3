import { lookUp } from '../../../source/look-up.ts';
import type { OpenPort, PathAnswer } from './container-program.ts';
import type { RunningProgram } from './running-program.ts';

/** Stands for all paths that are not listed. */
const OTHER_PATH = '*';

/** The ports on which a program listens now, including those of servers that its script started. */
export function openPorts({ program, shell, startedAt }: RunningProgram, now: number): readonly OpenPort[] {
  const more = shell?.listens.map((port) => ({ port, protocol: 'http' as const })) ?? [];
  const isUp = now >= startedAt + (program.startsIn ?? 0);
  return [...(isUp ? (program.listens ?? []) : []), ...more];
}

/** The response of a program on a path, or `undefined` if its port answers all paths alike. */
export function pathAnswer({ answers = {} }: OpenPort, path: string, age: number): PathAnswer | undefined {
  const found = lookUp(answers, path.split('?')[0] ?? path) ?? lookUp(answers, OTHER_PATH);
  const isOver = found?.until !== undefined && age >= found.until;
  return isOver ? { status: 200, body: 'ok\n' } : found;
}
