import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const shell = new ClusterShell();
const say = (line: string) => {
  const { stdout, stderr } = shell.kubectl(line);
  return stdout + stderr;
};

test('a Deployment is scaled, exposed, labelled, patched and deleted', () => {
  expect(say('create deployment web --image=nginx:1.29 --port=80')).toBe('deployment.apps/web created\n');
  expect(say('scale deploy web --replicas=3')).toBe('deployment.apps/web scaled\n');
  expect(say('get deploy web -o jsonpath={.status.availableReplicas}')).toBe('3');
  expect(say('expose deploy web')).toBe('service/web exposed\n');
  expect(say('label deploy web tier=front')).toBe('deployment.apps/web labeled\n');
  expect(say('label deploy web tier=front')).toBe('deployment.apps/web not labeled\n');
  expect(say('label deploy web tier=back')).toBe(
    "error: 'tier' already has a value (front), and --overwrite is false\n",
  );
  expect(say('label deploy web tier-')).toBe('deployment.apps/web unlabeled\n');
  expect(say('annotate deploy web note=x')).toBe('deployment.apps/web annotated\n');
  expect(say('patch deploy web -p {"spec":{"replicas":1}}')).toBe('deployment.apps/web patched\n');
  expect(say('patch deploy web -p {"spec":{"replicas":1}}')).toBe(
    'deployment.apps/web patched (no change)\n',
  );
  expect(say('delete deploy web')).toBe('deployment.apps "web" deleted from default namespace\n');
  expect(say('get deploy')).toBe('No resources found in default namespace.\n');
  expect(say('delete svc web')).toBe('service "web" deleted from default namespace\n');
});

test('nodes are cordoned once', () => {
  expect(say('cordon node01')).toBe('node/node01 cordoned\n');
  expect(say('cordon node01')).toBe('node/node01 already cordoned\n');
  expect(say('uncordon node01')).toBe('node/node01 uncordoned\n');
});

test.each([
  ['delete pod nosuch', 'Error from server (NotFound): pods "nosuch" not found\n'],
  ['delete pods', 'error: resource(s) were provided, but no name was specified\n'],
  ['scale deploy nosuch --replicas=1', 'Error from server (NotFound): deployments.apps "nosuch" not found\n'],
  ['expose pod nosuch --port=80', 'Error from server (NotFound): pods "nosuch" not found\n'],
])('%s fails', (line, message) => {
  expect(say(line)).toBe(message);
});
