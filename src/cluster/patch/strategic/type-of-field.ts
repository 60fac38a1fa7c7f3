import { fieldOf } from '../../../kubernetes/schema/schemas.ts';

/** The type of a field's objects; for a map or list, the type of its entries. An unknown type has no fields. */
export function typeOfField(type: string, field: string): string {
  if (type.endsWith('{}')) return type.slice(0, -2);
  const found = fieldOf(type, field);
  if (found === undefined) return '';
  return found.shape === 'map' ? `${found.type}{}` : found.type;
}
