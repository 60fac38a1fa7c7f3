import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import {
  containersOf,
  namesWhere,
  plural,
  quoted,
  type SecurityCheck,
  securityOf,
  setters,
  sortedSet,
} from './check.ts';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const SELINUX_TYPES = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** The checks of AppArmor and SELinux. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const BASELINE_PROFILES: readonly SecurityCheck[] = [
  {
    id: 'appArmorProfile',
    level: 'baseline',
    check(spec, metadata) {
      const isBad = (owner: JsonObject): boolean =>
        textAt(securityOf(owner), 'appArmorProfile', 'type') === 'Unconfined';
      const bad = namesWhere(spec, isBad);
      const annotations = Object.entries(objectAt(metadata, 'annotations')).filter(
        ([key, value]) => key.startsWith(ANNOTATION) && !isAllowed(String(value)),
      );
      const inSpec = bad.length > 0 || isBad(spec);
      if (!inSpec && annotations.length === 0) return undefined;
      const count = annotations.length + (inSpec ? 1 : 0);
      const listed = annotations.map(([key, value]) => `${key}=${JSON.stringify(value)}`);
      const details = [
        ...(inSpec
          ? [`${setters(isBad(spec), bad)} must not set AppArmor profile type to "Unconfined"`]
          : []),
        ...(listed.length > 0
          ? [`${plural(listed.length, 'annotation', 'annotations')} ${listed.join(', ')}`]
          : []),
      ];
      return {
        reason: plural(count, 'forbidden AppArmor profile', 'forbidden AppArmor profiles'),
        detail: details.join('; '),
      };
    },
  },
  {
    id: 'seLinuxOptions',
    level: 'baseline',
    check(spec) {
      const options = (owner: JsonObject): JsonObject => objectAt(securityOf(owner), 'seLinuxOptions');
      const isBad = (owner: JsonObject): boolean =>
        !SELINUX_TYPES.has(textAt(options(owner), 'type')) ||
        textAt(options(owner), 'user') !== '' ||
        textAt(options(owner), 'role') !== '';
      const bad = namesWhere(spec, isBad);
      if (bad.length === 0 && !isBad(spec)) return undefined;
      const all = [spec, ...containersOf(spec)].map(options);
      const types = sortedSet(
        all.map((one) => textAt(one, 'type')).filter((type) => !SELINUX_TYPES.has(type)),
      );
      const data = [
        ...(types.length > 0 ? [`${plural(types.length, 'type', 'types')} ${quoted(types)}`] : []),
        ...(['user', 'role'] as const)
          .filter((part) => all.some((one) => textAt(one, part) !== ''))
          .map((part) => `${part} may not be set`),
      ];
      return {
        reason: 'seLinuxOptions',
        detail: `${setters(isBad(spec), bad)} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`,
      };
    },
  },
];

function isAllowed(profile: string): boolean {
  return ['', 'runtime/default'].includes(profile) || profile.startsWith('localhost/');
}
