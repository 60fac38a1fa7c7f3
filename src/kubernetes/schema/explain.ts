import { lookUp } from '../../source/look-up.ts';
import { nearest } from '../../source/nearest.ts';
import { referencePage } from './reference-pages.ts';
import { resourceOfKind, resourceOfWord } from './resource-names.ts';
import { type Field, fieldNames, fieldOf, type KnownKind, knownKinds, typeOfKind } from './schemas.ts';
import { typeWord } from './type-word.ts';
import { FIELD_SINCE } from './versions.ts';
import { whereBelongs } from './where-belongs.ts';

export interface ExplainedField {
  readonly name: string;
  /** As `kubectl explain` writes it: `<string>`, `<[]Container>`, `<map[string]string>`. */
  readonly type: string;
  readonly required: boolean;
  readonly values: readonly string[];
  /** The minor version that added it; absent if every known version has it. */
  readonly since?: string;
}

export interface Explanation {
  readonly apiVersion: string;
  readonly kind: string;
  /** The field names on the path; empty for the object itself. */
  readonly path: readonly string[];
  /** The field at the end of the path; absent for the object itself. */
  readonly field?: ExplainedField;
  /** The key of its description: the type (`V1Pod`), or the field with the type that contains it (`V1PodSpec.containers`). */
  readonly subject: string;
  /** The nested fields, required ones first; empty for a plain value. */
  readonly fields: readonly ExplainedField[];
  readonly page: string;
}

export type ExplainProblem =
  | { readonly code: 'unknown-kind'; readonly word: string; readonly nearest: readonly string[] }
  | {
      readonly code: 'unknown-field';
      readonly kind: string;
      /** The part of the path that is valid. */
      readonly path: readonly string[];
      readonly field: string;
      readonly nearest: readonly string[];
      /** Where the field belongs instead, in words. */
      readonly elsewhere?: string;
    };

/** The fields of a kind, or of a path in it: `deploy.spec.strategy`, `pods`, `Ingress.spec.rules`. */
export function explain(kindAndPath: string): Explanation | ExplainProblem {
  const [word = '', ...path] = kindAndPath
    .trim()
    .split('.')
    .map(withoutPosition)
    .filter((part) => part !== '');
  const known = kindOfWord(word);
  const type = known === undefined ? undefined : typeOfKind(known.apiVersion, known.kind);
  if (known === undefined || type === undefined)
    return { code: 'unknown-kind', word, nearest: nearestKinds(word) };
  const levels = [{ type, path: '' }];
  let field: ExplainedField | undefined;
  let subject = type;
  for (const [position, name] of path.entries()) {
    const here = levels.at(-1)?.type ?? '';
    const found = fieldOf(here, name);
    if (found === undefined) {
      const elsewhere = whereBelongs(name, levels);
      const near = nearest(name, fieldNames(here));
      return {
        code: 'unknown-field',
        kind: known.kind,
        path: path.slice(0, position),
        field: name,
        nearest: near,
        ...(elsewhere && { elsewhere }),
      };
    }
    field = explained(here, name, found);
    subject = `${here}.${name}`;
    levels.push({ type: found.type, path: path.slice(0, position + 1).join('.') });
  }
  const { apiVersion, kind } = known;
  const fields = fieldsIn(levels.at(-1)?.type ?? '');
  return {
    apiVersion,
    kind,
    path,
    subject,
    fields,
    page: referencePage(apiVersion, kind),
    ...(field && { field }),
  };
}

export function isExplanation(found: Explanation | ExplainProblem): found is Explanation {
  return 'page' in found;
}

function withoutPosition(part: string): string {
  return part.replace(/\[[0-9]*\]$/, '');
}

/** Finds a kind by its kind, resource, singular or short name; of several versions, the newest stable one. */
function kindOfWord(word: string): KnownKind | undefined {
  const resource = resourceOfWord(word.toLowerCase());
  const matching = knownKinds().filter(
    ({ kind }) =>
      kind.toLowerCase() === word.toLowerCase() ||
      (resource !== undefined && resourceOfKind(kind) === resource),
  );
  return matching.sort((a, b) => rank(a) - rank(b))[0];
}

/** The sort order: API objects before configuration files, stable before beta, higher versions before lower ones, the core group first. */
function rank({ apiVersion, config }: KnownKind): number {
  const version = /v([0-9]+)(beta)?/.exec(apiVersion.slice(apiVersion.lastIndexOf('/') + 1));
  return (
    (config ? 1000 : 0) +
    (version?.[2] === undefined ? 0 : 100) -
    Number(version?.[1] ?? 0) * 10 +
    (apiVersion.includes('/') ? 1 : 0)
  );
}

function nearestKinds(word: string): string[] {
  return nearest(word, new Set(knownKinds().map(({ kind }) => kind)));
}

function fieldsIn(type: string): ExplainedField[] {
  const all = fieldNames(type).flatMap((name) => {
    const field = fieldOf(type, name);
    return field === undefined ? [] : [explained(type, name, field)];
  });
  return [...all.filter((field) => field.required), ...all.filter((field) => !field.required)];
}

const WORD: Readonly<Record<string, string>> = {
  s: 'string',
  i: 'integer',
  n: 'number',
  b: 'boolean',
  d: 'date-time',
  y: 'base64',
  q: 'quantity',
  t: 'duration',
  x: 'integer or string',
  o: 'any',
};

function explained(
  owner: string,
  name: string,
  { type, shape, required, values = [] }: Field,
): ExplainedField {
  const word = lookUp(WORD, type) ?? typeWord(type);
  const written = shape === 'list' ? `[]${word}` : shape === 'map' ? `map[string]${word}` : word;
  const since = lookUp(FIELD_SINCE, `${owner}.${name}`)?.since;
  return { name, type: `<${written}>`, required, values, ...(since !== undefined && { since }) };
}
