import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { ApiReply } from '../api/request.ts';
import { badRequest } from '../api/status-error.ts';
import { timeOf } from '../time.ts';
import type { World } from '../world.ts';
import { initParts } from './parts.ts';
import type { PodMemory } from './pod-memory.ts';
import type { ContainerRun } from './pod-run.ts';
import type { LogLine } from './programs/running-program.ts';

const TEXT = { 'content-type': 'text/plain' };

/**
 * The log of a container: of its current or most recent run, or of the previous run if the query asks for it. Throws 400 if there is none.
 */
export function readLog(
  pod: JsonObject,
  container: string,
  query: URLSearchParams,
  memory: PodMemory,
  world: World,
): ApiReply {
  const run = memory.find(pod)?.containers[container];
  const lines = linesOf(pod, container, run, query.get('previous') === 'true');
  const timestamps = query.get('timestamps') === 'true';
  const show = (line: LogLine) =>
    `${timestamps ? `${new Date(line.at).toISOString().replace('Z', '000000Z')} ` : ''}${line.text}\n`;
  const chosen = choose(lines, query, world.now);
  const limit = Number(query.get('limitBytes') ?? Number.POSITIVE_INFINITY);
  const text = chosen.map(show).join('').slice(0, limit);
  const running = run?.running;
  if (query.get('follow') !== 'true' || running === undefined || run?.ended !== undefined)
    return { status: 200, body: text, headers: TEXT };
  return {
    status: 200,
    headers: TEXT,
    stream: (sink) => {
      if (text !== '') sink.write(text);
      const from = { sent: running.lines, startedAt: running.startedAt };
      return memory.followers.follow(pod, container, from, sink, show);
    },
  };
}

function linesOf(
  pod: JsonObject,
  container: string,
  run: ContainerRun | undefined,
  previous: boolean,
): readonly LogLine[] {
  const name = textAt(pod, 'metadata', 'name');
  if (previous) {
    const crashed = run?.ended !== undefined && run.waiting !== undefined;
    const log = crashed ? run.running?.log : run?.formerLog;
    if (log === undefined)
      throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
    return log;
  }
  if (run?.running === undefined)
    throw badRequest(
      `container "${container}" in pod "${name}" is waiting to start: ${waitingFor(pod, run)}`,
    );
  return run.running.log;
}

function waitingFor(pod: JsonObject, run: ContainerRun | undefined): string {
  const reason =
    run?.waiting?.reason ?? (initParts(pod).length > 0 ? 'PodInitializing' : 'ContainerCreating');
  return reason === 'ImagePullBackOff' || reason === 'ErrImagePull'
    ? 'trying and failing to pull image'
    : reason;
}

function choose(lines: readonly LogLine[], query: URLSearchParams, now: number): readonly LogLine[] {
  const seconds = query.get('sinceSeconds');
  const since = seconds === null ? timeOf(query.get('sinceTime') ?? undefined) : now - Number(seconds) * 1000;
  const recent = since === undefined ? lines : lines.filter(({ at }) => at >= since);
  const tail = query.get('tailLines');
  if (tail === null || Number(tail) < 0) return recent;
  return Number(tail) === 0 ? [] : recent.slice(-Number(tail));
}
