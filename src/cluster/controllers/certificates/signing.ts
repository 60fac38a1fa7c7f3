import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { timeText } from '../../time.ts';
import type { Controller, Write } from '../controller.ts';
import { splitKey } from '../object-key.ts';
import { checkKubeletClient, checkKubeletServing, checkUserClient } from './check-request.ts';
import type { CertificateSigner, RequestedCertificate } from './signer.ts';

const RESOURCE = 'certificatesigningrequests.certificates.k8s.io';
const SHORTEST = 600;
/** One year in seconds, as kubeadm sets `--cluster-signing-duration`. */
const LONGEST = 8760 * 3600;

interface SignerRules {
  readonly use: 'client' | 'server';
  /** The reason why the signer refuses a request, or `undefined` if it accepts it. */
  check(requested: RequestedCertificate, usages: readonly string[]): string | undefined;
}

/** The signers built into the controller manager. @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers */
const SIGNERS: Readonly<Record<string, SignerRules>> = {
  'kubernetes.io/kube-apiserver-client': { use: 'client', check: checkUserClient },
  'kubernetes.io/kube-apiserver-client-kubelet': { use: 'client', check: checkKubeletClient },
  'kubernetes.io/kubelet-serving': { use: 'server', check: checkKubeletServing },
};

/** Signs approved certificate requests for Kubernetes' own signers; requests for other signers stay unsigned. */
export function certificateSigning(signer: CertificateSigner): Controller {
  return {
    name: 'certificate-controller',
    watches: [{ resource: RESOURCE, keys: (request) => [`/${textAt(request, 'metadata', 'name')}`] }],
    reconcile: (key, world) => {
      const [, name] = splitKey(key);
      const request = world.get(RESOURCE, '', name);
      if (request === undefined || !isWaiting(request)) return { writes: [] };
      const rules = lookUp(SIGNERS, textAt(request, 'spec', 'signerName'));
      return { writes: rules === undefined ? [] : [answer(request, rules, signer, world.now)] };
    },
  };
}

function isWaiting(request: JsonObject): boolean {
  const types = objectsAt(request, 'status', 'conditions').map((condition) => textAt(condition, 'type'));
  const isOver = types.includes('Denied') || types.includes('Failed');
  return types.includes('Approved') && !isOver && textAt(request, 'status', 'certificate') === '';
}

function answer(request: JsonObject, rules: SignerRules, signer: CertificateSigner, now: number): Write {
  const spec = objectAt(request, 'spec');
  const pem = Buffer.from(textAt(spec, 'request'), 'base64').toString('latin1');
  const refusal = refusalOf(pem, listAt(spec, 'usages').map(String), rules, signer);
  if (refusal !== undefined) return withStatus(request, failed(request, refusal, timeText(now)));
  const seconds = Math.min(Math.max(numberAt(spec, 'expirationSeconds') ?? LONGEST, SHORTEST), LONGEST);
  const certificate = Buffer.from(signer.sign(pem, rules.use, seconds)).toString('base64');
  return withStatus(request, { ...objectAt(request, 'status'), certificate });
}

function refusalOf(
  pem: string,
  usages: readonly string[],
  rules: SignerRules,
  signer: CertificateSigner,
): string | undefined {
  try {
    return rules.check(signer.read(pem), usages);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function failed(request: JsonObject, message: string, time: string): JsonObject {
  const condition = {
    type: 'Failed',
    status: 'True',
    reason: 'SignerValidationFailure',
    message,
    lastUpdateTime: time,
    lastTransitionTime: time,
  };
  const status = objectAt(request, 'status');
  return { ...status, conditions: [...objectsAt(status, 'conditions'), condition] };
}

function withStatus(request: JsonObject, status: JsonObject): Write {
  return { do: 'update', resource: RESOURCE, object: { ...request, status }, subresource: 'status' };
}
