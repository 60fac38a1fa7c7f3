import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { recordSkeletons } from '../../src/editor/record-skeletons.mjs';
import skeletons from '../../src/editor/skeletons.json' with { type: 'json' };
import { HAS_KUBERNETES_TOOLS, kubernetesTool, unzip } from '../support/kubernetes-tools.ts';

test.runIf(HAS_KUBERNETES_TOOLS)('the real kubectl is of the version of the exam', () => {
  const told = execFileSync(kubernetesTool('kubectl'), ['version', '--client', '--output', 'json'], {
    encoding: 'utf8',
  });
  expect(JSON.parse(told).clientVersion).toMatchObject({ major: '1', minor: '35' });
});

test.runIf(HAS_KUBERNETES_TOOLS)('the real helm is of version 4', () => {
  expect(execFileSync(kubernetesTool('helm'), ['version', '--short'], { encoding: 'utf8' })).toMatch(/^v4\./);
});

test('what is no zip archive is refused', () => {
  expect(() => unzip(Buffer.from('no archive at all'), 'kubectl')).toThrow('not a zip archive');
});

test.runIf(HAS_KUBERNETES_TOOLS)('a manifest begins with what the real kubectl prints', async () => {
  expect(skeletons).toEqual(await recordSkeletons(kubernetesTool('kubectl')));
});
