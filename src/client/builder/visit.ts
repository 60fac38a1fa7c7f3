import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { ApiType } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure } from '../kubectl-failure.ts';
import { fetchTargets } from './fetch.ts';

/** One object that a line is about, as the server has it. */
export interface Visited {
  readonly type: ApiType;
  /** Empty for a type without namespaces. */
  readonly namespace: string;
  readonly name: string;
  readonly object: JsonObject;
}

export interface VisitedObjects {
  readonly objects: readonly Visited[];
  readonly problems: readonly KubectlFailure[];
}

/** The objects that a line names, each fetched. @throws KubectlFailure where a type stands alone and neither `--all` nor a selector is there. */
export function* visitObjects(invocation: Invocation, words = invocation.words): Running<VisitedObjects> {
  const { flags } = invocation;
  const alone = words.length === 1 && !words[0]?.includes('/') && !flags.has('filename');
  const selects = flags.has('selector') || flags.has('field-selector');
  if (alone && !selects && !flags.on('all'))
    throw failure('resource(s) were provided, but no name was specified');
  if (flags.on('all') && selects) throw failure('cannot set --all and --selector at the same time');
  const { found, problems } = yield* fetchTargets(invocation, { limit: 0 }, words);
  return { objects: found.flatMap(({ type, body }) => visitedOf(type, body)), problems };
}

function visitedOf(type: ApiType, body: JsonObject): readonly Visited[] {
  const listed = Array.isArray(body.items) && textAt(body, 'kind').endsWith('List');
  const objects = listed ? objectsAt(body, 'items') : [body];
  return objects.map((object) => ({
    type,
    namespace: type.namespaced ? textAt(object, 'metadata', 'namespace') : '',
    name: textAt(object, 'metadata', 'name'),
    object: listed
      ? { apiVersion: textAt(body, 'apiVersion'), kind: type.kind, ...objectAt(object) }
      : object,
  }));
}
