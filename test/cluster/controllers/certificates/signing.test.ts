import { describe, expect, test } from 'vitest';
import { Cluster } from '../../../../src/cluster/cluster.ts';
import type {
  CertificateSigner,
  RequestedCertificate,
} from '../../../../src/cluster/controllers/certificates/signer.ts';
import { objectAt, objectsAt } from '../../../../src/kubernetes/json.ts';
import { send } from '../../../support/cluster/client.ts';

const PATH = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
const NOTHING = { dnsNames: [], ipAddresses: [], emailAddresses: [], uris: [] };
const REQUEST = Buffer.from(
  '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n',
).toString('base64');

/** A request to the signer. */
interface Signed {
  readonly use: string;
  readonly seconds: number;
}

function approve(
  requested: Partial<RequestedCertificate> | Error,
  spec: { signerName: string; usages: string[]; expirationSeconds?: number },
) {
  const signed: Signed[] = [];
  const signer: CertificateSigner = {
    read: () => {
      if (requested instanceof Error) throw requested;
      return { commonName: 'jane', organizations: [], ...NOTHING, ...requested };
    },
    sign: (_, use, seconds) => {
      signed.push({ use, seconds });
      return 'CERTIFICATE';
    },
  };
  const cluster = new Cluster({ seed: 1, start: 0, version: '1.35', nodes: 1, signer });
  const metadata = { name: 'jane' };
  const object = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest', metadata };
  expect(
    send(cluster, 'POST', PATH, { body: { ...object, spec: { request: REQUEST, ...spec } } }).status,
  ).toBe(201);
  cluster.settle();
  const created = send(cluster, 'GET', `${PATH}/jane`).body;
  expect(created.status).toEqual({});
  const conditions = [{ type: 'Approved', status: 'True', reason: 'Test', message: '' }];
  send(cluster, 'PUT', `${PATH}/jane/approval`, { body: { ...created, status: { conditions } } });
  cluster.settle();
  const { status } = send(cluster, 'GET', `${PATH}/jane`).body;
  const failed = objectsAt(status, 'conditions').find(({ type }) => type === 'Failed');
  return { signed, certificate: objectAt(status).certificate, failed };
}

const USER = 'kubernetes.io/kube-apiserver-client';
const KUBELET = 'kubernetes.io/kube-apiserver-client-kubelet';
const SERVING = 'kubernetes.io/kubelet-serving';
const NODE = { commonName: 'system:node:node01', organizations: ['system:nodes'] };
const YEAR = 365 * 24 * 3600;

describe('an approved certificate request', () => {
  test.each([
    ['of a user', {}, { signerName: USER, usages: ['client auth'] }, { use: 'client', seconds: YEAR }],
    [
      'for a day',
      {},
      { signerName: USER, usages: ['client auth', 'digital signature'], expirationSeconds: 86_400 },
      { use: 'client', seconds: 86_400 },
    ],
    [
      'for ten years',
      {},
      { signerName: USER, usages: ['client auth'], expirationSeconds: 10 * YEAR },
      { use: 'client', seconds: YEAR },
    ],
    [
      'of a kubelet',
      NODE,
      { signerName: KUBELET, usages: ['client auth', 'digital signature'] },
      { use: 'client', seconds: YEAR },
    ],
    [
      'of a kubelet as server',
      { ...NODE, dnsNames: ['node01'] },
      { signerName: SERVING, usages: ['server auth', 'digital signature'] },
      { use: 'server', seconds: YEAR },
    ],
  ])('%s is signed', (_, requested, spec, terms) => {
    expect(approve(requested, spec)).toEqual({
      signed: [terms],
      certificate: Buffer.from('CERTIFICATE').toString('base64'),
      failed: undefined,
    });
  });

  test.each([
    [{}, { signerName: USER, usages: ['server auth'] }, 'invalid usage for client certificate: server auth'],
    [
      {},
      { signerName: USER, usages: ['digital signature'] },
      'missing required usage for client certificate: client auth',
    ],
    [
      {},
      { signerName: KUBELET, usages: ['client auth', 'digital signature'] },
      'subject organization is not system:nodes',
    ],
    [
      { ...NODE, commonName: 'node01' },
      { signerName: KUBELET, usages: ['client auth', 'digital signature'] },
      'subject common name does not begin with system:node:',
    ],
    [
      { ...NODE, dnsNames: ['x'] },
      { signerName: KUBELET, usages: ['client auth', 'digital signature'] },
      'DNS subjectAltNames are not allowed',
    ],
    [
      NODE,
      { signerName: SERVING, usages: ['server auth', 'digital signature'] },
      'DNS or IP subjectAltName is required',
    ],
    [new Error('not a request'), { signerName: USER, usages: ['client auth'] }, 'not a request'],
  ])('%o fails', (requested, spec, message) => {
    const { signed, certificate, failed } = approve(requested, spec);
    expect([signed, certificate]).toEqual([[], undefined]);
    expect(failed).toMatchObject({ status: 'True', reason: 'SignerValidationFailure', message });
  });

  test('for another signer stays unsigned', () => {
    expect(approve({}, { signerName: 'example.com/own', usages: ['client auth'] })).toEqual({
      signed: [],
      certificate: undefined,
      failed: undefined,
    });
  });
});
