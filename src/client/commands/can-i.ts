import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import { ruleCells, simpleRules } from '../describe/simple-rules.ts';
import type { ApiType } from '../discovery/api-type.ts';
import { findType } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { alignColumns } from '../output/columns.ts';
import { print, printError, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';

const ACCESS = '/apis/authorization.k8s.io/v1';

/** `kubectl auth can-i` */
export const canI: KubectlCommand = function* (invocation) {
  const { flags, words } = invocation;
  if (flags.on('list')) return yield* listRules(invocation);
  const [verb = '', target = '', extra] = words;
  if (words.length < 2 || words.length > 3)
    throw failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  const { namespace } = yield* invocation.connection();
  const everywhere = flags.on('all-namespaces');
  const spec = target.startsWith('/')
    ? { nonResourceAttributes: { verb, path: target } }
    : {
        resourceAttributes: yield* resourceAttributes(
          invocation,
          verb,
          target,
          extra ?? '',
          everywhere ? '' : namespace,
        ),
      };
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec };
  const reply = yield* send({ method: 'POST', path: `${ACCESS}/selfsubjectaccessreviews`, body });
  if (reply.status >= 400) throw serverFailure(reply.body);
  const status = objectAt(reply.body, 'status');
  const allowed = status.allowed === true;
  const [reason, problem] = [textAt(status, 'reason'), textAt(status, 'evaluationError')];
  const note = `${allowed || reason === '' ? '' : ` - ${reason}`}${allowed || problem === '' ? '' : ` - ${problem}`}`;
  if (!flags.on('quiet')) yield* print(allowed ? 'yes\n' : `no${note}\n`);
  return allowed ? 0 : 1;
};

function* resourceAttributes(
  invocation: Invocation,
  verb: string,
  target: string,
  extra: string,
  namespace: string,
): Running<JsonObject> {
  const [word = '', named = ''] = target.split('/');
  const name = named || extra;
  const type = word === '*' ? undefined : findType(yield* invocation.types(), word);
  if (type === undefined && word !== '*')
    yield* printError(`Warning: the server doesn't have a resource type '${word}'\n\n`);
  if (type !== undefined && !type.namespaced && !invocation.flags.on('all-namespaces'))
    yield* warnScope(type);
  const sub = invocation.flags.text('subresource');
  return {
    ...(namespace !== '' && { namespace }),
    verb,
    ...(type !== undefined && type.group !== '' && { group: type.group }),
    resource: type?.plural ?? word,
    ...(sub !== '' && { subresource: sub }),
    ...(name !== '' && { name }),
  };
}

function* warnScope({ plural, group }: ApiType): Running<void> {
  const where = group === '' ? '' : ` in group '${group}'`;
  yield* printError(`Warning: resource '${plural}' is not namespace scoped${where}\n\n`);
}

function* listRules(invocation: Invocation): Running<number> {
  if (invocation.words.length > 0)
    throw new KubectlFailure('error: list option must be specified with no arguments');
  const { namespace } = yield* invocation.connection();
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
  const reply = yield* send({ method: 'POST', path: `${ACCESS}/selfsubjectrulesreviews`, body });
  if (reply.status >= 400) throw serverFailure(reply.body);
  const rules = simpleRules([
    ...objectsAt(reply.body, 'status', 'resourceRules'),
    ...objectsAt(reply.body, 'status', 'nonResourceRules'),
  ]).map((rule) => [...ruleCells(rule)]);
  const head = ['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs'];
  yield* print(alignColumns(invocation.flags.on('no-headers') ? rules : [head, ...rules]));
  return 0;
}
