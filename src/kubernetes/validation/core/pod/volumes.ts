import { lookUp } from '../../../../source/look-up.ts';
import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { dnsLabel, dnsSubdomain } from '../../names.ts';
import { type ApiObject, has, object, objects, text } from '../../object-values.ts';
import type { Volumes } from './volume-mounts.ts';
import { VOLUME_SOURCES } from './volume-sources.ts';

/** The object that contains a Pod's spec. */
export interface PodScope {
  /** The Pod's name, which is the prefix of the names of its ephemeral claims; empty in a template. */
  readonly podName: string;
  readonly isPod: boolean;
  /** Whether the controller sets the host name and the subdomain, so that those in the spec don't count. */
  readonly namedByController?: boolean;
}

/**
 * Checks the volumes of a Pod; returns the valid ones, by name. A mount of any other volume is reported as not found.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
 */
export function checkVolumes(spec: ApiObject, scope: PodScope, at: FieldPath): Volumes {
  const volumes = objects(spec, 'volumes');
  const valid = new Map<string, ApiObject>();
  const ownClaims = new Set(
    volumes.filter((v) => has(v, 'ephemeral')).map((v) => `${scope.podName}-${text(v, 'name')}`),
  );
  volumes.forEach((volume, position) => {
    const here = at.item(position);
    const before = at.count;
    const name = text(volume, 'name');
    checkSource(volume, scope, here);
    if (name === '') here.child('name').required();
    else checkName(name, dnsLabel, here.child('name'));
    if (valid.has(name)) here.child('name').duplicate(name);
    const claim = text(object(volume, 'persistentVolumeClaim'), 'claimName');
    if (claim !== '' && scope.podName !== '' && ownClaims.has(claim))
      here
        .child('persistentVolumeClaim', 'claimName')
        .invalid(claim, 'must not reference a PVC that gets created for an ephemeral volume');
    if (at.count === before) valid.set(name, volume);
  });
  return valid;
}

/** The sources of a volume, in the order in which the server checks them. */
function sourcesOf(volume: ApiObject): readonly string[] {
  const found = Object.keys(volume).filter(
    (field) => lookUp(VOLUME_SOURCES, field) !== undefined && object(volume, field) !== undefined,
  );
  return found.length < 2 ? found : Object.keys(VOLUME_SOURCES).filter((field) => found.includes(field));
}

function checkSource(volume: ApiObject, scope: PodScope, at: FieldPath): void {
  const [first, ...others] = sourcesOf(volume);
  if (first === undefined) at.required('must specify a volume type');
  else lookUp(VOLUME_SOURCES, first)?.(object(volume, first) ?? {}, at.child(first), scope.isPod);
  for (const field of others) at.child(field).forbidden('may not specify more than 1 volume type');
  if (!has(volume, 'ephemeral') || scope.podName === '') return;
  const name = text(volume, 'name');
  for (const words of dnsSubdomain(`${scope.podName}-${name}`))
    at.child('name').invalid(name, `PVC name "${scope.podName}-${name}": ${words}`);
}
