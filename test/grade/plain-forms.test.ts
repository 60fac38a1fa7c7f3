import { expect, test } from 'vitest';
import { plainForms } from '../../src/grade/plain-forms.ts';

const AROUND = { before: '', after: '', asked: '' };

/** What a text is besides itself. */
function formsOf(text: string, around = {}): string[] {
  const forms = plainForms(text, { ...AROUND, ...around });
  return [...new Set(forms)].filter((form) => form !== text);
}

test.each([
  ['a stop', 'kubelet.', 'kubelet'],
  ['backticks', '`kubelet`', 'kubelet'],
  ['a prompt', '$ crictl ps', 'crictl ps'],
  ['sudo', 'sudo crictl ps', 'crictl ps'],
  ['a prompt and sudo', '$ sudo crictl ps', 'crictl ps'],
  [
    'words before a path',
    "the kubelet's kubeconfig, /etc/kubernetes/kubelet.conf",
    '/etc/kubernetes/kubelet.conf',
  ],
  ['a word before a path', 'File: `/etc/kubernetes/kubelet.conf`', '/etc/kubernetes/kubelet.conf'],
  ['words after a path', '/etc/kubernetes/kubelet.conf (its kubeconfig)', '/etc/kubernetes/kubelet.conf'],
  ['a port', 'port 6443', '6443'],
  ['a port of its protocol', 'TCP 6443', '6443'],
  ['a port of its protocol', 'tcp/6443', '6443'],
  ['a port after its protocol', 'tcp port 6443', '6443'],
  ['a port and its protocol', '6443/tcp', '6443'],
  ['a port and its protocol', '6443 (TCP)', '6443'],
  ['an address without a host', ':6443', '6443'],
  ['a space before a unit', '10 Mi', '10Mi'],
  ['a space before a unit', '100 m', '100m'],
  ['thousands', '15k', '15000'],
  ['a percentage', '66%', '66'],
  ['a percentage', '66 %', '66'],
  ['a percentage in words', '66 percent', '66'],
  ['a percentage in words', '66 per cent', '66'],
  ['the path of a field', 'spec.minReadySeconds', 'minReadySeconds'],
  ['the path of a field with a dot', '.spec.replicas', 'replicas'],
  ['the path of a field of a template', 'spec.template.spec.minReadySeconds', 'minReadySeconds'],
  ['a field of a Pod with its value', 'hostNetwork true', 'hostNetwork: true'],
  ['a field of a Pod with its value', 'hostNetwork=true', 'hostNetwork: true'],
  ['a field of a Pod with its value', 'hostNetwork : true', 'hostNetwork: true'],
  ['a field of a Pod with its value', 'pod.spec.hostNetwork:true', 'hostNetwork: true'],
  ['a field of a Pod with its value', '.spec.hostNetwork: true', 'hostNetwork: true'],
  ['a folder', '/var/lib/etcd/', '/var/lib/etcd'],
  ['a path from here', './manifests/', 'manifests'],
])('%s: %s is %s', (_, text, form) => {
  expect(formsOf(text)).toContain(form);
});

test.each([
  'kubelet',
  'a $ b',
  'use sudo ps',
  '5 GB',
  'x10 Mi',
  '10 Mi or so',
  'x15k',
  '15kb',
  'x66 %',
  '66 % of it',
  '6443/udp',
  'port 64 43',
  'xport 6443',
  '6443/tcp6',
  'not /etc/kubernetes/kubelet.conf',
  '/etc/kubernetes/admin.conf, /etc/kubernetes/kubelet.conf',
  '/etc/kubernetes/kubelet.conf (or /etc/kubernetes/admin.conf)',
  'admin.conf, /etc/kubernetes/kubelet.conf x',
  'in /etc/kubernetes/kubelet.conf (its kubeconfig)',
  '/etc/kubernetes/kubelet.conf (its kubeconfig) x',
  'podspec.minReadySeconds',
  'status.minReadySeconds',
  'spec.ports.minReadySeconds',
  'replicas 3',
  'a hostNetwork true',
  'hostNetwork true or false',
  'etc./kubernetes',
  '/',
])('%s is only itself', (text) => {
  expect(formsOf(text)).toEqual([]);
});

test.each([
  ['300s', ' seconds', ['300']],
  ['5 m', '\nminutes.', ['5m', '5']],
  ['24h', ' hours', ['24']],
  ['7d', '  day', ['7']],
  ['300s', ' minutes', []],
  ['300m', ' seconds', []],
  ['300s', ' of seconds', []],
  ['x300s', ' seconds', []],
  ['300s more', ' seconds', []],
])('%s before %j', (text, after, forms) => {
  expect(formsOf(text, { after })).toEqual(forms);
});

test.each([
  ['pod/web', { asked: 'Which Pod is it?' }, ['web']],
  ['Pods/web', { asked: 'Which Pod is it?' }, ['web']],
  ['pod/web', { before: 'Pod ' }, ['web']],
  ['pod/web', { before: 'Pods and Nodes ' }, []],
  ['service/web', { asked: 'Which Pod is it?' }, []],
  ['the pod/web', { asked: 'Which Pod is it?' }, []],
  ['pod/web api', { asked: 'Which Pod is it?' }, []],
  ['pod/web/api', { asked: 'Which Pod is it?' }, []],
  ['.args', { asked: 'Which field is it?' }, ['args']],
  ['.args', { asked: 'Of its fields, which is it?' }, ['args']],
  ['.args', { asked: 'Which file is it?' }, []],
  ['.args.x', { asked: 'Which field is it?' }, []],
  ['x.args', { asked: 'Which field is it?' }, []],
])('%s with %j', (text, around, forms) => {
  expect(formsOf(text, around)).toEqual(forms);
});

test.each([
  ['/etc/pki/etcd/peer.crt', 'Files below `/etc/pki`', ['etcd/peer.crt']],
  ['/etc/pki/etcd/peer.crt', 'Files below `/etc/pki/`', ['etcd/peer.crt']],
  ['pki/etcd/peer.crt', 'Files below `/etc/pki`', ['etcd/peer.crt']],
  ['/srv/pki/etcd/peer.crt', 'Files below `/etc/pki`', []],
  ['/etc/pki/etcd/peer.crt', 'Files below /etc/pki', []],
  ['/etc/pkix/peer.crt', 'Files below `/etc/pki`', []],
])('%s, where the question is %j', (text, asked, forms) => {
  expect(formsOf(text, { asked })).toEqual(forms);
});
