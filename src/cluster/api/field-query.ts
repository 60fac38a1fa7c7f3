import { isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import type { ApiResource } from '../registry/resource.ts';
import { badRequest } from './status-error.ts';

/** The fields that each resource supports in field selectors, besides the name and the namespace. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'certificatesigningrequests.certificates.k8s.io': ['spec.signerName'],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  'jobs.batch': ['status.successful'],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  'replicasets.apps': ['status.replicas'],
  replicationcontrollers: ['status.replicas'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
};

interface Term {
  readonly field: string;
  readonly value: string;
  readonly equal: boolean;
}

/** Reads the `fieldSelector` of a query: `spec.nodeName=node01,status.phase!=Running`. Throws 400 with the server's message. */
export function readFieldQuery(query: string, resource: ApiResource): (object: JsonObject) => boolean {
  const terms = splitTerms(query).map((term) => readTerm(term, query));
  for (const { field } of terms) checkField(field, resource);
  return (object) =>
    terms.every(({ field, value, equal }) => (selectedText(object, field, resource) === value) === equal);
}

/** The parts between commas; a backslash escapes the next character. */
function splitTerms(query: string): string[] {
  return query.split(/(?<=(?:^|[^\\])(?:\\\\)*),/).filter((term) => term !== '');
}

function readTerm(term: string, query: string): Term {
  const found = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
  if (found === null) throw badRequest(`invalid selector: '${query}'; can't understand '${term}'`);
  const [, field = '', sign, written = ''] = found;
  return { field, equal: sign !== '!=', value: written.replace(/\\([\\,=])/g, '$1') };
}

function checkField(field: string, { id, kind, custom }: ApiResource): void {
  if (field === 'metadata.name' || field === 'metadata.namespace') return;
  const own = lookUp(FIELDS, id);
  if (own?.includes(field)) return;
  if (id === 'jobs.batch') throw badRequest(`field label "${field}" not supported for ${kind}`);
  if (own !== undefined || custom) throw badRequest(`field label not supported: ${field}`);
  throw badRequest(`"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`);
}

function selectedText(object: JsonObject, field: string, { id }: ApiResource): string {
  if (id === 'events' && field === 'source')
    return textAt(object, 'source', 'component') || textAt(object, 'reportingComponent');
  if (field === 'status.successful') return String(at(object, 'status.succeeded') ?? 0);
  const value = at(object, field);
  if (field === 'spec.unschedulable' || field === 'spec.hostNetwork') return String(value ?? false);
  if (field === 'status.replicas') return String(value ?? 0);
  return value === undefined || value === null ? '' : String(value);
}

function at(object: JsonObject, field: string): Json | undefined {
  let value: Json | undefined = object;
  for (const part of field.split('.')) value = isObject(value) ? value[part] : undefined;
  return value;
}
