import { describe, expect, test } from 'vitest';
import { isSolved } from '../../../src/lab/judge/judgement.ts';
import { afterCommands, shippedLabs } from '../../support/lab-bench.ts';

const patch = (what: string, spec: object, type = 'strategic'): string =>
  `kubectl ${what.replace(/^(-n \S+) /, '$1 patch ')} --type=${type} -p '${JSON.stringify(spec)}'`;
const podSpec = (spec: object): object => ({ spec: { template: { spec } } });
const container = (name: string, more: object): object => podSpec({ containers: [{ name, ...more }] });
const regcred = (server: string, namespace: string): string =>
  `kubectl -n ${namespace} create secret docker-registry regcred --docker-server=${server} --docker-username=puller --docker-password=s3cr3t-pull`;
const useRegcred = patch(
  '-n billing deployment invoices',
  podSpec({ imagePullSecrets: [{ name: 'regcred' }] }),
);

/** What a learner may plausibly try, and what must not count. */
const WRONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'lab-image-typo': {
    'another image': 'kubectl -n shop set image deployment/web web=nginx:1.28',
    'new Pods of the same template': 'kubectl -n shop delete pods --all',
    'a Deployment of another size': `kubectl -n shop set image deployment/web web=nginx:1.27-alpine
kubectl -n shop scale deployment web --replicas=2`,
  },
  'lab-pull-secret': {
    'a Secret that nobody names': regcred('registry.example.com', 'billing'),
    'a Secret in another namespace': `${regcred('registry.example.com', 'default')}\n${useRegcred}`,
    'a login for another registry': `${regcred('docker.io', 'billing')}\n${useRegcred}`,
    'a Secret of another type': `kubectl -n billing create secret generic regcred --from-literal=username=puller --from-literal=password=s3cr3t-pull\n${useRegcred}`,
    'a ServiceAccount without new Pods and with another name': `${regcred('registry.example.com', 'billing')}
kubectl -n billing create serviceaccount puller`,
  },
  'lab-missing-variable': {
    'another key of the ConfigMap':
      'kubectl -n orders set env deployment/api --from=configmap/api-settings --keys=LOG_LEVEL',
    'a variable with a prefix':
      'kubectl -n orders set env deployment/api --from=configmap/api-settings --prefix=APP_',
    'a restart': 'kubectl -n orders rollout restart deployment api',
  },
  'lab-wrong-command': {
    'a program that runs on and does not serve': patch(
      '-n reports deployment render',
      container('render', { command: ['sleep', '1000000'] }),
    ),
    'without the argument': patch(
      '-n reports deployment render',
      container('render', { command: ['/app/render'], args: null }),
    ),
    'without the probe': patch(
      '-n reports deployment render',
      container('render', { command: ['sleep', '1000000'], readinessProbe: null }),
    ),
  },
  'lab-configmap-key': {
    'a second key': `kubectl -n catalog patch configmap search-settings -p '{"data":{"log_level":"warn"}}'`,
    'an optional key': patch(
      '-n catalog deployment search',
      container('search', {
        env: [
          {
            name: 'LOG_LEVEL',
            valueFrom: { configMapKeyRef: { name: 'search-settings', key: 'log_level', optional: true } },
          },
        ],
      }),
    ),
    'a value of its own': 'kubectl -n catalog set env deployment/search LOG_LEVEL=warn',
  },
  'lab-secret-volume': {
    'other keys':
      'kubectl -n mail create secret generic smtp-login --from-literal=user=mailer --from-literal=password=blue-Sky-42',
    'a ConfigMap':
      'kubectl -n mail create configmap smtp-login --from-literal=username=mailer --from-literal=password=blue-Sky-42',
    'another password':
      'kubectl -n mail create secret generic smtp-login --from-literal=username=mailer --from-literal=password=blue-sky-42',
    'another namespace':
      'kubectl create secret generic smtp-login --from-literal=username=mailer --from-literal=password=blue-Sky-42',
  },
  'lab-too-much-cpu': {
    'a limit alone': patch(
      '-n batch deployment encode',
      container('encode', { resources: { limits: { cpu: '5', memory: '1Gi' } } }),
    ),
    'fewer Pods': 'kubectl -n batch scale deployment encode --replicas=1',
    'no request for memory': patch(
      '-n batch deployment encode',
      container('encode', { resources: { requests: { cpu: '500m', memory: null } } }),
    ),
    'a request that still does not fit':
      'kubectl -n batch set resources deployment encode --requests=cpu=4500m,memory=64Mi',
  },
  'lab-taint': {
    'a node without its taint': 'kubectl taint node node02 dedicated-',
    'another node': patch(
      '-n ml deployment train',
      podSpec({ nodeSelector: { 'kubernetes.io/hostname': 'node01' } }),
    ),
    'a toleration of another effect': patch(
      '-n ml deployment train',
      podSpec({ tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'ml', effect: 'NoExecute' }] }),
    ),
    'a toleration of another value': patch(
      '-n ml deployment train',
      podSpec({ tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' }] }),
    ),
  },
  'lab-node-label': {
    'the other node': 'kubectl label node node02 example.com/disk=ssd',
    'both nodes': 'kubectl label node node01 node02 example.com/disk=ssd',
    'another key': 'kubectl label node node01 disk=ssd',
    'no affinity': `kubectl label node node01 example.com/disk=ssd\n${patch('-n store deployment cache', podSpec({ affinity: null }), 'merge')}`,
  },
  'lab-claim-never-binds': {
    'a volume of the other class': `kubectl patch pv data-1 -p '{"spec":{"storageClassName":"manuel"}}'`,
    'a claim that is gone': 'kubectl -n db delete pvc data',
    'a smaller claim': `kubectl -n db delete pvc data
kubectl apply -f - <<EOF
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: db}
spec: {accessModes: [ReadWriteOnce], storageClassName: manual, resources: {requests: {storage: 1Gi}}}
EOF`,
  },
  'lab-out-of-memory': {
    'a limit that is still too low': 'kubectl -n media set resources deployment thumbs --limits=memory=160Mi',
    'a higher request too':
      'kubectl -n media set resources deployment thumbs --requests=memory=256Mi --limits=memory=256Mi',
    'a restart': 'kubectl -n media rollout restart deployment thumbs',
  },
  'lab-liveness-too-early': {
    'no liveness probe': patch('-n erp deployment legacy', container('legacy', { livenessProbe: null })),
    'more failures': patch(
      '-n erp deployment legacy',
      container('legacy', { livenessProbe: { failureThreshold: 12 } }),
    ),
    'a startup probe that gives up too soon': patch(
      '-n erp deployment legacy',
      container('legacy', {
        startupProbe: { httpGet: { path: '/live', port: 8080 }, periodSeconds: 5, failureThreshold: 6 },
      }),
    ),
    'a delay that is too short': patch(
      '-n erp deployment legacy',
      container('legacy', { livenessProbe: { initialDelaySeconds: 20 } }),
    ),
  },
  'lab-readiness-path': {
    'no probe': patch('-n web deployment portal', container('portal', { readinessProbe: null })),
    'another port': patch(
      '-n web deployment portal',
      container('portal', { readinessProbe: { httpGet: { path: '/ready', port: 80 } } }),
    ),
    'a probe that only connects': `kubectl -n web patch deployment portal --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe","value":{"tcpSocket":{"port":8080}}}]'`,
  },
  'lab-quota-stops-rollout': {
    'a larger quota': `kubectl -n team-a patch resourcequota team-a -p '{"spec":{"hard":{"requests.cpu":"2"}}}'`,
    'the old image': 'kubectl -n team-a rollout undo deployment shop',
    'fewer Pods': 'kubectl -n team-a scale deployment shop --replicas=2',
  },
  'lab-forbidden-account': {
    'all rights':
      'kubectl create clusterrolebinding reporter --clusterrole=cluster-admin --serviceaccount=ops:reporter',
    'the right to edit':
      'kubectl -n ops create rolebinding reporter-edit --clusterrole=edit --serviceaccount=ops:reporter',
    'the default account':
      'kubectl -n ops create rolebinding reporter-default --role=pod-reader --serviceaccount=ops:default',
    'one verb': `kubectl -n ops create role lister --verb=list --resource=pods
kubectl -n ops create rolebinding lister --role=lister --serviceaccount=ops:reporter`,
  },
  'lab-stuck-finalizer': {
    'a deletion by force': 'kubectl delete namespace old-shop --force --grace-period=0 --wait=false',
    'a deletion of the object': 'kubectl -n old-shop delete configmap cart --wait=false',
    'both finalizers': `kubectl -n old-shop patch configmap cart --type=merge -p '{"metadata":{"finalizers":null}}'
kubectl -n shop patch configmap cart --type=merge -p '{"metadata":{"finalizers":null}}'`,
  },
  'lab-selector-typo': {
    'other labels': patch('-n store deployment front', {
      spec: { template: { metadata: { labels: { app: 'front', tier: 'web', version: 'v2' } } } },
    }),
    'half a selector': 'kubectl -n store set selector service front app=front,tier=frontend',
    'another port': `kubectl -n store set selector service front app=front,tier=web
kubectl -n store patch service front -p '{"spec":{"ports":[{"port":8080,"targetPort":80}]}}' --type=merge`,
  },
  'lab-target-port': {
    'another port of the Service': `kubectl -n shop patch service api --type=merge -p '{"spec":{"ports":[{"name":"http","port":8080,"targetPort":8080}]}}'`,
    'the same number on both sides': `kubectl -n shop patch service api --type=merge -p '{"spec":{"ports":[{"name":"http","port":80,"targetPort":80}]}}'`,
    'a name that the container does not have': `kubectl -n shop patch service api --type=merge -p '{"spec":{"ports":[{"name":"http","port":80,"targetPort":"web"}]}}'`,
  },
  'lab-policy-cuts-app': {
    'no policy': 'kubectl -n bank delete networkpolicy ledger',
    'no policies': 'kubectl -n bank delete networkpolicy --all',
    'everybody of the namespace': patch(
      '-n bank networkpolicy ledger',
      { spec: { ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }] } },
      'merge',
    ),
    'all ports': patch(
      '-n bank networkpolicy ledger',
      { spec: { ingress: [{ from: [{ podSelector: { matchLabels: { tier: 'frontend' } } }] }] } },
      'merge',
    ),
  },
  'lab-dns-down': {
    'a restart': 'kubectl -n kube-system rollout restart deployment coredns',
    'more replicas': 'kubectl -n kube-system scale deployment coredns --replicas=3',
    'nodes with the label': 'kubectl label node node01 node02 role=dns',
  },
  'lab-errors-to-file': {
    'lines of the proxy too':
      'kubectl -n payments logs -l app=pay --all-containers | grep ^ERROR > errors.txt',
    'lines with a prefix': `for pair in pay-1/pay-a pay-2/pay-b pay-3/pay-c; do kubectl -n payments logs \${pair%/*} -c \${pair#*/} --prefix; done | grep ERROR > errors.txt`,
    'the last Pod alone': `kubectl -n payments logs pay-1 -c pay-a | grep ^ERROR > errors.txt
kubectl -n payments logs pay-3 -c pay-c | grep ^ERROR > errors.txt`,
  },
  'lab-busiest-pod': {
    'the busiest of all Pods': 'echo import > busiest.txt',
    'the name with its resource': 'echo pod/crunch-9xw > busiest.txt',
    'another file': 'echo crunch-9xw > busy.txt',
  },
};

const LABS = shippedLabs(/^decks\/troubleshooting\/labs-/);

test('each lab of troubleshooting has wrong attempts, and two ways or more', () => {
  expect(LABS.map(({ id }) => id).sort()).toEqual(Object.keys(WRONG).sort());
  expect(LABS.filter(({ ways }) => ways < 2)).toEqual([]);
});

describe.each(LABS)('$id', ({ id, start }) => {
  test.each(Object.entries(WRONG[id] ?? {}))('is not solved by %s', (_, commands) => {
    const judgement = afterCommands(start(), commands);
    expect(isSolved(judgement)).toBe(false);
  });
});
