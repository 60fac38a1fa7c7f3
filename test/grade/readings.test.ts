import { describe, expect, test } from 'vitest';
import { readingsOf } from '../../src/grade/readings.ts';

const readings = (text: string, asked = 'Which field is it?') =>
  readingsOf(text, { before: '', after: '', asked });

describe('a field', () => {
  test.each(['spec.minReadySeconds', '.spec.minReadySeconds', 'spec.template.spec.minReadySeconds'])(
    'is read from its path: %s',
    (path) => {
      expect(readings(path)).toContain('minReadySeconds');
    },
  );

  test('is read without a dot before it, where a field is asked for', () => {
    expect(readings('.args')).toContain('args');
    expect(readings('.args', 'Which file is it?')).not.toContain('args');
  });

  test.each(['spec.ports.minReadySeconds', 'status.minReadySeconds', 'x.minReadySeconds'])(
    'of another place is another: %s',
    (path) => {
      expect(readings(path)).not.toContain('minReadySeconds');
    },
  );
});

describe('a full path', () => {
  test.each([
    "The kubelet's kubeconfig, /etc/kubernetes/kubelet.conf",
    'file: `/etc/kubernetes/kubelet.conf`',
    '/etc/kubernetes/kubelet.conf (its kubeconfig)',
  ])('is read without what is said about it: %s', (text) => {
    expect(readings(text)).toContain('/etc/kubernetes/kubelet.conf');
  });

  test.each([
    '/etc/kubernetes/admin.conf, /etc/kubernetes/kubelet.conf',
    '/etc/kubernetes/kubelet.conf (or /etc/kubernetes/admin.conf)',
    'not /etc/kubernetes/kubelet.conf',
  ])('is not picked from among several, or from a sentence: %s', (text) => {
    expect(readings(text)).not.toContain('/etc/kubernetes/kubelet.conf');
  });
});

test('words of the question around an answer say nothing, those of none stay', () => {
  expect(readings('the port 6443', 'On which port does the API server listen?')).toContain('6443');
  expect(readings('kubelet 6443', 'On which port does the API server listen?')).not.toContain('6443');
  expect(readings('not port 6443', 'On which port does the API server not listen?')).not.toContain('6443');
});
