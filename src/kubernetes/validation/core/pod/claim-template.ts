import type { FieldPath } from '../../field-path.ts';
import { checkTemplateMetadata } from '../../metadata.ts';
import { type ApiObject, object } from '../../object-values.ts';
import { checkClaimSpec } from '../claim-spec.ts';

/**
 * Checks the claim that is created for an ephemeral volume of a Pod.
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export function checkClaimTemplate(template: ApiObject, at: FieldPath): void {
  checkTemplateMetadata(object(template, 'metadata'), at.child('metadata'));
  checkClaimSpec(object(template, 'spec') ?? {}, at.child('spec'));
}
