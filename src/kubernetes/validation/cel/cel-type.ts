/** What is known about a value's type; `dyn` is any type. */
export type CelType =
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'null'
  | 'timestamp'
  | 'duration'
  | 'dyn'
  | { readonly list: CelType }
  | { readonly map: CelType }
  | { readonly fields: ReadonlyMap<string, CelType> };

/** The name of a type as the server prints it. */
export function typeName(type: CelType): string {
  if (type === 'null') return 'null_type';
  if (type === 'timestamp' || type === 'duration')
    return `google.protobuf.${type === 'timestamp' ? 'Timestamp' : 'Duration'}`;
  if (typeof type === 'string') return type;
  if ('list' in type) return `list(${typeName(type.list)})`;
  return 'map' in type ? `map(string, ${typeName(type.map)})` : 'object';
}

/** Whether a value can have both types. */
export function mayEqual(a: CelType, b: CelType): boolean {
  if (a === 'dyn' || b === 'dyn' || a === b) return true;
  if (a === 'null' || b === 'null') return typeof a === 'object' || typeof b === 'object';
  if (typeof a === 'string' || typeof b === 'string') return false;
  if ('list' in a || 'list' in b) return 'list' in a && 'list' in b && mayEqual(a.list, b.list);
  return true;
}
