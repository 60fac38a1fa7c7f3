import { isObject, type JsonObject, listAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import type { OpenPort } from './programs/container-program.ts';
import { openPorts } from './programs/running-program.ts';
import { runCommand } from './run-command.ts';
import type { PodPart, Sync } from './sync.ts';

const OTHER_PATH = '*';
const LEAST_FAILURE = 400;

/** Runs a probe once: `undefined` where it succeeds, else how it failed. */
export function runProbe(sync: Sync, part: PodPart, probe: JsonObject): string | undefined {
  if (isObject(probe.httpGet)) return getProblem(sync, part, probe.httpGet);
  if (isObject(probe.tcpSocket)) return connectProblem(sync, part, probe.tcpSocket);
  if (isObject(probe.exec)) {
    const { exit, output } = runCommand(sync, part, listAt(probe.exec, 'command').map(String));
    return exit === 0 ? undefined : output;
  }
  return 'timeout: failed to connect service within 1s: context deadline exceeded';
}

function getProblem(sync: Sync, part: PodPart, get: JsonObject): string | undefined {
  const port = portNumber(part.spec, get);
  const path = textAt(get, 'path') || '/';
  const scheme = textAt(get, 'scheme') === 'HTTPS' ? 'https' : 'http';
  const host = textAt(get, 'host') || (sync.run.ip ?? '');
  const listener = listenerOn(sync, port);
  if (listener === undefined)
    return `Get "${scheme}://${host}:${port}${path}": dial tcp ${host}:${port}: connect: connection refused`;
  if (listener.protocol !== 'http') return `Get "${scheme}://${host}:${port}${path}": EOF`;
  if (scheme === 'https')
    return `Get "https://${host}:${port}${path}": http: server gave HTTP response to HTTPS client`;
  const { answers = {} } = listener;
  const answer = lookUp(answers, path.split('?')[0] ?? path) ?? lookUp(answers, OTHER_PATH);
  const status = answer?.status ?? 200;
  return status < LEAST_FAILURE ? undefined : `HTTP probe failed with statuscode: ${status}`;
}

function connectProblem(sync: Sync, part: PodPart, socket: JsonObject): string | undefined {
  const port = portNumber(part.spec, socket);
  if (listenerOn(sync, port) !== undefined) return undefined;
  const host = textAt(socket, 'host') || (sync.run.ip ?? '');
  return `dial tcp ${host}:${port}: connect: connection refused`;
}

/** What listens on a port in a Pod: containers of a Pod share their network. */
function listenerOn({ run }: Sync, port: number): OpenPort | undefined {
  return Object.values(run.containers)
    .filter((c) => c.ended === undefined && c.running !== undefined)
    .flatMap((c) => (c.running === undefined ? [] : openPorts(c.running)))
    .find((listener) => listener.port === port);
}

function portNumber(container: JsonObject, of: JsonObject): number {
  const { port } = of;
  if (typeof port === 'number') return port;
  const named = objectsAt(container, 'ports').find((p) => p.name === port);
  return Number(named?.containerPort ?? port);
}
