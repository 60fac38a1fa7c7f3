import { isObject, type Json, type JsonObject, objectAt } from '../../../../src/kubernetes/json.ts';

/** Fields that no comparison looks at: what is left to chance, and what the recordings do not have. */
const REMOVED = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'managedFields',
  'lastHeartbeatTime',
  'selfLink',
  'remainingItemCount',
  'continue',
  'retryAfterSeconds',
]);
const REMOVED_OF_EVENTS = new Set(['count', 'series']);
/** A certificate request in base64: its key is random. */
const SIGNING_REQUEST = /LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNU[A-Za-z0-9+/=]+/g;
/** The end of a generated name, in a message about an object that was refused. */
const SUFFIX = /<hash>-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g;
/** A certificate in base64. */
const CERTIFICATE = /LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0t[A-Za-z0-9+/=]+/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const UID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
/** An address of a Service, but those of `kubernetes` and of DNS. */
const SERVICE_ADDRESS = /\b10\.(?!96\.0\.10?\b)(?:9[6-9]|10\d|11[01])\.\d{1,3}\.\d{1,3}\b/g;
const AGE = /^(?:\d+[smhdy])+$|^<invalid>$/;

/** Texts that stand for others, longest first: `56b5d6d6b6` for `<hash>`. */
export type Names = ReadonlyMap<string, string>;

/** A value without what is left to chance: placeholders lose their numbers, values of ours become placeholders. */
export function scrub(value: Json, names: Names): Json {
  const text = JSON.stringify(clean(value));
  const plain = replaceNames(text.replace(/<(hash|rand|podIP|clusterIP|nodePort)\d+>/g, '<$1>'), names)
    .replace(SUFFIX, '<hash>-<rand>')
    .replace(SIGNING_REQUEST, '<request>')
    .replace(CERTIFICATE, '<certificate>')
    .replace(/10\.244\.\d+\.0\/24/g, '<podIP>/24')
    .replace(/kube-api-access-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, 'kube-api-access-<rand>')
    .replace(SERVICE_ADDRESS, '<clusterIP>')
    .replace(/(resourceVersion\\+": ?\\+")\d+/g, '$1<rv>')
    .replace(TIME, '<time>')
    .replace(UID, '<uid>')
    .replace(/\bnode0[123]\b/g, '<node>')
    .replace(/10\.244\.\d+\.0\/24/g, '<podIP>/24')
    .replace(/192\.168\.0\.2[123]\b/g, '<nodeIP>')
    .replace(/containerd:\/\/[0-9a-f]{64}/g, 'containerd://<id>')
    .replace(/(pods \\"[a-z0-9<>.-]+-)[bcdfghjklmnpqrstvwxz2456789]{5}(?=\\")/g, '$1<rand>')
    .replace(/\.[0-9a-f]{16}"/g, '.<event>"');
  return sorted(JSON.parse(plain) as Json);
}

function replaceNames(text: string, names: Names): string {
  let replaced = text;
  for (const [own, placeholder] of names) replaced = replaced.replaceAll(own, placeholder);
  return replaced;
}

function clean(value: Json): Json {
  if (Array.isArray(value)) return value.map(clean);
  if (!isObject(value)) return value;
  const isEvent = value.kind === 'Event' || 'involvedObject' in value;
  const kept: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (REMOVED.has(key) || (isEvent && REMOVED_OF_EVENTS.has(key))) continue;
    if (key === 'certificate' && typeof inner === 'string') kept[key] = '<certificate>';
    else kept[key] = key.toLowerCase().endsWith('nodeport') ? String(inner) : clean(inner);
  }
  if (value.kind === 'Table') return cleanTable(kept);
  return kept;
}

function cleanTable(table: JsonObject): JsonObject {
  const columns = (table.columnDefinitions as JsonObject[] | null)?.map(({ name, type, format }) => ({
    name: name ?? '',
    type: type ?? '',
    ...(format && { format }),
  }));
  const rows = (table.rows as JsonObject[]).map(({ cells, object }) => ({
    cells: (cells as Json[]).map(cleanCell),
    object: isObject(object) ? nameIn(objectAt(object, 'metadata')) : (object ?? ''),
  }));
  return { kind: 'Table', ...(columns && { columnDefinitions: columns }), rows };
}

function nameIn({ namespace, name = '' }: JsonObject): Json {
  return namespace === undefined ? name : `${String(namespace)}/${String(name)}`;
}

function cleanCell(cell: Json): Json {
  if (typeof cell !== 'string') return cell;
  if (AGE.test(cell)) return 'AGE';
  return cell.replace(/\((?:\d+[smhd])+ ago\)/, '(AGE ago)').replace(/over (?:\d+[smhd])+/, 'over AGE');
}

/** With the keys of objects, the items of lists of objects, and the rows of tables in one order. */
function sorted(value: Json, key = ''): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item));
    return UNORDERED.has(key) ? items.sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b))) : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort(compare)
      .map((name) => [name, sorted(value[name] ?? null, name)]),
  );
}

const UNORDERED = new Set([
  'nonResourceRules',
  'resourceRules',
  'items',
  'rows',
  'endpoints',
  'addresses',
  'notReadyAddresses',
  'subsets',
]);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
