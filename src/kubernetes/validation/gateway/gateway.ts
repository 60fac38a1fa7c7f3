import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import {
  type ApiObject,
  entries,
  has,
  number,
  object,
  objects,
  optionalText,
  text,
} from '../object-values.ts';
import { checkBySchema } from './check-by-schema.ts';
import {
  broken,
  checkBounds,
  checkCount,
  checkForm,
  HOSTNAME,
  LONGEST_NAME,
  SECTION,
} from './schema-words.ts';

const CONTROLLER =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const PROTOCOL =
  /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]+$/;
const MOST_LISTENERS = 64;

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway */
export const gateways = versions('Gateway', true, 'GatewayV1Gateway', (created, at) => {
  const spec = object(created, 'spec');
  const here = at.child('spec');
  if (optionalText(spec, 'gatewayClassName') === '')
    here
      .child('gatewayClassName')
      .invalid('', `${here.child('gatewayClassName')} in body should be at least 1 chars long`);
  if (has(spec, 'listeners')) checkListeners(objects(spec, 'listeners'), here.child('listeners'));
});

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclass */
export const gatewayClasses = versions(
  'GatewayClass',
  false,
  'GatewayV1GatewayClass',
  (created, at) => {
    const here = at.child('spec', 'controllerName');
    checkForm(optionalText(object(created, 'spec'), 'controllerName'), CONTROLLER, LONGEST_NAME, here);
  },
  (after, before, at) => {
    const [now, then] = [after, before].map((one) => text(object(one, 'spec'), 'controllerName'));
    if (now !== then) broken('string', 'Value is immutable', at.child('spec', 'controllerName'));
  },
);

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant */
export const referenceGrants = versions('ReferenceGrant', true, 'GatewayV1ReferenceGrant', (created, at) => {
  const spec = object(created, 'spec');
  for (const field of ['from', 'to'])
    if (has(spec, field)) checkCount(objects(spec, field).length, 1, 16, at.child('spec', field));
});

/** The rules of a kind for the versions that serve it. */
export function versions(
  kind: string,
  namespaced: boolean,
  type: string,
  check: (created: ApiObject, at: FieldPath) => void,
  update?: NonNullable<KindRules['validateUpdate']>,
): readonly KindRules[] {
  const served = kind === 'GRPCRoute' || kind === 'TLSRoute' ? ['v1'] : ['v1', 'v1beta1'];
  return served.map((version) => ({
    apiVersion: `gateway.networking.k8s.io/${version}`,
    kind,
    namespaced,
    name: dnsSubdomain,
    ownFinalizers: false,
    validate(created, at) {
      checkBySchema(created, type, at);
      check(created, at);
    },
    validateUpdate(after, before, at) {
      checkBySchema(after, type, at);
      check(after, at);
      update?.(after, before, at);
    },
  }));
}

function checkListeners(listeners: readonly ApiObject[], at: FieldPath): void {
  checkCount(listeners.length, 1, MOST_LISTENERS, at);
  listeners.forEach((listener, position) => {
    checkListener(listener, at.item(position));
  });
  const every = (holds: (listener: ApiObject) => boolean, words: string): void => {
    if (!listeners.every(holds)) broken('array', words, at);
  };
  const isOf = (listener: ApiObject, ...protocols: readonly string[]): boolean =>
    protocols.includes(text(listener, 'protocol'));
  const mode = (listener: ApiObject): string => text(object(listener, 'tls'), 'mode');
  every(
    (one) => !isOf(one, 'HTTP', 'TCP', 'UDP') || !has(one, 'tls'),
    "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
  );
  every(
    (one) => !isOf(one, 'HTTPS') || !has(one, 'tls') || ['', 'Terminate'].includes(mode(one)),
    'tls mode must be Terminate for protocol HTTPS',
  );
  every((one) => !isOf(one, 'TLS') || mode(one) !== '', 'tls mode must be set for protocol TLS');
  every(
    (one) => !isOf(one, 'TCP', 'UDP') || text(one, 'hostname') === '',
    "hostname must not be specified for protocols ['TCP', 'UDP']",
  );
  const names = listeners.map((one) => text(one, 'name'));
  every(
    (one) => names.filter((name) => name === text(one, 'name')).length === 1,
    'Listener name must be unique within the Gateway',
  );
  const places = listeners.map(placeOf);
  every(
    (one) => places.filter((place) => place === placeOf(one)).length === 1,
    'Combination of port, protocol and hostname must be unique for each listener',
  );
}

function placeOf(listener: ApiObject): string {
  return [number(listener, 'port'), text(listener, 'protocol'), text(listener, 'hostname')].join(' ');
}

function checkListener(listener: ApiObject, at: FieldPath): void {
  checkForm(optionalText(listener, 'name'), SECTION, LONGEST_NAME, at.child('name'));
  checkForm(optionalText(listener, 'hostname'), HOSTNAME, LONGEST_NAME, at.child('hostname'));
  checkBounds(number(listener, 'port'), 1, 65_535, at.child('port'));
  checkForm(optionalText(listener, 'protocol'), PROTOCOL, 255, at.child('protocol'));
  const tls = object(listener, 'tls');
  if (tls === undefined || text(tls, 'mode') !== 'Terminate') return;
  if (objects(tls, 'certificateRefs').length + entries(tls, 'options').length === 0)
    broken('object', 'certificateRefs or options must be specified when mode is Terminate', at.child('tls'));
}
