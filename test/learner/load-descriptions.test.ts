import { expect, test } from 'vitest';
import { knownKinds, typeOfKind } from '../../src/kubernetes/schema/schemas.ts';
import { loadDescriptions } from '../../src/learner/load-descriptions.ts';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

const describe = loadDescriptions(testEnv({ folder: '/nowhere' }));

test('types and fields are described, and what the API does not know is not', () => {
  expect(describe('V1Pod')).toMatch(/^Pod is a collection of containers/);
  expect(describe('V1DeploymentSpec.replicas')).toMatch(/^Number of desired pods\. .*Defaults to 1\.$/);
  expect(['V1Pod.nothing', 'Nothing', 'constructor', 'V1Pod.toString'].map(describe)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('every kind of the API itself that 1.35 serves is described', () => {
  const silent = knownKinds()
    .filter(({ apiVersion, config }) => !config && !apiVersion.startsWith('gateway.'))
    .filter(({ apiVersion, kind }) => describe(typeOfKind(apiVersion, kind) ?? '') === undefined)
    .map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);
  expect(silent.sort()).toEqual([
    'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy',
    'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicy',
    'admissionregistration.k8s.io/v1beta1/MutatingAdmissionPolicyBinding',
  ]);
});

test('explain shows the description of what was asked for, wrapped', async () => {
  const { out } = await runIn(testEnv(), 'explain', 'pod.spec.nodeName');
  expect(out).toMatch(/FIELD: +spec.nodeName[\s\S]*DESCRIPTION:\n {2}\S/);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  const { description } = JSON.parse((await runIn(testEnv(), 'explain', 'svc', '--json')).out);
  expect(description).toMatch(/^Service is a named abstraction/);
  expect(JSON.parse((await runIn(testEnv(), 'explain', 'gateway', '--json')).out).description).toBeNull();
});
