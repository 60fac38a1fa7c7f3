import { checkName } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { checkImmutable } from '../immutable.ts';
import type { KindRules } from '../kind-rules.ts';
import { configKey, dnsSubdomain } from '../names.ts';
import { type ApiObject, entries, flag, has, object, text } from '../object-values.ts';
import { base64Length } from './base64-length.ts';
import { checkImmutableData, MOST_BYTES } from './immutable-data.ts';

const HIDDEN = '<secret contents redacted>';
const ACCOUNT_NAME = 'kubernetes.io/service-account.name';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/ */
export const secret: KindRules = {
  apiVersion: 'v1',
  kind: 'Secret',
  namespaced: true,
  name: dnsSubdomain,
  validate: checkSecret,
  validateUpdate(after, before, at) {
    checkImmutable(after, before, ['type'], at);
    if (flag(before, 'immutable')) checkImmutableData(after, before, ['data'], at);
    checkSecret(after, at);
  },
};

function checkSecret(created: ApiObject, at: FieldPath): void {
  const here = at.child('data');
  let size = 0;
  for (const [key, value] of entries(created, 'data')) {
    checkName(key, configKey, here.key(key));
    size += base64Length(value);
  }
  if (size > MOST_BYTES) here.tooLong(MOST_BYTES);
  checkByType(created, object(created, 'data'), at);
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
function checkByType(created: ApiObject, data: ApiObject | undefined, at: FieldPath): void {
  const here = at.child('data');
  const needs = (...keys: readonly string[]): void => {
    for (const key of keys) if (!has(data, key)) here.key(key).required();
  };
  switch (text(created, 'type')) {
    case 'kubernetes.io/service-account-token':
      if (text(object(object(created, 'metadata'), 'annotations'), ACCOUNT_NAME) === '')
        at.child('metadata', 'annotations').key(ACCOUNT_NAME).required();
      return;
    case 'kubernetes.io/dockercfg':
      checkJson(data, '.dockercfg', here);
      return;
    case 'kubernetes.io/dockerconfigjson':
      checkJson(data, '.dockerconfigjson', here);
      return;
    case 'kubernetes.io/basic-auth':
      if (!has(data, 'username') && !has(data, 'password')) needs('username', 'password');
      return;
    case 'kubernetes.io/ssh-auth':
      if (base64Length(data?.['ssh-privatekey']) === 0) here.key('ssh-privatekey').required();
      return;
    case 'kubernetes.io/tls':
      needs('tls.crt', 'tls.key');
      return;
    default:
  }
}

function checkJson(data: ApiObject | undefined, key: string, at: FieldPath): void {
  const here = at.key(key);
  if (!has(data, key)) {
    here.required();
    return;
  }
  const json = Buffer.from(text(data, key), 'base64').toString('utf8');
  const wrong = problemOf(json);
  if (wrong !== undefined) here.invalid(HIDDEN, wrong);
}

/** The message of Go's decoder for a text that is not a JSON object; `undefined` if it is one. */
function problemOf(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (value === null || (typeof value === 'object' && !Array.isArray(value))) return undefined;
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
  } catch {
    const start = json.trim().charAt(0);
    if (start === '') return 'unexpected end of JSON input';
    return /[[{"tfn\d-]/.test(start)
      ? 'unexpected end of JSON input'
      : `invalid character '${start}' looking for beginning of value`;
  }
}
