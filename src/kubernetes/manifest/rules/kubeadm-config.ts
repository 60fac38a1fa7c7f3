import { type Finding, finding, findingAtValue } from '../finding.ts';
import { child, children, has, type Located, textAt } from '../located.ts';
import type { Rule } from '../rule.ts';

const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/ */
export const kubeadmConfig: Rule = {
  code: 'kubeadm-config',
  *check(object) {
    if (object.group !== 'kubeadm.k8s.io') return;
    const external = child(object.root, 'etcd', 'external');
    if (external !== undefined && has(object.root, 'etcd', 'local'))
      yield finding('kubeadm-config', external, 'etcd is either local or external');
    for (const item of children(object.root, 'bootstrapTokens')) yield* token(child(item, 'token'));
    yield* discovery(child(object.root, 'discovery'));
  },
};

function* discovery(at: Located | undefined): Iterable<Finding> {
  if (at === undefined || at.node.kind !== 'map') return;
  const bootstrap = child(at, 'bootstrapToken');
  if (has(at, 'file') === (bootstrap !== undefined))
    yield finding('kubeadm-config', at, 'discovery is either by `bootstrapToken` or by `file`');
  if (bootstrap === undefined) return;
  yield* token(child(bootstrap, 'token'));
  if (!has(bootstrap, 'apiServerEndpoint'))
    yield finding('kubeadm-config', bootstrap, '`apiServerEndpoint` is missing', {
      help: 'such as `apiServerEndpoint: 10.0.0.10:6443`',
    });
  if (!has(bootstrap, 'caCertHashes') && !has(bootstrap, 'unsafeSkipCAVerification'))
    yield finding('kubeadm-config', bootstrap, 'the CA is not verified: `caCertHashes` is missing', {
      help: '`kubeadm token create --print-join-command` prints them',
    });
}

function* token(at: Located | undefined): Iterable<Finding> {
  const text = textAt(at);
  if (at !== undefined && text !== undefined && !TOKEN.test(text))
    yield findingAtValue(
      'kubeadm-config',
      at,
      'a token is 6 and 16 lower-case letters or digits, separated by `.`',
    );
}
