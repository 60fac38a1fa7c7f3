import { type JsonObject, listAt, objectAt, textAt } from '../../kubernetes/json.ts';
import { failure, serverFailure, usageFailure } from '../kubectl-failure.ts';
import { alignColumns } from '../output/columns.ts';
import { print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { printChange } from './print-change.ts';
import { parseWait } from './timeout.ts';

/** `kubectl create token` */
export const createToken: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  const [name] = words;
  if (words.length !== 1 || name === undefined)
    throw usageFailure(invocation.verb, `exactly one NAME is required, got ${words.length}`);
  const { namespace } = yield* invocation.connection();
  const [kind, bound] = [flags.text('bound-object-kind'), flags.text('bound-object-name')];
  if ((kind === '') !== (bound === ''))
    throw failure(
      kind === ''
        ? '--bound-object-kind is required if --bound-object-name is provided'
        : '--bound-object-name is required if --bound-object-kind is provided',
    );
  if (kind !== '' && !['Pod', 'Secret', 'Node'].includes(kind))
    throw failure(`supported --bound-object-kind values are Node, Pod, Secret`);
  const audiences = flags.all('audience');
  const seconds = flags.has('duration') ? parseWait(flags.text('duration')) / 1000 : 0;
  const spec: JsonObject = {
    ...(audiences.length > 0 && { audiences: [...audiences] }),
    ...(seconds > 0 && { expirationSeconds: seconds }),
    ...(kind !== '' && {
      boundObjectRef: {
        apiVersion: 'v1',
        kind,
        name: bound,
        ...(flags.has('bound-object-uid') && { uid: flags.text('bound-object-uid') }),
      },
    }),
  };
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec };
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  const reply = yield* send({ method: 'POST', path, body });
  if (reply.status >= 400) throw failure(`failed to create token: ${textAt(reply.body, 'message')}`);
  if (flags.has('output')) yield* printChange(flags, objectAt(reply.body), 'created');
  else yield* print(`${textAt(reply.body, 'status', 'token')}\n`);
  return 0;
};

/** `kubectl auth whoami` */
export const whoAmI: KubectlCommand = function* (invocation) {
  yield* invocation.connection();
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const reply = yield* send({
    method: 'POST',
    path: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
    body,
  });
  if (reply.status >= 400) throw serverFailure(reply.body);
  if (invocation.flags.has('output')) {
    yield* printChange(invocation.flags, objectAt(reply.body), 'created');
    return 0;
  }
  const user = objectAt(reply.body, 'status', 'userInfo');
  const extra = Object.entries(objectAt(user, 'extra')).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = [
    ['ATTRIBUTE', 'VALUE'],
    ['Username', textAt(user, 'username')],
    ...(textAt(user, 'uid') === '' ? [] : [['UID', textAt(user, 'uid')]]),
    ['Groups', `[${listAt(user, 'groups').join(' ')}]`],
    ...extra.map(([key, values]) => [`Extra: ${key}`, `[${Array.isArray(values) ? values.join(' ') : ''}]`]),
  ];
  yield* print(alignColumns(rows));
  return 0;
};
