import { lookUp } from '../../../source/look-up.ts';
import type { ResourceRoute } from '../route.ts';

/** Resources whose storage path differs from their own name. */
const STORED_UNDER: Readonly<Record<string, string>> = {
  endpoints: 'services/endpoints',
  ingresses: 'ingress',
  nodes: 'minions',
  replicationcontrollers: 'controllers',
  services: 'services/specs',
};
const APART = ['apiextensions.k8s.io', 'apiregistration.k8s.io'];

/** The key under which a real server stores an object, as shown in some of its messages: `/registry/configmaps/default/app`. */
export function storageKey({ resource, namespace, name }: ResourceRoute): string {
  const { plural, group, custom } = resource;
  const own = custom ? plural : (lookUp(STORED_UNDER, plural) ?? plural);
  const prefix = custom || APART.includes(group) ? [group] : [];
  const path = [...prefix, own, ...(namespace === '' ? [] : [namespace]), name];
  return `/registry/${path.join('/')}`;
}
