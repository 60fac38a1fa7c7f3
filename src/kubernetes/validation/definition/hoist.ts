import type { ApiObject } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

const SHARED = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields'];

/** What all versions of a definition share, and the versions without it: the server validates it once, and names no version then. */
export function hoist(versions: readonly ApiObject[]): { versions: readonly ApiObject[]; shared: ApiObject } {
  const [first] = versions;
  const common = SHARED.filter(
    (field) => first !== undefined && versions.every((version) => sameValue(version[field], first[field])),
  );
  const shared = Object.fromEntries(common.map((field) => [field, first?.[field]]));
  const rest = versions.map((version) =>
    Object.fromEntries(Object.entries(version).filter(([field]) => !common.includes(field))),
  );
  return { versions: rest, shared };
}
