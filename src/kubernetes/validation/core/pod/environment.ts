import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { asPrefix, configKey, dnsSubdomain, type NameCheck } from '../../names.ts';
import { type ApiObject, object, objects, text } from '../../object-values.ts';
import { checkFieldRef, checkResourceFieldRef, ENVIRONMENT_FIELDS } from './downward-field.ts';
import { checkLocalPath } from './local-path.ts';

const variableName: NameCheck = (name) =>
  /^[ -<>-~]+$/.test(name)
    ? []
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables */
export function checkEnvironment(container: ApiObject, at: FieldPath): void {
  objects(container, 'env').forEach((variable, position) => {
    const here = at.child('env').item(position);
    const name = text(variable, 'name');
    if (name === '') here.child('name').required();
    else checkName(name, variableName, here.child('name'));
    checkValueFrom(variable, here.child('valueFrom'));
  });
  objects(container, 'envFrom').forEach((source, position) => {
    checkEnvFrom(source, at.child('envFrom'), position);
  });
}

function checkValueFrom(variable: ApiObject, at: FieldPath): void {
  const from = object(variable, 'valueFrom');
  if (from === undefined) return;
  let sources = 0;
  const check = (field: string, rule: (source: ApiObject, at: FieldPath) => void): void => {
    const source = object(from, field);
    if (source === undefined) return;
    sources++;
    rule(source, at.child(field));
  };
  check('fieldRef', (source, here) => {
    checkFieldRef(source, ENVIRONMENT_FIELDS, here);
  });
  check('resourceFieldRef', (source, here) => {
    checkResourceFieldRef(source, false, here);
  });
  check('configMapKeyRef', checkKeyRef);
  check('secretKeyRef', checkKeyRef);
  check('fileKeyRef', checkFileKeyRef);
  if (sources === 0)
    at.invalid(
      '',
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
    );
  else if (text(variable, 'value') !== '') at.invalid('', 'may not be specified when `value` is not empty');
  else if (sources > 1) at.invalid('', 'may not have more than one field specified at a time');
}

/** Checks a reference to a key of a ConfigMap or Secret. */
function checkKeyRef(ref: ApiObject, at: FieldPath): void {
  const name = text(ref, 'name');
  if (name === '') at.child('name').required();
  else checkName(name, asPrefix(dnsSubdomain), at.child('name'));
  const key = text(ref, 'key');
  if (key === '') at.child('key').required();
  else checkName(key, configKey, at.child('key'));
}

/** @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/ */
function checkFileKeyRef(ref: ApiObject, at: FieldPath): void {
  const key = text(ref, 'key');
  if (key === '') at.child('key').required();
  else checkName(key, variableName, at.child('key'));
  if (text(ref, 'volumeName') === '') at.child('volumeName').required();
  const path = text(ref, 'path');
  if (path === '') at.child('path').required();
  else checkLocalPath(path, at.child('path'));
}

function checkEnvFrom(source: ApiObject, list: FieldPath, position: number): void {
  const here = list.item(position);
  const prefix = text(source, 'prefix');
  if (prefix !== '') checkName(prefix, variableName, here.child('prefix'));
  const given = ['configMapRef', 'secretRef'].filter((field) => object(source, field) !== undefined);
  for (const field of given) {
    const name = text(object(source, field), 'name');
    if (name === '') here.child(field, 'name').required();
    else checkName(name, asPrefix(dnsSubdomain), here.child(field, 'name'));
  }
  if (given.length === 0) list.invalid('', 'must specify one of: `configMapRef` or `secretRef`');
  else if (given.length > 1) list.invalid('', 'may not have more than one field specified at a time');
}
