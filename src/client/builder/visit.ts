import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { ApiType } from '../discovery/api-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, KubectlFailure } from '../kubectl-failure.ts';
import { type FetchOptions, fetchEach, selects } from './fetch.ts';
import { namesFiles } from './files.ts';

/** An object that a line refers to, as stored on the server. */
export interface Visited {
  readonly type: ApiType;
  /** Empty for a type that is not namespaced. */
  readonly namespace: string;
  readonly name: string;
  readonly object: JsonObject;
}

export interface VisitedObjects {
  readonly objects: readonly Visited[];
  readonly problems: readonly KubectlFailure[];
}

export interface VisitOptions extends FetchOptions {
  /** Whether a type without a name means all of its objects. */
  readonly typeMeansAll?: boolean;
}

/** Fetches the objects that a line refers to. @throws KubectlFailure if a type stands alone and neither `--all` nor a selector is there. */
export function* visitObjects(
  invocation: Invocation,
  words = invocation.words,
  options: VisitOptions = {},
): Running<VisitedObjects> {
  const objects: Visited[] = [];
  const problems = yield* visitEach(
    invocation,
    (one) => {
      objects.push(one);
      return undefined;
    },
    words,
    options,
  );
  return { objects, problems };
}

/**
 * Processes each object of a line before the next is fetched; a refusal does not end it.
 *
 * @returns the refusals, in order.
 * @throws KubectlFailure like `visitObjects`.
 */
export function* visitEach(
  invocation: Invocation,
  visit: (one: Visited) => Running<void> | undefined,
  words = invocation.words,
  options: VisitOptions = {},
): Running<readonly KubectlFailure[]> {
  const { flags } = invocation;
  const alone = words.length === 1 && !words[0]?.includes('/') && !namesFiles(flags);
  const selected = selects(invocation);
  if (alone && !selected && !flags.on('all') && options.typeMeansAll !== true)
    throw failure('resource(s) were provided, but no name was specified');
  if (flags.on('all') && selected) throw failure('cannot set --all and --selector at the same time');
  const refused: KubectlFailure[] = [];
  const problems = yield* fetchEach(
    invocation,
    { limit: 0, ...options },
    words,
    function* ({ type, body, namespace }) {
      for (const one of visitedOf(type, body, namespace)) {
        try {
          const visiting = visit(one);
          if (visiting !== undefined) yield* visiting;
        } catch (problem) {
          if (!(problem instanceof KubectlFailure)) throw problem;
          refused.push(problem);
        }
      }
    },
  );
  return [...problems, ...refused];
}

function visitedOf(type: ApiType, body: JsonObject, namespace: string): readonly Visited[] {
  const listed = Array.isArray(body.items) && textAt(body, 'kind').endsWith('List');
  const objects = listed ? objectsAt(body, 'items') : [body];
  return objects.map((object) => ({
    type,
    namespace: type.namespaced ? textAt(object, 'metadata', 'namespace') || namespace : '',
    name: textAt(object, 'metadata', 'name'),
    object: listed
      ? { apiVersion: textAt(body, 'apiVersion'), kind: type.kind, ...objectAt(object) }
      : object,
  }));
}
