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

test("an invalid line is refused in kubectl's words", () => {
  say('create deployment odd --image=nginx');
  const spoken = new Map([
    ['label deploy odd a=-x', /^error: invalid label value: "a=-x": a valid label must be/],
    ['label deploy/odd a=b --local', /can only use local files by -f pod.yaml or --filename=pod.json/],
    ['patch deploy/odd -p {} --local', /^error: cannot specify --local and server resources\n$/],
    ['set image deploy/odd nginx=x --local', /^error: you must specify resources by --filename when --local/],
    [
      'set env deploy/odd A=1 -c none',
      /^Warning: Deployment\/odd does not have any containers matching "none"\n$/,
    ],
    ['set resources deploy odd', /in the form of --requests\/--limits\)\n$/],
    ['get pods -o name --show-labels', /^error: --show-labels option cannot be used with name printer\n$/],
    ['get nodes -o name --sort-by=.metadata.x', /find any field with path "\{.metadata.x\}" in the list/],
    ['get nodes -o go-template={{.x', /^error: error parsing template \{\{.x, template: output:1: unclosed/],
    ['create cm c --from-literal=a=1 --from-literal=a=2', /exists in Data for ConfigMap "c"\n$/],
    [
      'create secret generic s --from-literal=a/b=1',
      /^error: "a\/b" is not valid key name for a Secret a valid/,
    ],
    ['delete pods --all -l a=b', /^error: setting 'all' parameter but found a non empty selector. \n$/],
    ['rollout pause ds -n kube-system', /^error: daemonsets.apps "kube-proxy" pausing is not supported\n$/],
    [
      'rollout history svc/kubernetes',
      /^error: error retrieving history for "Service", no visitor method exists/,
    ],
    ['rollout restart deploy -l a=none', /^No resources found in default namespace.\n$/],
  ]);
  for (const [line, words] of spoken) expect(say(line)).toMatch(words);
});

test('a table of one row is shown whatever the sort key', () => {
  expect(say('get node node01 --sort-by=.metadata.x --no-headers')).toMatch(/^node01 /);
  expect(say('get nodes --sort-by=.metadata.x')).toBe('No resources found\n');
});

test('an unchanged object is sent if kubectl sends it', () => {
  say('create deployment same --image=nginx');
  expect(say('set serviceaccount deploy same default')).toBe('deployment.apps/same serviceaccount updated\n');
  expect(say('set serviceaccount deploy same default')).toBe('deployment.apps/same serviceaccount updated\n');
});

test('a deprecated flag is marked, and a token is printed as an object', () => {
  expect(say('scale deploy same --replicas=2 --record')).toBe(
    'deployment.apps/same scaled\nFlag --record has been deprecated, --record will be removed in the future\n',
  );
  say('set image deploy/same nginx=nginx:2 --record');
  expect(say('rollout history deploy/same --revision=2')).toContain(
    'Annotations:\tkubernetes.io/change-cause: ',
  );
  say('create sa bot');
  expect(say('create token bot -o jsonpath={.kind}/{.metadata.name}')).toBe('TokenRequest/bot');
  expect(say('auth whoami -o jsonpath={.status.userInfo.username}')).toBe('kubernetes-admin');
});

test('the list of permissions is split into simple rules, sorted by verb', () => {
  say('create role reader --verb=list,get --resource=pods,deployments');
  say('create rolebinding reader --role=reader --user=jo');
  const lines = say('auth can-i --list --as=jo --no-headers').split('\n');
  const rows = lines.map((line) => line.trim().replace(/ +/g, ' '));
  expect(rows.slice(2, 7)).toEqual([
    'selfsubjectrulesreviews.authorization.k8s.io [] [] [create]',
    '[/api/*] [] [get]',
    '[/api] [] [get]',
    '[/apis/*] [] [get]',
    '[/apis] [] [get]',
  ]);
  expect(rows).toContain('deployments.apps [] [] [list get]');
});
