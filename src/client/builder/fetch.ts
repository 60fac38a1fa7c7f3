import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running, ServerReply } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { sendAndWarn } from '../running.ts';
import { readObjects } from './files.ts';
import { nothingNamed, readTargets } from './targets.ts';

/** An object, a list or a table that the server sent. */
export interface Fetched {
  readonly type: ApiType;
  /** Empty for all namespaces and for types without. */
  readonly namespace: string;
  /** Empty for a list. */
  readonly name: string;
  readonly body: JsonObject;
}

export interface FetchResult {
  readonly found: readonly Fetched[];
  /** What was refused, in order. */
  readonly problems: readonly KubectlFailure[];
}

export interface FetchOptions {
  /** The form of the objects: as they are, or as rows. */
  readonly accept?: string;
  /** More query parameters of each request. */
  readonly query?: readonly (readonly [string, string])[];
  /** A page's size; 0 for all at once. */
  readonly limit?: number;
  readonly subresource?: string;
}

/** What a line names, one request each: objects of files, objects by name, or lists. */
export function* fetchTargets(
  invocation: Invocation,
  options: FetchOptions = {},
  words: readonly string[] = invocation.words,
): Running<FetchResult> {
  const { flags, verb } = invocation;
  const types = yield* invocation.types();
  const { namespace } = yield* invocation.connection();
  const everywhere = flags.on('all-namespaces');
  const files = flags.list('filename');
  if (files.length > 0) {
    const objects = yield* readObjects(files, flags.on('recursive'));
    const wanted = objects.map(({ object, source }) => wantedObject(object, source, types, namespace));
    return yield* fetchNamed(wanted, options, flags.on('ignore-not-found'));
  }
  if (words.length === 0) throw nothingNamed(verb);
  const targets = readTargets(words, types);
  const selects = flags.has('selector') || flags.has('field-selector');
  if (targets.by === 'name') {
    if (selects) throw failure('name cannot be provided when a selector is specified');
    if (everywhere) throw failure('a resource cannot be retrieved by name across all namespaces');
    const wanted = targets.objects.map(({ type, name }) => ({
      type,
      name,
      namespace: type.namespaced ? namespace : '',
    }));
    return yield* fetchNamed(wanted, options, flags.on('ignore-not-found'));
  }
  return yield* fetchLists(invocation, targets.types, everywhere ? '' : namespace, options);
}

interface Wanted {
  readonly type: ApiType;
  readonly namespace: string;
  readonly name: string;
}

function wantedObject(
  object: JsonObject,
  source: string,
  types: readonly ApiType[],
  namespace: string,
): Wanted {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const type = typeOfObject(types, apiVersion, kind);
  if (type === undefined)
    throw noMatch(
      source,
      apiVersion,
      kind,
      textAt(object, 'metadata', 'name'),
      textAt(object, 'metadata', 'namespace'),
    );
  const own = textAt(object, 'metadata', 'namespace');
  return {
    type,
    name: textAt(object, 'metadata', 'name'),
    namespace: type.namespaced ? own || namespace : '',
  };
}

/** kubectl's words for an object of a kind that the server does not know. */
export function noMatch(
  source: string,
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string,
): KubectlFailure {
  return failure(
    `resource mapping not found for name: "${name}" namespace: "${namespace}" from "${source}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
  );
}

function* fetchNamed(
  wanted: readonly Wanted[],
  options: FetchOptions,
  ignoreMissing: boolean,
): Running<FetchResult> {
  const found: Fetched[] = [];
  const problems: KubectlFailure[] = [];
  for (const one of wanted) {
    const path = pathOf(one.type, one.namespace, one.name, options.subresource);
    const reply = yield* get(path, options, options.query ?? []);
    if (reply.status === 404 && ignoreMissing) continue;
    if (reply.status < 400) found.push({ ...one, body: objectAt(reply.body) });
    else problems.push(serverFailure(reply.body));
  }
  return { found, problems };
}

function* get(
  path: string,
  { accept }: FetchOptions,
  query: readonly (readonly [string, string])[],
): Running<ServerReply> {
  const reply = yield* sendAndWarn({
    method: 'GET',
    path,
    query,
    ...(accept !== undefined && { headers: { accept } }),
  });
  return reply;
}

function* fetchLists(
  { flags }: Invocation,
  types: readonly ApiType[],
  namespace: string,
  options: FetchOptions,
): Running<FetchResult> {
  const found: Fetched[] = [];
  const problems: KubectlFailure[] = [];
  const selectors = (['field-selector', 'selector'] as const).flatMap((name) =>
    flags.has(name)
      ? [[name === 'selector' ? 'labelSelector' : 'fieldSelector', flags.text(name)] as const]
      : [],
  );
  for (const type of types) {
    const within = type.namespaced ? namespace : '';
    const reply = yield* listPages(pathOf(type, within), options, selectors);
    if (reply.status < 400) found.push({ type, namespace: within, name: '', body: objectAt(reply.body) });
    else
      problems.push(
        serverFailure(reply.body, selectorHint(type, flags.text('selector'), flags.text('field-selector'))),
      );
  }
  return { found, problems };
}

/** A list whose pages are put together. */
function* listPages(
  path: string,
  options: FetchOptions,
  selectors: readonly (readonly [string, string])[],
): Running<ServerReply> {
  const { limit = 500, query = [] } = options;
  const pages: JsonObject[] = [];
  let token = '';
  for (;;) {
    const asked = [
      ...query,
      ...selectors,
      ...(limit > 0 ? [['limit', String(limit)] as const] : []),
      ...(token === '' ? [] : [['continue', token] as const]),
    ];
    const reply = yield* get(path, options, asked);
    if (reply.status >= 400) return reply;
    pages.push(objectAt(reply.body));
    token = textAt(reply.body, 'metadata', 'continue');
    if (token === '') return { ...reply, body: joinPages(pages) };
  }
}

function joinPages(pages: readonly JsonObject[]): Json {
  const [first, ...others] = pages;
  if (first === undefined || others.length === 0) return first ?? {};
  const part = Array.isArray(first.rows) ? 'rows' : 'items';
  return {
    ...objectAt(others.at(-1)),
    ...('columnDefinitions' in first && { columnDefinitions: first.columnDefinitions ?? [] }),
    [part]: pages.flatMap((page) => objectsAt(page, part)),
  };
}

/** What kubectl puts in front of the refusal of a list with a selector. */
function selectorHint(type: ApiType, label: string, field: string): string {
  if (label === '' && field === '') return '';
  const [group, version] = [type.group, type.version];
  return `Unable to find "${group === '' ? '' : group}/${version}, Resource=${type.plural}" that match label selector "${label}", field selector "${field}": `;
}
