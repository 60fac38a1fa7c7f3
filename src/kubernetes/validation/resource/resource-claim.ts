import { checkName } from '../check-values.ts';
import { checkDriverName } from '../core/pod/volume-sources.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { checkTemplateMetadata } from '../metadata.ts';
import { dnsSubdomain, qualifiedName } from '../names.ts';
import { type ApiObject, has, object, objects, optionalText, text, texts } from '../object-values.ts';
import { sameValue } from '../same-value.ts';
import { checkRequest, checkSelectors } from './device-request.ts';

const API_VERSION = 'resource.k8s.io/v1';
const MOST = 32;
const IMMUTABLE = 'field is immutable';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-v1/ */
export const resourceClaim: KindRules = {
  apiVersion: API_VERSION,
  kind: 'ResourceClaim',
  namespaced: true,
  name: dnsSubdomain,
  validate: (created, at) => checkClaim(object(created, 'spec') ?? {}, at.child('spec')),
  validateUpdate(after, before, at) {
    checkSpecKept(after, before, at);
  },
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-template-v1/ */
export const resourceClaimTemplate: KindRules = {
  apiVersion: API_VERSION,
  kind: 'ResourceClaimTemplate',
  namespaced: true,
  name: dnsSubdomain,
  validate(created, at) {
    const spec = object(created, 'spec');
    checkTemplateMetadata(object(spec, 'metadata'), at.child('spec', 'metadata'));
    checkClaim(object(spec, 'spec') ?? {}, at.child('spec', 'spec'));
  },
  validateUpdate(after, before, at) {
    checkSpecKept(after, before, at);
  },
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/device-class-v1/ */
export const deviceClass: KindRules = {
  apiVersion: API_VERSION,
  kind: 'DeviceClass',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkClass,
};

function checkClass(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec');
  const at = root.child('spec');
  checkSelectors(objects(spec, 'selectors'), at.child('selectors'));
  checkConfigurations(objects(spec, 'config'), at.child('config'));
  const extended = optionalText(spec, 'extendedResourceName');
  if (extended !== undefined && (!extended.includes('/') || extended.includes('kubernetes.io/')))
    at.child('extendedResourceName').invalid(extended, 'must be a valid extended resource name');
}

function checkSpecKept(after: ApiObject, before: ApiObject, at: FieldPath): void {
  if (!sameValue(after['spec'], before['spec'])) at.child('spec').invalid(after['spec'], IMMUTABLE);
}

function checkClaim(spec: ApiObject, root: FieldPath): void {
  const devices = object(spec, 'devices');
  const at = root.child('devices');
  const requests = objects(devices, 'requests');
  if (requests.length > MOST) at.child('requests').tooMany(requests.length, MOST);
  const names = new Set<string>();
  requests.forEach((request, position) => {
    const here = at.child('requests').item(position);
    checkRequest(request, here);
    const name = text(request, 'name');
    if (names.has(name)) here.child('name').duplicate(name);
    names.add(name);
    for (const choice of objects(request, 'firstAvailable')) names.add(`${name}/${text(choice, 'name')}`);
  });
  objects(devices, 'constraints').forEach((constraint, position) => {
    checkConstraint(constraint, names, at.child('constraints').item(position));
  });
  const configurations = objects(devices, 'config');
  checkConfigurations(configurations, at.child('config'));
  configurations.forEach((configuration, position) => {
    checkNamed(texts(configuration, 'requests'), names, at.child('config').item(position).child('requests'));
  });
}

function checkNamed(requests: readonly string[], names: ReadonlySet<string>, at: FieldPath): void {
  requests.forEach((name, position) => {
    if (!names.has(name)) at.item(position).invalid(name, 'must be the name of a request in the claim');
    if (requests.indexOf(name) < position) at.item(position).duplicate(name);
  });
}

function checkConstraint(constraint: ApiObject, names: ReadonlySet<string>, at: FieldPath): void {
  checkNamed(texts(constraint, 'requests'), names, at.child('requests'));
  const attributes = ['matchAttribute', 'distinctAttribute'].filter((field) => has(constraint, field));
  if (attributes.length === 0) at.child('matchAttribute').required();
  for (const field of attributes) {
    const name = text(constraint, field);
    if (!name.includes('/')) at.child(field).invalid(name, 'must include a domain');
    else checkName(name, qualifiedName, at.child(field));
  }
}

function checkConfigurations(configurations: readonly ApiObject[], at: FieldPath): void {
  if (configurations.length > MOST) at.tooMany(configurations.length, MOST);
  configurations.forEach((configuration, position) => {
    const here = at.item(position).child('opaque');
    const opaque = object(configuration, 'opaque');
    if (opaque === undefined) {
      here.required();
      return;
    }
    checkDriverName(text(opaque, 'driver'), here.child('driver'));
    if (!has(opaque, 'parameters')) here.child('parameters').required();
  });
}
