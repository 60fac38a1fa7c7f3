import type { FieldSet } from './field-set.ts';

/** Who owns some fields of an object, and by which way. */
export interface Manager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

export interface Ownership extends Manager {
  readonly fields: FieldSet;
  /** RFC 3339. */
  readonly time?: string;
}

/** The owners of an object's fields by key. Frozen by use. */
export type Managers = ReadonlyMap<string, Ownership>;

/** Two entries with the same key are the same manager; who applies may do so in another version. */
export function managerKey({ manager, operation, apiVersion, subresource }: Manager): string {
  return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource]);
}

/** As messages call a manager: `"kubectl-patch" using v1`. */
export function showManager({ manager, operation, apiVersion, subresource }: Manager): string {
  const name = JSON.stringify(manager);
  const part = subresource === '' ? name : `${name} with subresource ${JSON.stringify(subresource)}`;
  return operation === 'Update' ? `${part} using ${apiVersion}` : part;
}
