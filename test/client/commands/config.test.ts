import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

test('contexts are listed, created, used, renamed and deleted', () => {
  const shell = new ClusterShell();
  const say = (line: string) => {
    const { stdout, stderr } = shell.kubectl(line);
    return stdout + stderr;
  };
  expect(say('config current-context')).toBe('k8s\n');
  expect(say('config set-context dev --cluster=k8s --user=admin --namespace=dev')).toBe(
    'Context "dev" created.\n',
  );
  expect(say('config get-contexts')).toBe(
    'CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n          dev    k8s       admin      dev\n*         k8s    k8s       admin      \n',
  );
  expect(say('config use-context dev')).toBe('Switched to context "dev".\n');
  expect(say('get pods')).toBe('No resources found in dev namespace.\n');
  expect(say('config set-context --current --namespace=kube-system')).toBe('Context "dev" modified.\n');
  expect(say('config view --minify -o jsonpath={..namespace}')).toBe('kube-system');
  expect(say('config rename-context dev d')).toBe('Context "dev" renamed to "d".\n');
  expect(say('config get-contexts -o name')).toBe('d\nk8s\n');
  expect(say('config use-context nope')).toBe('error: no context exists with the name: "nope"\n');
  expect(say('config unset contexts.d.namespace')).toBe('Property "contexts.d.namespace" unset.\n');
  expect(say('config set-credentials bob --token=secret')).toBe('User "bob" set.\n');
  expect(say('config view -o jsonpath={.users[?(@.name=="bob")].user.token}')).toBe('REDACTED');
  expect(say('config view --flatten -o jsonpath={.users[?(@.name=="bob")].user.token}')).toBe('secret');
  expect(say('config use-context k8s')).toBe('Switched to context "k8s".\n');
  expect(say('config delete-context d')).toBe('deleted context d from /home/user/.kube/config\n');
});

test('view --flatten prints the content of the files in entries', () => {
  const shell = new ClusterShell({ '/home/user/ca.crt': 'CA' });
  shell.kubectl('config set-cluster lab --server=https://lab:6443 --certificate-authority=ca.crt');
  shell.kubectl('config set-credentials bob --client-certificate=bob.crt');
  const authority = `config view --flatten -o jsonpath={.clusters[?(@.name=="lab")].cluster}`;
  expect(shell.kubectl(authority).stderr).toContain('bob.crt: no such file or directory');
  shell.script('echo -n bob > bob.crt');
  expect(JSON.parse(shell.kubectl(authority).stdout)).toEqual({
    'certificate-authority-data': 'Q0E=',
    server: 'https://lab:6443',
  });
});
