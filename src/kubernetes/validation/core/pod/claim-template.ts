import type { FieldPath } from '../../field-path.ts';
import { checkTemplateMetadata } from '../../metadata.ts';
import { type ApiObject, object } from '../../object-values.ts';
import { checkClaimSpec } from '../claim-spec.ts';

/** The claim that a Pod makes for a volume of its own. @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes */
export function checkClaimTemplate(template: ApiObject, at: FieldPath): void {
  checkTemplateMetadata(object(template, 'metadata'), at.child('metadata'));
  checkClaimSpec(object(template, 'spec') ?? {}, at.child('spec'));
}
