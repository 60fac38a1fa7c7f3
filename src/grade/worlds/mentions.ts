import { readApiPath } from '../../cluster/api/route.ts';
import { ResourceRegistry } from '../../cluster/registry/resources.ts';
import { isObject, type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { SentRequest } from './sent-request.ts';
import type { Trial } from './trial.ts';

/** An object that a script asked for by its name. */
export interface Mention {
  readonly server: string;
  readonly resource: string;
  /** Empty for what belongs to none. */
  readonly namespace: string;
  readonly name: string;
  /** Whether the script reads or changes it, so that it should exist. */
  readonly needed: boolean;
  /** The object that the script creates with this name. */
  readonly body?: JsonObject;
}

/** Objects that a script asked for without naming them. */
export interface Listing {
  readonly server: string;
  readonly resource: string;
  /** Empty for all of them. */
  readonly namespace: string;
  readonly labels: string;
  readonly fields: string;
}

/** The objects that scripts request from clusters, whether they exist or not. */
export interface Mentions {
  readonly objects: readonly Mention[];
  readonly listings: readonly Listing[];
  /** By server. */
  readonly namespaces: ReadonlyMap<string, ReadonlySet<string>>;
}

export const RESOURCES = new ResourceRegistry();
const MOST = 60;
const MISSING_ACCOUNT = /serviceaccount \\+"([\w.-]+)\\+" not found/;

export function mentionsIn(trials: readonly Trial[]): Mentions {
  const objects = new Map<string, Mention>();
  const listings = new Map<string, Listing>();
  const namespaces = new Map<string, Set<string>>();
  for (const request of trials.flatMap((trial) => trial.requests)) {
    const path = readApiPath(request.path);
    if (path === undefined) continue;
    const resource = RESOURCES.byPath(path.group, path.version, path.plural);
    if (resource === undefined) continue;
    const { server } = request;
    const place = { server, resource: resource.id, namespace: path.namespace };
    if (path.namespace !== '')
      namespaces.set(server, (namespaces.get(server) ?? new Set()).add(path.namespace));
    const account = MISSING_ACCOUNT.exec(request.message)?.[1];
    if (account !== undefined)
      addMention(objects, { ...place, resource: 'serviceaccounts', name: account, needed: true });
    const mention = mentionOf(request, { ...place, name: path.name, subresource: path.subresource });
    if (mention !== undefined) addMention(objects, mention);
    else if (request.method !== 'POST') {
      const listing = { ...place, ...selectorsOf(request) };
      listings.set(Object.values(listing).join(' '), listing);
    }
  }
  return {
    objects: [...objects.values()].slice(0, MOST),
    listings: [...listings.values()].slice(0, MOST),
    namespaces,
  };
}

interface Asked {
  readonly server: string;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: string;
}

function mentionOf(
  { method, body, query }: SentRequest,
  { subresource, ...place }: Asked,
): Mention | undefined {
  const sent = isObject(body) ? body : undefined;
  if (method === 'POST' && place.name === '') {
    const name = textAt(sent, 'metadata', 'name');
    return sent === undefined || name === '' ? undefined : { ...place, name, needed: false, body: sent };
  }
  const isApply = method === 'PATCH' && sent !== undefined && textAt(sent, 'kind') !== '';
  if (isApply && subresource === '') return { ...place, needed: false, body: sent };
  if (place.name !== '') return { ...place, needed: true };
  const field = query.find(([key]) => key === 'fieldSelector')?.[1] ?? '';
  const name = /(?:^|,)metadata\.name==?([^,]+)/.exec(field)?.[1];
  return name === undefined || place.namespace === '' ? undefined : { ...place, name, needed: true };
}

function addMention(objects: Map<string, Mention>, mention: Mention): void {
  const key = `${mention.server} ${mention.resource} ${mention.namespace}/${mention.name}`;
  const known = objects.get(key);
  if (known === undefined) objects.set(key, mention);
  else objects.set(key, { ...known, ...mention, needed: known.needed || mention.needed });
}

function selectorsOf({ query }: SentRequest): Pick<Listing, 'labels' | 'fields'> {
  const said = (name: string): string => query.find(([key]) => key === name)?.[1] ?? '';
  return { labels: said('labelSelector'), fields: said('fieldSelector') };
}
