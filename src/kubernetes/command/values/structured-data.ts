import { parseJson } from '../../../source/parse-json.ts';
import { type Data, parseData } from '../../../yaml/parse-data.ts';
import { parseQuantity } from '../../quantity.ts';

/** The data of a YAML or JSON text in canonical form: the order of keys, quotes and layout mean nothing. `undefined` if it is neither. */
export function canonicalData(text: string): string | undefined {
  const documents = fromJson(text) ?? fromYaml(text);
  return documents === undefined ? undefined : documents.map(canonicalJson).join('\n');
}

/** Like `canonicalData`, for text that must be strict JSON: a bare key or a single quote makes it `undefined`. */
export function canonicalJsonText(text: string): string | undefined {
  return fromJson(text)?.map(canonicalJson).join('\n');
}

/** Like `canonicalData`, for a patch: kubectl reads YAML, but sends text that starts with a brace unchanged. */
export function canonicalPatch(text: string): string | undefined {
  const documents = text.trimStart().startsWith('{') ? fromJson(text) : (fromJson(text) ?? fromYaml(text));
  return documents?.map((document) => canonicalJson(withAmounts(document))).join('\n');
}

/** Keys, and the ends of paths in a JSON patch, whose values are quantities. */
const AMOUNT = /(?:^|[./])(?:cpu|memory|storage|ephemeral-storage)$/;

/** Data with its quantities in canonical form, so that equal amounts are equal texts. */
function withAmounts(data: Data): Data {
  if (Array.isArray(data)) return data.map(withAmounts);
  if (data === null || typeof data !== 'object') return data;
  const { path } = data as Readonly<Record<string, Data>>;
  const entries = Object.entries(data as Readonly<Record<string, Data>>).map(
    ([key, value]): [string, Data] => {
      const isAmount = AMOUNT.test(key) || (key === 'value' && typeof path === 'string' && AMOUNT.test(path));
      const nanos = isAmount && typeof value !== 'object' ? parseQuantity(String(value)) : undefined;
      return [key, nanos === undefined ? withAmounts(value) : `${nanos}n`];
    },
  );
  return Object.fromEntries(entries);
}

/** JSON with sorted keys. Recursion is bounded by the parser's own limit on depth. */
function canonicalJson(data: Data | undefined): string {
  if (Array.isArray(data)) return `[${data.map(canonicalJson).join(',')}]`;
  if (data === null || typeof data !== 'object') return JSON.stringify(data) ?? 'null';
  const entries = Object.entries(data as Readonly<Record<string, Data>>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`).join(',')}}`;
}

const DEEPEST = 200;

function fromJson(text: string): Data[] | undefined {
  const first = text.trimStart().charAt(0);
  if ((first !== '{' && first !== '[') || nesting(text) > DEEPEST) return undefined;
  const data = parseJson(text);
  return data === undefined ? undefined : [data as Data];
}

function fromYaml(text: string): readonly Data[] | undefined {
  if (nesting(text) > DEEPEST) return undefined;
  const { documents, problems } = parseData(text);
  return problems.length > 0 ? undefined : documents;
}

/** The deepest nesting of brackets, including those inside strings. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (char === 0x5d || char === 0x7d) depth--;
  }
  return deepest;
}
