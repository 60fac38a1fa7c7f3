import { expect, test } from 'vitest';
import { ClusterShell } from '../../support/cluster-shell.ts';

const shell = new ClusterShell();
const printed = (line: string) => shell.kubectl(line).stdout;

test('the last use of a list flag that cannot be repeated counts, as in kubectl', () => {
  expect(
    printed(
      'create quota q --hard=pods=1,cpu=4 --hard=cpu=2 --scopes=BestEffort --scopes=Terminating --dry-run=client -o yaml',
    ),
  ).toContain('spec:\n  hard:\n    cpu: "2"\n  scopes:\n  - Terminating\n');
  expect(printed('run a --image=b --labels=a=b,c=d -l e=f --dry-run=client -o yaml')).toContain(
    '  labels:\n    e: f\n  name',
  );
  expect(printed('create cm c --from-literal=a=1 --from-literal=b=2 --dry-run=client -o yaml')).toContain(
    '  a: "1"\n  b: "2"\n',
  );
  expect(
    printed('create clusterrole c --aggregation-rule=a=b --aggregation-rule=c=d --dry-run=client -o yaml'),
  ).toContain('matchLabels:\n      a: b\n      c: d\n');
});

test('a dry run prints what would be sent, with the parts that are always present', () => {
  expect(printed('create deployment d --image=nginx --dry-run=client -o yaml')).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app: d
  name: d
spec:
  replicas: 1
  selector:
    matchLabels:
      app: d
  strategy: {}
  template:
    metadata:
      labels:
        app: d
    spec:
      containers:
      - image: nginx
        name: nginx
        resources: {}
status: {}
`);
  expect(printed('create ns n --dry-run=client -o yaml')).toBe(
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "n"\nspec: {}\nstatus: {}\n',
  );
  expect(printed('create pdb p --selector=a=b --min-available=1 --dry-run=client -o yaml')).toContain(
    'status:\n  currentHealthy: 0\n  desiredHealthy: 0\n  disruptionsAllowed: 0\n  expectedPods: 0\n',
  );
  expect(printed('run a --image=nginx --dry-run=client -o yaml')).toBe(
    'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    run: a\n  name: a\nspec:\n  containers:\n  - image: nginx\n    name: a\n    resources: {}\n  dnsPolicy: ClusterFirst\n  restartPolicy: Always\nstatus: {}\n',
  );
});

test('objects are created in the cluster', () => {
  expect(printed('create role r --verb=get,list --resource=pods,deploy')).toBe(
    'role.rbac.authorization.k8s.io/r created\n',
  );
  expect(printed('get role r -o jsonpath={.rules}')).toBe(
    '[{"apiGroups":[""],"resources":["pods"],"verbs":["get","list"]},{"apiGroups":["apps"],"resources":["deployments"],"verbs":["get","list"]}]',
  );
  expect(printed('run web --image=nginx --port=80 --expose')).toBe('service/web created\npod/web created\n');
});

test.each([
  ['create deployment d1', 'error: required flag(s) "image" not set\n'],
  ['create widget x', "error: Unexpected args: [widget x]\nSee 'kubectl create -h' for help and examples\n"],
  ['create service clusterip x', 'error: at least one tcp port specifier must be provided\n'],
  ['create cm c --from-literal=a', 'error: invalid literal source a, expected key=value\n'],
  [
    'run g --image=nginx --restart=Sometimes',
    "error: invalid restart policy: Sometimes\nSee 'kubectl run -h' for help and examples\n",
  ],
  ['create sa default', 'error: failed to create serviceaccount: serviceaccounts "default" already exists\n'],
  ['create ns default', 'Error from server (AlreadyExists): namespaces "default" already exists\n'],
])('%s is refused', (line, stderr) => {
  expect(shell.kubectl(line)).toEqual({ exit: 1, stdout: '', stderr });
});
