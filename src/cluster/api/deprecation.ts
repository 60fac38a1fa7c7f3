import { lookUp } from '../../source/look-up.ts';
import type { ApiResource } from '../registry/resource.ts';

/**
 * Resources that are served and that nobody should use any more; every answer about one warns.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-policy/#rest-resources-aka-api-objects
 */
const DEPRECATED: Readonly<Record<string, string>> = {
  componentstatuses: 'v1 ComponentStatus is deprecated in v1.19+',
  endpoints: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
};

/** The warning of every request about a resource; none for most. */
export function deprecationOf({ id }: ApiResource): readonly string[] {
  const warning = lookUp(DEPRECATED, id);
  return warning === undefined ? [] : [warning];
}
