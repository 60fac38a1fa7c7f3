import type { CelType } from '../cel/cel-type.ts';
import { type ApiObject, entries, flag, isApiObject, object, text } from '../object-values.ts';

/** The type of a schema's values in an expression. */
export function celTypeOf(schema: ApiObject): CelType {
  if (flag(schema, 'x-kubernetes-int-or-string') || flag(schema, 'x-kubernetes-preserve-unknown-fields'))
    return 'dyn';
  switch (text(schema, 'type')) {
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return ofString(text(schema, 'format'));
    case 'array': {
      const items = object(schema, 'items');
      return { list: items === undefined ? 'dyn' : celTypeOf(items) };
    }
    case 'object':
      return ofObject(schema);
    default:
      return 'dyn';
  }
}

function ofString(format: string): CelType {
  if (format === 'date' || format === 'date-time') return 'timestamp';
  if (format === 'byte') return 'bytes';
  return format === 'duration' ? 'duration' : 'string';
}

function ofObject(schema: ApiObject): CelType {
  const additional = object(schema, 'additionalProperties');
  if (additional !== undefined) return { map: celTypeOf(additional) };
  const fields = entries(schema, 'properties').map(([name, inner]): [string, CelType] => [
    escaped(name),
    isApiObject(inner) ? celTypeOf(inner) : 'dyn',
  ]);
  if (
    flag(schema, 'x-kubernetes-embedded-resource') ||
    fields.some(([name]) => name === 'spec' || name === 'status')
  )
    for (const name of ['apiVersion', 'kind']) fields.push([name, 'string']);
  return { fields: new Map([['metadata', 'dyn'], ...fields]) };
}

/** @see https://kubernetes.io/docs/reference/using-api/cel/#escaping */
function escaped(name: string): string {
  if (
    /^(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return)$/.test(
      name,
    )
  )
    return `__${name}__`;
  return name
    .replace(/__/g, '__underscores__')
    .replace(/\./g, '__dot__')
    .replace(/-/g, '__dash__')
    .replace(/\//g, '__slash__');
}
