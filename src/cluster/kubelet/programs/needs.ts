import { textAt } from '../../../kubernetes/json.ts';
import { findResource, groupOf } from '../../../kubernetes/kubectl/resources.ts';
import { authorize } from '../../access/authorize.ts';
import { StatusError } from '../../api/status-error.ts';
import type { ShellEnvironment } from '../shell/environment.ts';
import type { ContainerProgram, ProgramNeed } from './container-program.ts';

const QUICK_FAILURE = { code: 1, after: 200 };

/** The program of a container, or a program that exits quickly if a requirement is not met. */
export function checkedProgram(
  program: ContainerProgram,
  variables: ReadonlyMap<string, string>,
  surroundings: () => ShellEnvironment,
): ContainerProgram {
  for (const need of program.needs ?? []) {
    const problem = problemOf(need, variables, surroundings);
    if (problem !== undefined) return { prints: need.says ?? [problem], exits: QUICK_FAILURE };
  }
  return program;
}

/** The error about an unmet requirement, as programs print it, or `undefined` if it is met. */
function problemOf(
  need: ProgramNeed,
  variables: ReadonlyMap<string, string>,
  surroundings: () => ShellEnvironment,
): string | undefined {
  if ('variables' in need) {
    const { variables: names } = need;
    if (names.some((name) => variables.has(name))) return undefined;
    return `error: the environment variable ${names.join(' or ')} is not set`;
  }
  if ('file' in need)
    return surroundings().files.isFile(need.file, '/')
      ? undefined
      : `error: open ${need.file}: no such file or directory`;
  if ('verb' in need) return accessProblem(need.verb, need.resource, surroundings());
  return serverProblem(expand(need.server, variables), surroundings());
}

/** The API server's refusal of a request by a Pod's service account, or `undefined` if it is allowed. */
function accessProblem(verb: string, word: string, { pod, world }: ShellEnvironment): string | undefined {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const account = textAt(pod, 'spec', 'serviceAccountName') || 'default';
  const found = findResource(word);
  const wanted = {
    user: {
      name: `system:serviceaccount:${namespace}:${account}`,
      groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    },
    verb,
    resource: found?.name ?? word,
    group: found === undefined ? '' : groupOf(found),
    subresource: '',
    namespace: found?.namespaced === false ? '' : namespace,
    name: '',
    path: '',
  };
  try {
    authorize(wanted, world);
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) return `Error from server (Forbidden): ${error.message}`;
    throw error;
  }
}

/** The reason why a server (`db:5432`) does not accept connections, or `undefined` if it does. */
function serverProblem(server: string, { network }: ShellEnvironment): string | undefined {
  const colon = server.lastIndexOf(':');
  const [host, port] = [server.slice(0, colon), server.slice(colon + 1)];
  const found = network.resolve(host);
  if ('problem' in found)
    return found.problem === 'unknown'
      ? `error: dial tcp: lookup ${host} on ${network.server}:53: no such host`
      : `error: dial tcp: lookup ${host} on ${network.server}:53: i/o timeout`;
  const [address = host] = found.addresses;
  const answer = network.request(address, Number(port), '/', host);
  if (!('problem' in answer)) return undefined;
  const why = answer.problem === 'refused' ? 'connect: connection refused' : 'i/o timeout';
  return `error: dial tcp ${address}:${port}: ${why}`;
}

/** Replaces `$NAME` with the variable's value. */
function expand(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\w+)/g, (_, name: string) => variables.get(name) ?? '');
}
