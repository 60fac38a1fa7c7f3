import { objectAt, textAt } from '../../../kubernetes/json.ts';
import { decide } from '../../access/rbac/decide.ts';
import type { World } from '../../world.ts';
import { organizationsOf } from '../certificate-subject.ts';
import type { AdmissionPlugin, AdmissionRequest } from '../plugin.ts';
import { isAbout, refuse } from '../refuse.ts';

const REQUESTS = 'certificatesigningrequests.certificates.k8s.io';
const API_CLIENT = 'kubernetes.io/kube-apiserver-client';
const MASTERS = 'system:masters';

/**
 * Refuses approvals by users who may not approve requests for the signer.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
 */
export const certificateApproval: AdmissionPlugin = {
  name: 'CertificateApproval',
  validate(request, world) {
    const { resource, subresource, before } = request;
    if (resource.id !== REQUESTS || subresource !== 'approval') return;
    const signer = textAt(before, 'spec', 'signerName');
    if (!isAllowed('approve', signer, request, world))
      throw refuse(
        request,
        `user not permitted to approve requests with signerName ${JSON.stringify(signer)}`,
      );
  },
};

/** Refuses certificates and failures written by users who may not sign for the signer. */
export const certificateSigning: AdmissionPlugin = {
  name: 'CertificateSigning',
  validate(request, world) {
    const { resource, subresource, before, object } = request;
    if (resource.id !== REQUESTS || subresource !== 'status') return;
    if (objectAt(before, 'status').certificate === objectAt(object, 'status').certificate) return;
    const signer = textAt(before, 'spec', 'signerName');
    if (!isAllowed('sign', signer, request, world))
      throw refuse(request, `user not permitted to sign requests with signerName ${JSON.stringify(signer)}`);
  },
};

/** Refuses requests for client certificates of the group whose members may do everything. */
export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  validate(request) {
    const { object } = request;
    if (object === undefined || !isAbout(request, REQUESTS, 'CREATE')) return;
    if (textAt(object, 'spec', 'signerName') !== API_CLIENT) return;
    if (organizationsOf(textAt(object, 'spec', 'request')).includes(MASTERS))
      throw refuse(request, `use of ${API_CLIENT} signer with ${MASTERS} group is not allowed`);
  },
};

/** Whether the user is allowed this verb, for the signer's name or for `domain/*`. */
function isAllowed(verb: string, signer: string, { user }: AdmissionRequest, world: World): boolean {
  const wanted = {
    user,
    verb,
    group: 'certificates.k8s.io',
    resource: 'signers',
    subresource: '',
    namespace: '',
    path: '',
  };
  const domain = `${signer.split('/')[0]}/*`;
  return [signer, domain].some((name) => decide({ ...wanted, name }, world).allowed);
}
