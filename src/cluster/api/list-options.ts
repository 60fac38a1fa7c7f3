import type { JsonObject } from '../../kubernetes/json.ts';
import type { ApiContext } from './context.ts';
import { type Continue, readContinue, writeContinue } from './continue-token.ts';
import type { ResourceRoute } from './route.ts';
import { badRequest, StatusError, statusError } from './status-error.ts';

const EXACT = 'Exact';
const NOT_OLDER = 'NotOlderThan';
/** The revision in a continue token that means: continue with the objects that exist now. */
const ANY_REVISION = -1;

/** The objects that answer a list request. */
interface ListedObjects {
  readonly revision: number;
  readonly objects: readonly JsonObject[];
  /** In a continued list, the key after which to start. */
  readonly after: string | undefined;
}

/**
 * The objects of a collection: those at the revision of the first chunk, those at a requested revision, or the current ones. Throws 410 if
 * that revision is no longer known.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export function listedObjects(
  { store }: ApiContext,
  { resource, namespace }: ResourceRoute,
  query: URLSearchParams,
): ListedObjects {
  const start = readContinue(query.get('continue') ?? '');
  checkMatch(query, start !== undefined);
  const asked = query.get('resourceVersion') ?? '';
  if (start !== undefined && !['', '0'].includes(asked))
    throw badRequest('specifying resource version is not allowed when using continue');
  const isExact = query.get('resourceVersionMatch') === EXACT;
  const wanted = start?.revision ?? (isExact ? Number(asked) : ANY_REVISION);
  const revision = wanted === ANY_REVISION ? store.revision : wanted;
  if (revision > store.revision) throw tooLarge(revision, store.revision);
  const objects = store.listAt(revision, resource.id, namespace);
  if (objects === undefined) throw start === undefined ? expired(TOO_OLD) : expired(INCONSISTENT, start);
  return { revision, objects, after: start?.key };
}

function checkMatch(query: URLSearchParams, isContinued: boolean): void {
  const match = query.get('resourceVersionMatch') ?? '';
  if (match === '') return;
  const field = 'resourceVersionMatch';
  const revision = query.get('resourceVersion') ?? '';
  if (revision === '')
    throw forbiddenOption(field, `${field} is forbidden unless resourceVersion is provided`);
  if (isContinued) throw forbiddenOption(field, `${field} is forbidden when continue is provided`);
  if (match !== EXACT && match !== NOT_OLDER)
    throw refusedOption(
      field,
      'FieldValueNotSupported',
      `Unsupported value: ${JSON.stringify(match)}: supported values: "${EXACT}", "${NOT_OLDER}", ""`,
    );
  if (match === EXACT && revision === '0')
    throw forbiddenOption(field, `${field} "exact" is forbidden for resourceVersion "0"`);
}

const TOO_OLD = 'The resourceVersion for the provided list is too old.';
const INCONSISTENT =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** 410, with a token for continuing the list with the objects that exist now. */
function expired(message: string, start?: Continue): StatusError {
  const { status } = statusError(410, 'Expired', message);
  if (start === undefined) return new StatusError(status);
  const token = writeContinue({ revision: ANY_REVISION, key: start.key });
  return new StatusError({ ...status, metadata: { continue: token } });
}

/** 504 for a revision that has not been reached yet. */
function tooLarge(revision: number, current: number): StatusError {
  return statusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${revision}, current: ${current}`,
    {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    },
  );
}

/** 422 for an option that must not be combined with another. */
export function forbiddenOption(field: string, why: string): StatusError {
  return refusedOption(field, 'FieldValueForbidden', `Forbidden: ${why}`);
}

function refusedOption(field: string, reason: string, message: string): StatusError {
  return statusError(422, 'Invalid', `ListOptions.meta.k8s.io "" is invalid: ${field}: ${message}`, {
    group: 'meta.k8s.io',
    kind: 'ListOptions',
    causes: [{ reason, message, field }],
  });
}
