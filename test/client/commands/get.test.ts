import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const kubectl = (line: string) => new ClusterShell().kubectl(line);

test('an empty result is reported on stderr', () => {
  expect(kubectl('get pods')).toEqual({
    exit: 0,
    stdout: '',
    stderr: 'No resources found in default namespace.\n',
  });
});

test('a table has the columns of the server, aligned', () => {
  expect(kubectl('get svc').stdout).toMatch(
    /^NAME {9}TYPE {8}CLUSTER-IP {3}EXTERNAL-IP {3}PORT\(S\) {3}AGE\nkubernetes {3}ClusterIP {3}10\.96\.0\.1 {4}<none> {8}443\/TCP {3}\S+\n$/,
  );
});

test('names, templates and columns of objects', () => {
  expect(kubectl('get svc,ns -o name').stdout).toBe(
    'service/kubernetes\nnamespace/default\nnamespace/kube-node-lease\nnamespace/kube-public\nnamespace/kube-system\n',
  );
  expect(kubectl('get svc kubernetes -o jsonpath={.spec.ports[0].port}').stdout).toBe('443');
  expect(kubectl('get svc -o custom-columns=N:.metadata.name,P:.spec.ports[*].port,X:.none').stdout).toBe(
    'N            P     X\nkubernetes   443   <none>\n',
  );
});

test('missing objects are reported, and the others are printed', () => {
  const { exit, stdout, stderr } = kubectl('get svc kubernetes nosuch');
  expect({ exit, stderr }).toEqual({
    exit: 1,
    stderr: 'Error from server (NotFound): services "nosuch" not found\n',
  });
  expect(stdout).toContain('kubernetes');
});

test.each([
  ['get widgets', 'error: the server doesn\'t have a resource type "widgets"\n'],
  ['get pod/', 'error: arguments in resource/name form must have a single resource and name\n'],
  [
    'get pods -o custom-columns=POD',
    'error: unexpected custom-columns spec: POD, expected <header>:<json-path-expr>\n',
  ],
])('%s is refused', (line, stderr) => {
  expect(kubectl(line)).toEqual({ exit: 1, stdout: '', stderr });
});
