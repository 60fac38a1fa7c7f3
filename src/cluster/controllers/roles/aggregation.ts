import { type Json, type JsonObject, listAt, objectAt, objectsAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import type { Controller, Write } from '../controller.ts';

const RESOURCE = 'clusterroles.rbac.authorization.k8s.io';

/**
 * Fills aggregated cluster roles with the rules of the roles that they select.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export const roleAggregation: Controller = {
  name: 'clusterrole-aggregation-controller',
  watches: [{ resource: RESOURCE, keys: () => ALL }],
  reconcile: (_key, world) => ({
    writes: world
      .list(RESOURCE)
      .filter(isAggregate)
      .flatMap((role): Write[] => {
        const rules = rulesFor(role, world);
        if (sameValue(role.rules, rules)) return [];
        return [{ do: 'update', resource: RESOURCE, object: { ...role, rules }, next: () => [] }];
      }),
  }),
};

/** A single key for all aggregated roles, since any role may be selected by one. */
const ALL = ['aggregates'];

function isAggregate(role: JsonObject): boolean {
  return objectsAt(role, 'aggregationRule', 'clusterRoleSelectors').length > 0;
}

function rulesFor(role: JsonObject, world: World): Json[] {
  const found: Json[] = [];
  const { name } = objectAt(role, 'metadata');
  for (const selector of objectsAt(role, 'aggregationRule', 'clusterRoleSelectors'))
    for (const other of world.list(RESOURCE)) {
      if (objectAt(other, 'metadata').name === name || !selectsLabels(selector, labelsOf(other))) continue;
      for (const rule of listAt(other, 'rules'))
        if (!found.some((known) => sameValue(known, rule))) found.push(rule);
    }
  return found;
}
