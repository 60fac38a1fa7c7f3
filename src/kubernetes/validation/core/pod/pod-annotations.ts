import type { FieldPath } from '../../field-path.ts';
import { type ApiObject, object, objects, text, textEntries } from '../../object-values.ts';
import { checkLocalPath } from './local-path.ts';

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const MIRROR = 'kubernetes.io/config.mirror';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const LOCALHOST = 'localhost/';
const KNOWN_SECCOMP = new Set(['runtime/default', 'docker/default', 'unconfined']);

/** Checks annotations that a Pod's node uses. @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export function checkPodAnnotations(metadata: ApiObject | undefined, spec: ApiObject, at: FieldPath): void {
  const names = new Set(
    ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) =>
      objects(spec, list).map((container) => text(container, 'name')),
    ),
  );
  const annotations = object(metadata, 'annotations') ?? {};
  if (MIRROR in annotations && text(spec, 'nodeName') === '')
    at.key(MIRROR).invalid(
      text(annotations, MIRROR),
      'must set spec.nodeName if mirror pod annotation is set',
    );
  const cost = text(annotations, DELETION_COST);
  if (cost !== '' && !/^(?:0|[+-]?[1-9][0-9]*)$/.test(cost))
    at.key(DELETION_COST).invalid(cost, 'must be a 32bit integer');
  for (const [key, value] of textEntries(metadata, 'annotations')) {
    if (key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER)) checkSeccomp(value, at.key(key));
    if (key.startsWith(APP_ARMOR)) checkAppArmor(key, value, names, at.key(key));
  }
}

function checkSeccomp(profile: string, at: FieldPath): void {
  if (profile.startsWith(LOCALHOST)) checkLocalPath(profile.slice(LOCALHOST.length), at);
  else if (!KNOWN_SECCOMP.has(profile)) at.invalid(profile, 'must be a valid seccomp profile');
}

function checkAppArmor(key: string, profile: string, names: ReadonlySet<string>, at: FieldPath): void {
  const container = key.slice(APP_ARMOR.length);
  if (!names.has(container)) at.invalid(container, 'container not found');
  const known = ['', 'runtime/default', 'unconfined'].includes(profile) || profile.startsWith(LOCALHOST);
  if (!known) at.invalid(profile, `invalid AppArmor profile name: "${profile}"`);
}
