import type { FieldSet } from './field-set.ts';

/** A manager that owns fields of an object, and the operation by which it owns them. */
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

/** The owners of an object's fields, by key. Immutable by convention. */
export type Managers = ReadonlyMap<string, Ownership>;

/** The identity of a manager: entries with the same key belong to the same manager. `Apply` managers may use different versions. */
export function managerKey({ manager, operation, apiVersion, subresource }: Manager): string {
  return JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource]);
}

/** A manager as shown in messages: `"kubectl-patch" using v1`. */
export function showManager({ manager, operation, apiVersion, subresource }: Manager): string {
  const name = JSON.stringify(manager);
  const part = subresource === '' ? name : `${name} with subresource ${JSON.stringify(subresource)}`;
  return operation === 'Update' ? `${part} using ${apiVersion}` : part;
}
