import { describe, expect, test } from 'vitest';
import { matchText } from '../../src/grade/text-rules.ts';
import { isOneEdit } from '../../src/source/one-edit.ts';

const folded = (text: string) => [{ text, exact: false }];
const exact = (text: string) => [{ text, exact: true }];

describe('an answer in running text', () => {
  test.each([
    ['RoleBinding', 'rolebinding', 'correct'],
    ['RoleBinding', '  RoleBinding. ', 'correct'],
    ['RoleBinding', '"RoleBinding"', 'correct'],
    ['server down', '`server down`', 'correct'],
    ['a Role binding', 'A  role\tbinding', 'correct'],
    ['majority', 'a majority', 'correct'],
    ['the API server', 'API server', 'correct'],
    ['a', 'the', 'wrong'],
    ['RoleBinding', 'RoleBindng', 'close'],
    ['RoleBinding', 'RoelBinding', 'close'],
    ['RoleBinding', 'RoleBindng2', 'wrong'],
    ['node', 'nod', 'wrong'],
    ['port 6443', 'port 6444', 'wrong'],
    ['kube-system', 'kube-sytem', 'wrong'],
    ['etc/kubernetes', 'etc/kubernets', 'wrong'],
    ['worker node', 'worker', 'wrong'],
    ['playbook', 'a playbook', 'correct'],
    ['playbook', 'playbooks', 'correct'],
    ['class', 'clas', 'close'],
    ['ResourceQuota', 'resource quota', 'correct'],
    ['DaemonSet', 'daemon-set', 'correct'],
    ['3', 'three', 'wrong'],
    ['deployment status', 'deploymnt statsu', 'wrong'],
    ['RoleBinding', '', 'wrong'],
    ['PodDisruptionBudget', 'pod disruption budget', 'correct'],
    ['ClusterIP', 'cluster IP', 'correct'],
    ['Deployment', 'deploy ment', 'wrong'],
    ['minReadySeconds', 'min ready seconds', 'wrong'],
    ['attach the volume', 'attach volume', 'wrong'],
    ['the volume', 'an volume', 'correct'],
    ['kubelet', 'kubelt extra', 'wrong'],
    ['kubelet config', 'kubelt config', 'close'],
    ['kubelet config', 'kubelet', 'wrong'],
    ['*', '*', 'correct'],
    ['*', '', 'wrong'],
    ['*', '-', 'wrong'],
    ['', 'kubelet', 'wrong'],
    ['Café', 'cafe\u0301', 'correct'],
  ] as const)('%j answered %j is %s', (accepted, typed, outcome) => {
    expect(matchText(typed, folded(accepted))).toBe(outcome);
  });
});

describe('an answer among words', () => {
  const around = (before: string, after: string, asked = '') => ({ before, after, asked });
  test.each([
    ['data', 'data plane', around('is its ', ' plane.'), 'correct'],
    ['role', 'IAM role', around('acts as an IAM ', '; towards'), 'correct'],
    ['13', '13 Pods', around('at most ', ' Pods exist'), 'correct'],
    ['13', 'thirteen', around('', ' Pods exist'), 'correct'],
    ['13', '13 nodes', around('at most ', ' Pods exist'), 'wrong'],
    ['13', '30', around('', ''), 'wrong'],
    ['plane', 'plane plane', around('', ' wing'), 'wrong'],
    ['5000', '5,000', around('| Nodes | ', ' |'), 'correct'],
    ['5000', '5k nodes', around('| Nodes | ', ' |', '| Nodes | |'), 'correct'],
    ['data', 'dataplane', around('is its ', ' plane.'), 'correct'],
    ['6443', 'on port 6443', around('', '', 'On which port does it listen?'), 'correct'],
    ['6443', 'on socket 6443', around('', '', 'On which port does it listen?'), 'wrong'],
    ['6443', 'TCP 6443', around('', ''), 'correct'],
    ['6443', 'port 6443/tcp', around('', '', 'Which port?'), 'correct'],
    ['6443', '6443/udp', around('', ''), 'wrong'],
    ['300', '300s', around('for ', ' seconds'), 'correct'],
    ['300', '300m', around('for ', ' seconds'), 'wrong'],
    ['66', '66 %', around('', ' percent'), 'correct'],
    ['10Mi', '10 Mi', around('', ''), 'correct'],
    ['10Mi', '10 M', around('', ''), 'wrong'],
    ['web', 'pod/web', around('', '', 'Which Pod is it?'), 'correct'],
    ['web', 'pod/web', around('until Pod ', ' ends', ''), 'correct'],
    ['web', 'service/web', around('until Pod ', ' ends', ''), 'wrong'],
    ['web', 'service/web', around('', '', 'Which Pod is it?'), 'wrong'],
    ['web', 'not web', around('', '', 'Which does not start?'), 'wrong'],
    ['web', 'no web', around('', '', 'Is there no Pod?'), 'wrong'],
    ['sleep 20', 'sleep 5 sleep 20', around('', '', 'With `sleep 5`, what runs?'), 'wrong'],
    ['hostNetwork', 'spec.hostNetwork', around('', ''), 'correct'],
    ['targetPort', 'spec.ports[0].targetPort', around('', ''), 'wrong'],
    ['targetPort', 'status.targetPort', around('', ''), 'wrong'],
    ['shop', 'web.shop', around('', ''), 'wrong'],
    ['/var/lib/etcd', '/var/lib/etcd/', around('', ''), 'correct'],
    ['etcd/peer.crt', '/etc/pki/etcd/peer.crt', around('', '', 'Files below `/etc/pki`'), 'correct'],
    ['etcd/peer.crt', '/srv/pki/etcd/peer.crt', around('', '', 'Files below `/etc/pki`'), 'wrong'],
    ['east-west', 'east\u2013west', around('', ''), 'correct'],
  ] as const)('%j answered %j', (accepted, typed, neighbours, outcome) => {
    expect(matchText(typed, folded(accepted), neighbours)).toBe(outcome);
    expect(matchText(typed, exact(accepted), neighbours)).toBe(outcome);
  });
});

test.each([
  ['/var/log/pods', 'the directory /var/log/pods', 'correct'],
  ['/var/log/pods', 'in `/var/log/pods`.', 'correct'],
  ['Unknown', 'the Unknown phase', 'correct'],
  ['minDomains', 'field: minDomains', 'correct'],
  ['minDomains', 'the minDomain field', 'wrong'],
  ['Released', 'the claim Released', 'wrong'],
  ['crictl ps -a', '$ sudo crictl ps -a', 'correct'],
  ['1', 'One.', 'correct'],
  ['1', 'only 1', 'correct'],
  ['1', 'only 11', 'wrong'],
  ['6', 'ceil(4 * 90/60) = 6', 'correct'],
  ['6', '4 × 90 % / 60 % = 6', 'correct'],
  ['6', '6 = 5', 'wrong'],
  ['6', 'no = 6', 'wrong'],
] as const)('%j answered with what it is: %j is %s', (accepted, typed, outcome) => {
  expect(matchText(typed, exact(accepted), { before: '', after: '', asked: '' })).toBe(outcome);
});

describe('an answer in code', () => {
  test.each([
    ['/etc/kubernetes/manifests', '/etc/kubernetes/manifests ', 'correct'],
    ['kubectl get pods', 'kubectl  get   pods', 'correct'],
    ['ReadWriteOnce', 'readwriteonce', 'close'],
    ['ReadWriteOnce', 'ReadWriteOne', 'wrong'],
    ['"yes"', 'yes', 'wrong'],
    ['OnFailure', '`OnFailure`', 'correct'],
    ['ClientIP', '"ClientIP"', 'correct'],
    ['apps', "'apps'", 'correct'],
    ['3600', '`3600`', 'correct'],
    ['3600', '"3600"', 'wrong'],
    ['true', "'true'", 'wrong'],
    ['ClientIP', '"ClientIP', 'wrong'],
    ['ClientIP', '"ClientIP\'', 'wrong'],
    ['ClientIP', 'Client"IP"', 'wrong'],
    ['ClientIP', '"Client"IP', 'wrong'],
    ['"ClientIP"', '"ClientIP"', 'correct'],
    ['', '""', 'wrong'],
    ['~', '"~"', 'wrong'],
    ['1.35', '"1.35"', 'wrong'],
    ['v1', '"v1"', 'correct'],
    ['untrue', '"untrue"', 'correct'],
    ['trueish', '"trueish"', 'correct'],
    ['5 4 * * 0', '05 04 * * sun', 'correct'],
    ['5 4 * * 0', '05 04 * * mon', 'wrong'],
    ['0 12 1 * *', '0 12 1 1-12 *', 'correct'],
    ['*/10 * * * *', '0/10 * * * *', 'correct'],
    ['0 12 1 * *', '0 12 1 * 1', 'wrong'],
  ] as const)('%j answered %j is %s', (accepted, typed, outcome) => {
    expect(matchText(typed, exact(accepted))).toBe(outcome);
  });
});

test.each([
  ['CRI (container runtime interface)', 'correct'],
  [' CRI (container runtime interface) ', 'correct'],
  ['CRI (container runtme interface)', 'close'],
  ['CRI (container network interface)', 'wrong'],
  ['CNI (container runtime interface)', 'wrong'],
])('a name with its other name in parentheses is as right as both are: %s', (text, outcome) => {
  const accepted = [...folded('CRI'), ...folded('Container Runtime Interface')];
  expect(matchText(text, accepted, { before: '', after: '', asked: '' })).toBe(outcome);
});

test('a name in code may have its other name in parentheses too', () => {
  const accepted = [...exact('CRI'), ...exact('cri-o')];
  expect(matchText('CRI (cri-o) ', accepted, { before: '', after: '', asked: '' })).toBe('correct');
});

test.each([
  ['ErrImagePull/ImagePullBackOff', 'correct'],
  ['ImagePullBackOff or ErrImagePull', 'correct'],
  ['ErrImagePull or imagePullBackOff', 'close'],
  ['ErrImagePull or Pending', 'wrong'],
  ['Pending or ErrImagePull', 'wrong'],
  ['ErrImagePull or', 'wrong'],
  ['ErrImagePull/', 'wrong'],
])('several answers at once are as right as each of them is: %s', (text, outcome) => {
  const accepted = ['ErrImagePull', 'ImagePullBackOff'].map((name) => ({ text: name, exact: true }));
  expect(matchText(text, accepted)).toBe(outcome);
});

test('the best of several accepted answers counts', () => {
  expect(matchText('cluster role', [...exact('ClusterRole'), ...folded('cluster role')])).toBe('correct');
  expect(matchText('clusterRole', [...exact('ClusterRole'), ...exact('Role')])).toBe('close');
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'ab', true],
  ['abc', 'abxc', true],
  ['abc', 'acb', true],
  ['abc', 'axx', false],
  ['abcd', 'badc', false],
  ['', 'a', true],
])('one edit between %j and %j: %s', (a, b, expected) => {
  expect(isOneEdit(a, b)).toBe(expected);
});

test('a text of any length is answered', () => {
  expect(matchText(`a${'.'.repeat(1_000_000)}a`, folded('RoleBinding'))).toBe('wrong');
});
