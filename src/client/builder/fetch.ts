import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import type { Running, ServerReply } from '../client-effect.ts';
import { type ApiType, pathOf } from '../discovery/api-type.ts';
import { typeOfObject } from '../discovery/find-type.ts';
import type { Flags } from '../flags.ts';
import type { Invocation } from '../invocation.ts';
import { failure, type KubectlFailure, serverFailure } from '../kubectl-failure.ts';
import { sendAndWarn } from '../running.ts';
import { namesFiles, readGiven } from './files.ts';
import { nothingNamed, readTargets } from './targets.ts';

/** An object, a list or a table that the server sent. */
export interface Fetched {
  readonly type: ApiType;
  /** Empty for all namespaces, and for types that are not namespaced. */
  readonly namespace: string;
  /** Empty for a list. */
  readonly name: string;
  readonly body: JsonObject;
}

export interface FetchResult {
  readonly found: readonly Fetched[];
  /** The refused requests, in order. */
  readonly problems: readonly KubectlFailure[];
}

export interface FetchOptions {
  /** The format of the objects: as they are, or as table rows. */
  readonly accept?: string;
  /** Further query parameters of each request. */
  readonly query?: readonly (readonly [string, string])[];
  /** The page size; 0 for all at once. */
  readonly limit?: number;
  readonly subresource?: string;
  /** Whether the objects of files are used as they are, without requesting them from the server. */
  readonly filesAsGiven?: boolean;
}

/** Receives each result as soon as it is found. */
type Take = (one: Fetched) => Running<void> | undefined;

/** Fetches the targets of a line, one request each: objects of files, objects by name, or lists. */
export function* fetchTargets(
  invocation: Invocation,
  options: FetchOptions = {},
  words: readonly string[] = invocation.words,
): Running<FetchResult> {
  const found: Fetched[] = [];
  const problems = yield* fetchEach(invocation, options, words, (one) => {
    found.push(one);
    return undefined;
  });
  return { found, problems };
}

/** Like `fetchTargets`, but passes on each result before the next request. @returns the refusals, in order. */
export function* fetchEach(
  invocation: Invocation,
  options: FetchOptions,
  words: readonly string[],
  take: Take,
): Running<readonly KubectlFailure[]> {
  const { flags, verb } = invocation;
  const types = yield* invocation.types();
  const { namespace } = yield* invocation.connection();
  const everywhere = flags.on('all-namespaces');
  if (namesFiles(flags)) {
    const wanted = (yield* readGiven(flags)).map(({ object, source }) =>
      wantedObject(object, source, types, namespace),
    );
    if (options.filesAsGiven !== true) return yield* fetchNamed(wanted, options, flags, take);
    for (const { object, ...one } of wanted) yield* handOver(take, { ...one, body: object });
    return [];
  }
  if (words.length === 0) throw nothingNamed(verb);
  const targets = readTargets(words, types);
  if (targets.by === 'name') {
    if (selects(invocation)) throw failure('name cannot be provided when a selector is specified');
    if (everywhere) throw failure('a resource cannot be retrieved by name across all namespaces');
    const wanted = targets.objects.map(({ type, name }) => ({
      type,
      name,
      namespace: type.namespaced ? namespace : '',
    }));
    return yield* fetchNamed(wanted, options, flags, take);
  }
  return yield* fetchLists(invocation, targets.types, everywhere ? '' : namespace, options, take);
}

function* handOver(take: Take, one: Fetched): Running<void> {
  const taking = take(one);
  if (taking !== undefined) yield* taking;
}

/** The commands whose `--selector` belongs to the object that they create. */
const OWN_SELECTOR = ['expose'];

/** Whether a line selects objects by label or field. */
export function selects({ verb, flags }: Invocation): boolean {
  return (flags.has('selector') && !OWN_SELECTOR.includes(verb)) || flags.has('field-selector');
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
): Wanted & { readonly object: JsonObject } {
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
    object,
  };
}

/** kubectl's message for an object of a kind that the server does not know. */
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
  flags: Flags,
  take: Take,
): Running<readonly KubectlFailure[]> {
  const problems: KubectlFailure[] = [];
  for (const one of wanted) {
    const reply = yield* fetchOne(one, options);
    if (reply.status === 404 && flags.on('ignore-not-found')) continue;
    if (reply.status < 400)
      yield* handOver(take, {
        type: one.type,
        namespace: one.namespace,
        name: one.name,
        body: objectAt(reply.body),
      });
    else problems.push(serverFailure(reply.body));
  }
  return problems;
}

/** Fetches one object. If it is missing, the namespace may be missing too; kubectl does not check that for `default`. */
export function* fetchOne(
  { type, namespace, name }: Wanted,
  options: FetchOptions = {},
): Running<ServerReply> {
  const reply = yield* get(pathOf(type, namespace, name, options.subresource), options, options.query ?? []);
  if (reply.status !== 404 || namespace === '' || namespace === 'default') return reply;
  const found = yield* get(`/api/v1/namespaces/${encodeURIComponent(namespace)}`, options, []);
  return found.status === 404 ? found : reply;
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
  take: Take,
): Running<readonly KubectlFailure[]> {
  const problems: KubectlFailure[] = [];
  const selectors = selectorQuery(flags);
  for (const type of types) {
    const within = type.namespaced ? namespace : '';
    const reply = yield* listPages(pathOf(type, within), options, selectors);
    if (reply.status < 400)
      yield* handOver(take, { type, namespace: within, name: '', body: objectAt(reply.body) });
    else
      problems.push(
        serverFailure(reply.body, selectorHint(type, flags.text('selector'), flags.text('field-selector'))),
      );
  }
  return problems;
}

/** The parameters of `--field-selector` and `--selector`; the terms of a field selector are sent in order. */
export function selectorQuery(flags: Flags): readonly (readonly [string, string])[] {
  const fields = flags.text('field-selector');
  const terms = fields.split(/(?<!\\),/).map((term) => term.replace('==', '='));
  return [
    ...(flags.has('field-selector') ? [['fieldSelector', terms.sort().join(',')] as const] : []),
    ...(flags.has('selector') ? [['labelSelector', flags.text('selector')] as const] : []),
  ];
}

/** Fetches a list and joins its pages. */
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

/** The text that kubectl puts before the refusal of a list with a selector. */
function selectorHint(type: ApiType, label: string, field: string): string {
  if (label === '' && field === '') return '';
  const [group, version] = [type.group, type.version];
  return `Unable to find "${group === '' ? '' : group}/${version}, Resource=${type.plural}" that match label selector "${label}", field selector "${field}": `;
}
