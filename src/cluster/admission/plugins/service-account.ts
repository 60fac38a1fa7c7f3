import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { AdmissionPlugin } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const VOLUME = 'kube-api-access-';
const TOKEN_SECONDS = 3607;
const MIRROR = 'kubernetes.io/config.mirror';

/**
 * Gives each Pod a service account, a token and the account's image pull secrets.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-admission-controller
 */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  admit(request, world) {
    const { object: pod, namespace } = request;
    if (pod === undefined || !isAbout(request, 'pods', 'CREATE')) return;
    const spec = objectAt(pod, 'spec');
    if (textAt(pod, 'metadata', 'annotations', MIRROR) !== '') {
      if (textAt(spec, 'serviceAccountName') !== '')
        throw refuse(request, 'a mirror pod may not reference service accounts');
      return;
    }
    const name = textAt(spec, 'serviceAccountName') || 'default';
    spec.serviceAccountName = name;
    spec.serviceAccount = name;
    const account = world.get('serviceaccounts', namespace, name);
    if (account === undefined)
      throw refuse(
        request,
        `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
      );
    if (mounts(spec, account)) mountToken(spec, () => `${VOLUME}${request.suffix()}`);
    const secrets = listAt(account, 'imagePullSecrets');
    if (listAt(spec, 'imagePullSecrets').length === 0 && secrets.length > 0)
      spec.imagePullSecrets = [...secrets];
  },
};

function mounts(spec: JsonObject, account: JsonObject): boolean {
  return (spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true) === true;
}

/**
 * Mounts a volume with a token in each container that mounts nothing else at that path. A copy of another Pod may already have the volume.
 */
function mountToken(spec: JsonObject, newName: () => string): void {
  const containers = [...objectsAt(spec, 'initContainers'), ...objectsAt(spec, 'containers')];
  const without = containers.filter(
    (container) => !objectsAt(container, 'volumeMounts').some((mount) => mount.mountPath === MOUNT_PATH),
  );
  if (without.length === 0) return;
  const present = objectsAt(spec, 'volumes').find((volume) => textAt(volume, 'name').startsWith(VOLUME));
  const name = present === undefined ? newName() : textAt(present, 'name');
  for (const container of without)
    container.volumeMounts = [
      ...listAt(container, 'volumeMounts'),
      { name, readOnly: true, mountPath: MOUNT_PATH },
    ];
  if (present === undefined) spec.volumes = [...listAt(spec, 'volumes'), { name, projected: tokenVolume() }];
}

function tokenVolume(): JsonObject {
  const fieldRef = { apiVersion: 'v1', fieldPath: 'metadata.namespace' };
  return {
    sources: [
      { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace', fieldRef }] } },
    ],
    defaultMode: 420,
  };
}
