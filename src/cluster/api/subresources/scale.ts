import { copyJson, isObject, type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { type ApiCall, storedObject, writeScope } from '../api-call.ts';
import { invalid } from '../invalid.ts';
import { readBody } from '../read-body.ts';
import type { ApiReply } from '../request.ts';
import { badRequest, conflict } from '../status-error.ts';
import { selectorText } from '../table/cells/labels.ts';
import { applyPatch } from '../verbs/patch.ts';
import { updateObject } from '../write/update-object.ts';
import { type ScalePaths, setAt, valueAt } from './scale-paths.ts';

const PLAIN: ScalePaths = { wanted: 'spec.replicas', present: 'status.replicas' };

/** `…/scale`: the current and desired number of replicas, in the same form for all kinds. */
export function scale(call: ApiCall, verb: string): ApiReply {
  const stored = storedObject(call);
  const paths = call.context.resources.customVersion(call.route.resource, call.route.version)?.scale ?? PLAIN;
  const before = scaleOf(stored, paths);
  if (verb === 'get') return { status: 200, body: before };
  const wanted = wantedScale(call, verb, before);
  checkScale(call, wanted);
  const given = textAt(wanted, 'metadata', 'resourceVersion');
  const { resource, name } = call.route;
  if (given !== '' && given !== textAt(stored, 'metadata', 'resourceVersion'))
    throw conflict(
      resource,
      name,
      'the object has been modified; please apply your changes to the latest version and try again',
    );
  const after = copyJson(stored);
  setAt(after, paths.wanted, numberAt(wanted, 'spec', 'replicas') ?? 0);
  return { status: 200, body: scaleOf(updateObject(writeScope(call), stored, after), paths) };
}

function wantedScale(call: ApiCall, verb: string, before: JsonObject): JsonObject {
  const { request } = call;
  const wanted =
    verb === 'patch'
      ? applyPatch(call, before, 'V1Scale').object
      : readBody(request.body, request.headers['content-type'], 'Scale');
  if (!isObject(wanted)) throw badRequest('the object provided is unrecognized (must be of type Scale)');
  return wanted;
}

function checkScale({ route }: ApiCall, wanted: JsonObject): void {
  const replicas = numberAt(wanted, 'spec', 'replicas') ?? 0;
  if (replicas >= 0) return;
  throw invalid({ kind: 'Scale', group: 'autoscaling' }, route.name, [
    {
      field: 'spec.replicas',
      steps: ['spec', 'replicas'],
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
    },
  ]);
}

function scaleOf(object: JsonObject, { wanted, present, selector }: ScalePaths): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = objectAt(object, 'metadata');
  const text = selector === undefined ? selectorOf(object) : String(valueAt(object, selector) ?? '');
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      name: name ?? '',
      ...(namespace !== undefined && { namespace }),
      uid: uid ?? '',
      resourceVersion: resourceVersion ?? '',
      creationTimestamp: creationTimestamp ?? null,
    },
    spec: replicasIn(valueAt(object, wanted)),
    status: { replicas: Number(valueAt(object, present) ?? 0), ...(text !== '' && { selector: text }) },
  };
}

function replicasIn(value: unknown): JsonObject {
  return typeof value === 'number' && value !== 0 ? { replicas: value } : {};
}

function selectorOf(object: JsonObject): string {
  const selector = objectAt(object, 'spec').selector;
  const plain = object.kind === 'ReplicationController';
  return selectorText(plain ? { matchLabels: objectAt(selector) } : selector);
}
