import { describe, expect, test } from 'vitest';
import { withoutLogin } from '../../src/grade/without-login.ts';

describe('the line by which an answer goes to the machine of its task', () => {
  test.each([
    ['Restart the kubelet of `node01`', 'ssh node01\nsystemctl restart kubelet', 'systemctl restart kubelet'],
    [
      'Restart the kubelet of `node01`',
      'ssh ops@node01; sudo systemctl restart kubelet',
      'sudo systemctl restart kubelet',
    ],
    ['Restart the kubelet of `node01`', 'systemctl restart kubelet', 'systemctl restart kubelet'],
    ['Restart the kubelet of `node01`', 'ssh node01', 'ssh node01'],
    [
      'Restart the kubelet of `node01`',
      'ssh node02\nsystemctl restart kubelet',
      'ssh node02\nsystemctl restart kubelet',
    ],
    ['Move Pods from `node01` to `node02`', 'ssh node01\ncrictl ps', 'ssh node01\ncrictl ps'],
    ['Restart the kubelet of `node01`', '\n  ssh  node01 \n\n  crictl ps', 'crictl ps'],
    ['Restart the kubelet of `node01`', 'ssh node01 &&crictl ps', 'crictl ps'],
    ['Restart the kubelet of `node01`', 'crictl ps\nssh node01\nls', 'crictl ps\nssh node01\nls'],
    ['Restart the kubelet of `node01`', 'no-ssh node01\ncrictl ps', 'no-ssh node01\ncrictl ps'],
    ['On `node01` of the k8s cluster, list', 'ssh node01 crictl ps', 'crictl ps'],
    ['On `node01`, list what node01.yaml has', 'ssh node01 crictl ps', 'crictl ps'],
    ['List what `node01--old` has', 'ssh node01 crictl ps', 'ssh node01 crictl ps'],
    ['List the containers of node01.', 'ssh  -t  ops@node01  crictl ps', 'crictl ps'],
    ['List the containers of `node01`', '  ssh node01 crictl ps', 'crictl ps'],
    [
      'List the containers of `node01`',
      'crictl ps # ssh node01 crictl ps',
      'crictl ps # ssh node01 crictl ps',
    ],
    ['List the containers of `node01`', "ssh node01 'crictl ps'  ", 'crictl ps'],
    ['List the containers of `node01`', "ssh node01 echo 'crictl ps'", "echo 'crictl ps'"],
    ['List the containers of `node01`', "ssh node01 'crictl ps'x", "'crictl ps'x"],
    ['Restart the kubelet', 'ssh node01\nsystemctl restart kubelet', 'ssh node01\nsystemctl restart kubelet'],
    ['List the containers on a node', 'ssh node01 sudo crictl ps -a', 'sudo crictl ps -a'],
    ['List the containers on `node01`', 'ssh node01 "sudo crictl ps -a"', 'sudo crictl ps -a'],
    ['On the control plane node, list', 'ssh cp1\ncrictl ps', 'crictl ps'],
    ['List the containers on this node', 'ssh node01 crictl ps', 'ssh node01 crictl ps'],
    ['List the containers of `node01`', 'ssh node02 crictl ps', 'ssh node02 crictl ps'],
    ['List the containers on a node', "ssh node01 'crictl ps' -q", "'crictl ps' -q"],
  ])('%s / %j', (task, answer, rest) => {
    const left = withoutLogin(answer, task);
    expect(left.trim()).toBe(rest);
    expect(left).toHaveLength(answer.length);
  });
});
