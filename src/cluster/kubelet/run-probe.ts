import { isObject, type JsonObject, listAt, numberAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { OpenPort } from './programs/container-program.ts';
import { openPorts, pathAnswer } from './programs/open-ports.ts';
import { runCommand } from './run-command.ts';
import type { PodPart, Sync } from './sync.ts';

const SECOND = 1000;
const LEAST_FAILURE = 400;

/** Runs a probe once. Returns `undefined` if it succeeds, otherwise the error. */
export function runProbe(sync: Sync, part: PodPart, probe: JsonObject): string | undefined {
  if (isObject(probe.httpGet))
    return getProblem(sync, part, probe.httpGet, numberAt(probe, 'timeoutSeconds') ?? 1);
  if (isObject(probe.tcpSocket)) return connectProblem(sync, part, probe.tcpSocket);
  if (isObject(probe.exec)) {
    const { exit, output } = runCommand(sync, part, listAt(probe.exec, 'command').map(String));
    return exit === 0 ? undefined : output;
  }
  return 'timeout: failed to connect service within 1s: context deadline exceeded';
}

/**
 * Whether a probe that has succeeded keeps succeeding until its Pod changes, because its target answers the same at any time. It need not
 * be run meanwhile.
 */
export function keepsSucceeding(sync: Sync, part: PodPart, probe: JsonObject): boolean {
  const { httpGet, tcpSocket } = probe;
  const target = isObject(httpGet) ? httpGet : tcpSocket;
  const found = isObject(target) ? listenerOn(sync, portNumber(part.spec, target)) : undefined;
  if (found === undefined || found.isScripted) return false;
  return pathAnswer(found.listener, textAt(target, 'path') || '/', 0)?.until === undefined;
}

function getProblem(sync: Sync, part: PodPart, get: JsonObject, timeout: number): string | undefined {
  const port = portNumber(part.spec, get);
  const path = textAt(get, 'path') || '/';
  const scheme = textAt(get, 'scheme') === 'HTTPS' ? 'https' : 'http';
  const host = textAt(get, 'host') || (sync.run.ip ?? '');
  const found = listenerOn(sync, port);
  if (found === undefined)
    return `Get "${scheme}://${host}:${port}${path}": dial tcp ${host}:${port}: connect: connection refused`;
  const { listener } = found;
  if (listener.protocol === 'tcp') return `Get "${scheme}://${host}:${port}${path}": EOF`;
  if (scheme === 'http' && listener.protocol === 'https') return 'HTTP probe failed with statuscode: 400';
  if (scheme === 'https' && listener.protocol === 'http')
    return `Get "https://${host}:${port}${path}": http: server gave HTTP response to HTTPS client`;
  const answer = pathAnswer(listener, path, sync.world.now - found.startedAt);
  if ((answer?.delay ?? 0) >= timeout * SECOND)
    return `Get "${scheme}://${host}:${port}${path}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`;
  const status = answer?.status ?? 200;
  return status < LEAST_FAILURE ? undefined : `HTTP probe failed with statuscode: ${status}`;
}

function connectProblem(sync: Sync, part: PodPart, socket: JsonObject): string | undefined {
  const port = portNumber(part.spec, socket);
  if (listenerOn(sync, port) !== undefined) return undefined;
  const host = textAt(socket, 'host') || (sync.run.ip ?? '');
  return `dial tcp ${host}:${port}: connect: connection refused`;
}

interface Listener {
  readonly listener: OpenPort;
  /** The start time of its program. */
  readonly startedAt: number;
  /** Whether a script controls it. */
  readonly isScripted: boolean;
}

/** The listener on a port in a Pod, whose containers share one network. */
function listenerOn({ run, world }: Sync, port: number): Listener | undefined {
  for (const { running, ended } of Object.values(run.containers)) {
    if (running === undefined || ended !== undefined) continue;
    const listener = openPorts(running, world.now).find((open) => open.port === port);
    if (listener !== undefined)
      return { listener, startedAt: running.startedAt, isScripted: running.shell !== undefined };
  }
  return undefined;
}

function portNumber(container: JsonObject, of: JsonObject): number {
  const { port } = of;
  if (typeof port === 'number') return port;
  const named = objectsAt(container, 'ports').find((p) => p.name === port);
  return Number(named?.containerPort ?? port);
}
