import type { ApiObject } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

const SHARED = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields'];

/**
 * What all versions of a definition share, and the versions without it. The server validates the shared part once and reports it without a
 * version.
 */
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
