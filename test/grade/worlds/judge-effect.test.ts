import { describe, expect, test } from 'vitest';
import { judgeByEffect } from '../../../src/grade/worlds/judge-effect.ts';

const MANIFEST = `kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: {app: x}
spec:
  containers:
  - name: web
    image: nginx
EOF`;

describe('the same effect', () => {
  test.each([
    ['kubectl get pods -n shop', 'kubectl get pods -n shop > pods; cat pods'],
    [
      'kubectl set serviceaccount deploy web ci',
      `kubectl patch deploy web -p '{"spec":{"template":{"spec":{"serviceAccountName":"ci"}}}}'`,
    ],
    ['kubectl scale deploy web --replicas=3', `kubectl patch deploy web -p '{"spec":{"replicas":3}}'`],
    [
      'kubectl label pod web tier=db --overwrite',
      `kubectl patch pod web -p '{"metadata":{"labels":{"tier":"db"}}}'`,
    ],
    ['kubectl label pod web tier=db', 'kubectl label pod web tier=db --overwrite'],
    [
      'kubectl label ns shop pod-security.kubernetes.io/enforce=baseline --overwrite',
      `kubectl patch ns shop -p '{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}'`,
    ],
    [
      'kubectl describe role r -n shop',
      'kubectl config set-context --current --namespace=shop\nkubectl describe role r',
    ],
    ['kubectl create ns blue', 'kubectl create ns blue --save-config'],
    [
      'kubectl create ns blue --dry-run=client -o yaml > n.yaml',
      'cat > n.yaml <<EOF\napiVersion: v1\nkind: Namespace\nmetadata: {name: blue}\nEOF',
    ],
    ['kubectl cordon node01', `kubectl patch node node01 -p '{"spec":{"unschedulable":true}}'`],
    [
      'kubectl create deploy web --image=nginx',
      'kubectl create deploy web --image=nginx --dry-run=client -o yaml | kubectl apply -f -',
    ],
    [
      'kubectl create deploy web --image=nginx',
      'kubectl create deploy web --image=nginx --dry-run=client -o yaml > w.yaml; kubectl apply -f w.yaml',
    ],
    [
      'kubectl create service externalname mail --external-name=a.example.com',
      `kubectl apply -f - <<< '{"apiVersion":"v1","kind":"Service","metadata":{"name":"mail"},"spec":{"type":"ExternalName","externalName":"a.example.com"}}'`,
    ],
    ['kubectl create -f x.yaml', 'kubectl apply -f x.yaml'],
    [
      `kubectl patch deploy web -p '{"spec":{"replicas":3}}'`,
      'echo "spec: {replicas: 3}" > p.yaml; kubectl patch deploy web --patch-file p.yaml',
    ],
    [
      'kubectl certificate approve a b',
      "kubectl get csr -o name | grep -E '/(a|b)$' | xargs kubectl certificate approve",
    ],
    ['kubectl create pc a --value=5', 'kubectl create pc a --value=5 --description=b'],
    ['kubectl get ns -o name > /opt/course/ns', 'kubectl get ns -o name | cat > /opt/course/ns'],
    [
      'kubectl create cronjob c --image=b --schedule="5 4 * * *" -- date',
      'kubectl create cronjob c --image=b --schedule="05 4 ? * *" -- /bin/date',
    ],
    [
      'kubectl create cronjob c --image=b --schedule="5 4 * * *" -- date',
      `kubectl apply -f - <<< '{"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"c"},"spec":{"schedule":"5 4 * * *","jobTemplate":{"spec":{"template":{"spec":{"containers":[{"name":"c","image":"b","command":["date"]}],"restartPolicy":"OnFailure"}}}}}}'`,
    ],
    ['kubectl replace --force -f x.yaml', 'kubectl delete -f x.yaml; kubectl create -f x.yaml'],
    [
      'kubectl create quota q --hard=pods=5 --scopes=BestEffort',
      `kubectl apply -f - <<< '{"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"q"},"spec":{"hard":{"pods":5},"scopeSelector":{"matchExpressions":[{"scopeName":"BestEffort","operator":"Exists"}]}}}'`,
    ],
    ['kubectl run web --image=nginx --labels=app=x', MANIFEST],
    ['kubectl run web --image=nginx', MANIFEST],
    [
      "kubectl run t --image=busybox -- sh -c 'date; id'",
      "kubectl run t --image=busybox -- /bin/sh -c 'date; id'",
    ],
    [
      'kubectl create secret docker-registry r --docker-server=a.example.com --docker-username=u --docker-password=p',
      'kubectl create secret docker-registry r --docker-server=https://a.example.com/ --docker-username=u --docker-password=p --docker-email=u@a.example.com',
    ],
    ['kubectl expose deploy web --port=80', 'kubectl create service clusterip web --tcp=80:80'],
    ['kubectl config use-context k8s-c2', 'kubectl config set current-context k8s-c2'],
    [
      'kubectl scale deploy web --replicas=2',
      "kubectl get deploy web -o json | jq '.spec.replicas=2' | kubectl apply -f -",
    ],
    ['kubectl get pods -n shop', 'ns=shop; kubectl get pods -n $ns'],
    ['kubectl get pods -o name > p.txt', 'kubectl get pods -o name | tee p.txt'],
    ['kubectl get pods -n shop > /opt/p.txt', 'kubectl get pods -n shop | tee /opt/p.txt'],
    ['kubectl get --raw /apis/autoscaling', 'kubectl get --raw /apis/autoscaling | jq .'],
  ])('%s / %s', (reference, answer) => {
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'same' });
  });
});

describe('the same values by another read', () => {
  test.each([
    `kubectl get pods -n dev --no-headers -o custom-columns=:metadata.name`,
    `kubectl get pods -n dev -o name | cut -d/ -f2`,
    `kubectl get pods -n dev -o jsonpath='{range .items[*]}{.metadata.name}{"\\n"}{end}'`,
    `for p in $(kubectl get pods -n dev -o name); do echo "\${p#pod/}"; done`,
  ])('%s', (answer) => {
    const reference = `kubectl get pods -n dev -o jsonpath='{.items[*].metadata.name}'`;
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'same' });
  });
});

describe('a table with more columns than were asked for', () => {
  test.each([
    ['kubectl get pods -n dev', 'kubectl get pods -n dev -o wide --show-labels', 'different'],
    ['kubectl get pods -n dev -L app,tier', 'kubectl get pods -n dev -L tier,app', 'same'],
    ['kubectl get pvc -n dev', 'kubectl get pvc -n dev -o wide', 'different'],
  ])('%s / %s, and with fewer is %s', (reference, answer, fewer) => {
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'same' });
    expect(judgeByEffect(answer, reference)).toMatchObject({ outcome: fewer });
  });
});

describe('worlds tell apart', () => {
  test.each([
    [
      `kubectl get pods -o jsonpath='{.items[?(@.metadata.name=="x")].metadata.uid}' > a.txt`,
      `kubectl get pods -o jsonpath='{.items[?(@.metadata.name=="x")].spec.uid}' > a.txt`,
    ],
    [
      'kubectl get pods -A --field-selector=spec.nodeName=node01,status.phase=Running',
      'kubectl get pods -A --field-selector=spec.nodeName=node01',
    ],
    [
      'kubectl get pods -A --field-selector=spec.nodeName=',
      'kubectl get pods -A --field-selector=status.phase=Pending',
    ],
    [
      `kubectl get node node01 -o jsonpath='{.spec.taints[*]}'`,
      `kubectl get node node01 -o jsonpath='{.spec.taints[0]}'`,
    ],
    [
      `kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[*].ports[*].containerPort}'`,
      `kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[*].ports[0].containerPort}'`,
    ],
    [
      `kubectl get svc web -o jsonpath='{.spec.ports[0].nodePort}'`,
      `kubectl get svc web -o jsonpath='{.spec.ports[*].nodePort}'`,
    ],
    [
      `kubectl get pods -n shop -l 'env in (dev,stage),tier!=db'`,
      `kubectl get pods -n shop -l 'env=dev,tier!=db'`,
    ],
    [`kubectl get pods -n shop -l 'env in (dev,stage),tier!=db'`, `kubectl get pods -n shop -l 'tier!=db'`],
    [
      `kubectl get pods -n shop -o jsonpath='{.items[*].metadata.name}'`,
      `kubectl get pods -n dev -o jsonpath='{.items[*].metadata.name}'`,
    ],
    ['kubectl get events -A --sort-by=.lastTimestamp', 'kubectl get events -A --sort-by=.firstTimestamp'],
    [
      'kubectl wait pod/db --for=condition=Ready --timeout=9s',
      'kubectl wait pod/db --for=condition=Initialized --timeout=9s',
    ],
    [
      `kubectl patch ingress shop --type=merge -p '{"spec":{"ingressClassName":"a"}}'`,
      `kubectl patch ingress shop --type=json -p '[{"op":"replace","path":"/spec/ingressClassName","value":"a"}]'`,
    ],
    [
      `kubectl get svc -A -o jsonpath='{.items[?(@.spec.type=="LoadBalancer")].metadata.name}'`,
      `kubectl get svc -A -o jsonpath='{.items[?(@.spec.type!="ClusterIP")].metadata.name}'`,
    ],
  ])('%s / %s', (reference, answer) => {
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'different' });
  });
});

describe('another effect', () => {
  test.each([
    [
      'kubectl get nodes --kubeconfig /root/lab.conf',
      'cp /root/lab.conf ~/.kube/config; kubectl get nodes',
      'your command also changes the kubeconfig',
    ],
    [
      'kubectl delete pod web',
      'kubectl delete pods -l app=web',
      'in a cluster with Pod birch, labelled app=web, your command also deletes it',
    ],
    [
      'kubectl delete pod web -n dev',
      'kubectl delete pod web',
      'in a cluster with Pod web in namespace default, your command also deletes it',
    ],
    [
      'kubectl label pod web tier=db --overwrite',
      'kubectl label pod web tier=db',
      `in a cluster with Pod web, your command fails: error: 'tier' already has a value (db-other), and --overwrite is false`,
    ],
    [
      'kubectl create deploy web --image=nginx',
      'kubectl create deploy web --image=httpd --dry-run=client -o yaml | kubectl apply -f -',
      'Deployment web: spec.template.spec.containers[0].image is httpd after your command, and nginx after the reference',
    ],
    [
      'kubectl taint nodes node01 app=blue:NoSchedule-',
      'kubectl taint nodes node01 app-',
      'in a cluster with Node node01, spec.taints lacks [{"effect":"PreferNoSchedule","key":"app","value":"before"}] after your command',
    ],
    [
      'kubectl create sa ci -n dev',
      'kubectl create sa ci',
      'your command also creates ServiceAccount ci in namespace default',
    ],
  ])('%s / %s', (reference, answer, message) => {
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'different', message });
  });
});

test.each([
  ['base64 -w 0 ada.csr', 'base64 ada.csr'],
  [
    'kubectl create secret tls t --cert=pay.crt --key=pay.key',
    'kubectl create secret tls t --cert=pay.key --key=pay.crt',
  ],
])('files differ by their whole names, and are long: %s / %s', (reference, answer) => {
  expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'different' });
});

test('some volumes are not Available', () => {
  const [all, available] = ['*', '?(@.status.phase=="Available")'].map(
    (items) => `kubectl get pv -o jsonpath='{.items[${items}].metadata.name}'`,
  );
  expect(judgeByEffect(`${available}`, `${all}`)).toMatchObject({ outcome: 'different' });
});

test('no event is of a type that events do not have', () => {
  expect(
    judgeByEffect(
      'kubectl get events | grep Unhealthy',
      'kubectl get events --field-selector type=Unhealthy',
    ),
  ).toMatchObject({ outcome: 'undecided' });
});

describe('what is not decided', () => {
  test.each([
    [
      'kubectl exec web -- nc -zv db 5432',
      'kubectl exec web -- nc -zv 5432 db',
      'both run something in containers, and not the same',
    ],
    [
      'kubectl run t --image=busybox --restart=Never --rm -it -- nslookup web.shop',
      'kubectl run t --image=busybox --restart=Never --rm -it -- nslookup web',
      'both run something in containers, and not the same',
    ],
    [
      `kubectl get pods -o jsonpath='{.items[?(@.status.nope=="x")].metadata.uid}' > a.txt`,
      `kubectl get pods -o jsonpath='{.items[?(@.status.nope=="x")].spec.uid}' > a.txt`,
      'the reference does nothing in any of the clusters',
    ],
    [
      'kubectl label pod web tier=a --dry-run=server',
      'kubectl label pod web tier=b --dry-run=server',
      'the reference does nothing in any of the clusters',
    ],
    ['kubectl top node', 'kubectl get nodes', 'the reference does nothing in any of the clusters'],
    [
      'kubectl config set-context --current --namespace=dev',
      'kubectl config set contexts.kubernetes-admin@kubernetes.namespace dev',
      'which context is current is not known',
    ],
  ])('%s / %s', (reference, answer, why) => {
    expect(judgeByEffect(reference, answer)).toMatchObject({ outcome: 'undecided', why });
  });
});

test('the same pair is judged in the same worlds again', () => {
  const judge = () => judgeByEffect('kubectl delete pods -l app=web', 'kubectl delete pods --all');
  expect(judge()).toEqual(judge());
});

test('a card gives worlds of its own, which decide', () => {
  const pod = (name: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: web}}\nspec: {containers: [{name: a, image: nginx}]}\n`;
  const judge = (...worlds: string[]) =>
    judgeByEffect('kubectl delete pod web', 'kubectl delete pods -l app=web', worlds).outcome;
  expect(judge(pod('web'))).toBe('same');
  expect(judge(pod('web'), `${pod('web')}---\n${pod('web-2')}`)).toBe('different');
  expect(judge(pod('other'))).toBe('undecided');
});

test.each([
  [3, 'same'],
  [2, 'different'],
] as const)('a number of replicas that must be there before, %i, is %s', (current, outcome) => {
  const world = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: nginx}]}
`;
  const reference = 'kubectl scale deploy web --replicas=5';
  expect(judgeByEffect(reference, `${reference} --current-replicas=${current}`, [world])).toMatchObject({
    outcome,
  });
});

test.each([
  ['another name', 'cat > n.yaml <<EOF\napiVersion: v1\nkind: Namespace\nmetadata: {name: green}\nEOF'],
  ['the object in JSON', 'kubectl create ns blue --dry-run=client -o json > n.yaml'],
])('a file with %s is another', (_, answer) => {
  const reference = 'kubectl create ns blue --dry-run=client -o yaml > n.yaml';
  expect(judgeByEffect(reference, answer).outcome).toBe('different');
});

test('a command in a container that no world has proves nothing', () => {
  const made = 'kubectl exec notes -n lab -c writer -- touch /out/probe\n';
  const listed = (path: string) => `${made}kubectl exec notes -n lab -c reader -- ls ${path}`;
  expect(judgeByEffect(listed('/in/probe'), listed('/in')).outcome).toBe('undecided');
});

test.each([
  'kubectl config set-context --current --namespace=shopp\nkubectl describe role r',
  'kubectl describe role r\nkubectl config set-context --current --namespace=shop',
  'kubectl describe role r -n shop\nkubectl config set-context --current --namespace=shop',
])('a namespace that is set for no command after it is not that of the task: %j', (answer) => {
  expect(judgeByEffect('kubectl describe role r -n shop', answer).outcome).not.toBe('same');
});
