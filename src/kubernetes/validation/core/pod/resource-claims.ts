import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { dnsLabel, dnsSubdomain } from '../../names.ts';
import { type ApiObject, objects, optionalText, text } from '../../object-values.ts';

/**
 * Checks a Pod's claims for devices; returns their names.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export function checkPodClaims(spec: ApiObject, at: FieldPath): readonly string[] {
  const names: string[] = [];
  objects(spec, 'resourceClaims').forEach((claim, position) => {
    const here = at.item(position);
    const name = text(claim, 'name');
    if (name === '') here.child('name').required();
    else {
      if (names.includes(name)) here.child('name').duplicate(name);
      checkName(name, dnsLabel, here.child('name'));
      names.push(name);
    }
    const given = ['resourceClaimName', 'resourceClaimTemplateName'].filter(
      (field) => optionalText(claim, field) !== undefined,
    );
    if (given.length > 1)
      here.invalid(
        claim,
        'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      );
    if (given.length === 0)
      here.invalid(claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
    for (const field of given) checkName(text(claim, field), dnsSubdomain, here.child(field));
  });
  return names;
}
