import type { Json, JsonObject } from '../../kubernetes/json.ts';
import { findByJsonPath, printValue, relaxedTemplate } from '../../kubernetes/jsonpath/print.ts';
import { splitColumns } from '../../kubernetes/kubectl/output.ts';
import { failure } from '../kubectl-failure.ts';

interface CustomColumn {
  readonly header: string;
  readonly template: string;
}

/** Reads `NAME:.metadata.name,IMAGE:…`. @throws KubectlFailure if a column has no path */
export function readCustomColumns(spec: string): readonly CustomColumn[] {
  return splitColumns(spec).map((part) => {
    const colon = part.indexOf(':');
    if (colon === -1)
      throw failure(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    return { header: part.slice(0, colon), template: relaxedTemplate(part.slice(colon + 1)) };
  });
}

/**
 * Converts a file with a line of headers and a line of paths to the syntax of `-o custom-columns=`.
 * @throws KubectlFailure if their numbers differ
 */
export function columnsOfFile(text: string): string {
  const [headers = [], paths = []] = text
    .split('\n')
    .map((line) => line.split(/\s+/).filter((word) => word !== ''));
  if (headers.length !== paths.length)
    throw failure(`number of columns ${headers.length} and number of paths ${paths.length} do not match`);
  return headers.map((header, at) => `${header}:${paths[at] ?? ''}`).join(',');
}

/** A row's cells; `<none>` for a field that an object does not have. */
export function customCells(columns: readonly CustomColumn[], object: JsonObject): string[] {
  return columns.map(({ template }) => {
    const values = findByJsonPath(template, object);
    return values.length === 0 ? '<none>' : values.map(cell).join(',');
  });
}

function cell(value: Json): string {
  if (value === null) return '<none>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  return typeof value === 'object' ? goValue(value) : printValue(value);
}

/** A value as Go prints it: `map[a:1 b:2]`, `[x y]`. */
function goValue(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (value === null) return '<nil>';
  if (typeof value !== 'object') return String(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${key}:${goValue(value[key] ?? null)}`);
  return `map[${entries.join(' ')}]`;
}
