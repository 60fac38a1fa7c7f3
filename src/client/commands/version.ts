import { serverVersion } from '../../cluster/api/paths/version.ts';
import { EXAM_VERSION } from '../../exam-version.ts';
import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Invocation } from '../invocation.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { writeYaml } from '../output/write-yaml.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';

const { major, minor, gitVersion, compiler } = serverVersion(EXAM_VERSION);
/** The version whose behaviour the built-in kubectl has. */
const CLIENT = { major, minor, gitVersion, compiler };
const KUSTOMIZE = 'v5.7.1';

/** `kubectl version` */
export const version: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (words.length > 0) throw failure(`extra arguments: [${words.join(' ')}]`);
  const output = flags.text('output');
  if (output !== '' && output !== 'yaml' && output !== 'json')
    throw failure("--output must be 'yaml' or 'json'");
  const server = flags.on('client') ? undefined : yield* askServer(invocation);
  if (output === '') {
    const line = server === undefined ? '' : `Server Version: ${textAt(server, 'gitVersion')}\n`;
    yield* print(`Client Version: ${textAt(CLIENT, 'gitVersion')}\nKustomize Version: ${KUSTOMIZE}\n${line}`);
    return 0;
  }
  const all: JsonObject = {
    clientVersion: CLIENT,
    kustomizeVersion: KUSTOMIZE,
    ...(server !== undefined && { serverVersion: server }),
  };
  yield* print(output === 'yaml' ? `${writeYaml(all)}\n` : `${JSON.stringify(all, null, 2)}\n`);
  return 0;
};

function* askServer(invocation: Invocation): Running<JsonObject> {
  yield* invocation.connection();
  const { status, body } = yield* send({ method: 'GET', path: '/version' });
  if (status >= 400) throw serverFailure(body);
  return objectAt(body);
}
