import { describe, expect, it } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\ndata: {color: red}\n';

describe('what is not built in, or what kubectl does not accept', () => {
  it.each([
    [
      'port-forward deploy/web 8080:80',
      /^error: the kubectl built into k8s-drill opens no ports, so nothing is forwarded to pod\/web-/,
    ],
    [
      'port-forward svc/kubernetes 8080:odd',
      /^error: (?:Service 'kubernetes' does not have a named port 'odd'|service has no pod selector set)/,
    ],
    ['port-forward deploy/web', /^error: TYPE\/NAME and list of ports are required for port-forward\n/],
    ['proxy', /^error: the kubectl built into k8s-drill opens no ports/],
    ['completion bash', /^error: the kubectl built into k8s-drill has no shell completion/],
    ['plugin list', /^error: unable to find any kubectl plugins in your PATH\n$/],
    [
      'apply -f c.yaml --overwrite=false',
      /^error: the kubectl built into k8s-drill does not apply with --overwrite=false\n$/,
    ],
    [
      'api-resources --namespaced=truex -o name',
      /^error: invalid argument "truex" for "--namespaced" flag: strconv.ParseBool: parsing "truex": invalid syntax\nSee 'kubectl api-resources --help' for usage.\n$/,
    ],
    [
      'get pods --server-print=false',
      /^error: the kubectl built into k8s-drill prints the tables of the server only\n$/,
    ],
  ])('is refused by name: %s', (line, stderr) => {
    const shell = new ClusterShell({ 'c.yaml': MAP });
    shell.kubectl('create -f c.yaml');
    shell.kubectl('create deploy web --image=nginx');
    shell.cluster.advance(5000);
    const refused = shell.kubectl(line);
    expect([refused.exit, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(stderr);
  });
});
