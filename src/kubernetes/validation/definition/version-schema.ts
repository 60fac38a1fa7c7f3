import type { FieldPath } from '../field-path.ts';
import { type ApiObject, flag, isApiObject, text } from '../object-values.ts';
import { checkDefaults } from './schema-defaults.ts';
import { checkSchemaNode, isUnsupported } from './schema-node.ts';
import { checkStructure } from './schema-structure.ts';

/** Fields that are allowed at the root of a schema with a status subresource. */
const WITH_STATUS = new Set(
  (
    'description type format title maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems ' +
    'minItems uniqueItems multipleOf required items properties externalDocs example x-kubernetes-preserve-unknown-fields ' +
    'x-kubernetes-validations'
  ).split(' '),
);

/**
 * Checks the schema of a version.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function checkVersionSchema(schema: ApiObject | undefined, status: boolean, at: FieldPath): void {
  if (schema === undefined) return;
  if (status) checkRoot(schema, at);
  if (flag(schema, 'nullable')) at.child('nullable').forbidden('nullable cannot be true at the root');
  checkSchemaNode(schema, at);
  if (isUnsupported(schema)) return;
  const before = at.count;
  checkStructure(schema, at);
  if (at.count === before) checkDefaults(schema, at);
}

function checkRoot(schema: ApiObject, at: FieldPath): void {
  const others = Object.entries(schema).some(([field, value]) => !WITH_STATUS.has(field) && isSet(value));
  if (others)
    at.invalid(
      schema,
      `only ${[...WITH_STATUS].join(' ')} fields are allowed at the root of the schema if the status subresource is enabled`,
    );
  const type = text(schema, 'type');
  if (type !== '' && type !== 'object')
    at.child('type').invalid(
      type,
      'only "object" is allowed as the type at the root of the schema if the status subresource is enabled',
    );
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isApiObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
