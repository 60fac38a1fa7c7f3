import { lookUp } from '../../source/look-up.ts';
import { rootsOf } from '../../yaml/parse-yaml.ts';
import { entryOf, stringOf } from '../../yaml/yaml-node.ts';
import type { CardRule, Found } from '../rule.ts';

interface Deprecation {
  readonly since: string;
  readonly instead: string;
}

/**
 * API versions that are deprecated but still served, with their successors.
 *
 * @see https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/component-status-v1/
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 */
const DEPRECATED: Readonly<Record<string, Deprecation>> = {
  'v1 Endpoints': { since: '1.33', instead: 'write an EndpointSlice of `discovery.k8s.io/v1`' },
  'v1 ComponentStatus': { since: '1.19', instead: 'ask `kubectl get --raw /livez?verbose` instead' },
  ...Object.fromEntries(
    ['ClusterConfiguration', 'InitConfiguration', 'JoinConfiguration'].map((kind) => [
      `kubeadm.k8s.io/v1beta3 ${kind}`,
      { since: '1.31', instead: 'write `apiVersion: kubeadm.k8s.io/v1beta4`; `kubeadm config migrate` does' },
    ]),
  ),
};

export const deprecatedApiVersion: CardRule = {
  code: 'deprecated-api-version',
  group: 'manifests',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A manifest uses an API version that is still served and will be dropped.',
    why: 'The server answers with a warning today; who learns it now learns it again soon.',
    help: 'Write the API version that the message names.',
  },
  page: 'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
  check: ({ manifests }) =>
    manifests
      .filter(({ role }) => role !== 'match')
      .flatMap(({ parsed, place }) =>
        rootsOf(parsed).flatMap((root): Found[] => {
          const version = entryOf(root, 'apiVersion')?.value;
          const kind = stringOf(entryOf(root, 'kind')?.value) ?? '';
          const deprecation = lookUp(DEPRECATED, `${stringOf(version) ?? ''} ${kind}`);
          if (version === undefined || deprecation === undefined) return [];
          const { since, instead } = deprecation;
          const message = `\`${stringOf(version)}\` of ${kind} is deprecated since ${since}`;
          return [{ range: place(version.range), message, help: instead }];
        }),
      ),
};
