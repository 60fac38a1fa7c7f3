import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/kubernetes/compare/compare.ts';

/** Pairs that were decided with kubectl 1.32 and 1.35 on a server, with bash 5.2, or by the documentation of the tool. */
const RIGHT: readonly (readonly [reference: string, answer: string])[] = [
  [
    'kubectl patch deploy web -p \'{"spec":{"replicas":3}}\'',
    "kubectl patch deploy web -p $'spec:\\n  replicas: 3'",
  ],
  ['kubectl get pods', 'kubectl get pods --kubeconfig=$HOME/.kube/config'],
  [
    "kubectl get gateway a -o jsonpath='{.status.addresses[0].value}'",
    "kubectl get gateway a -o json | jq -r '.status.addresses[0].value'",
  ],
  [
    "kubectl get secret s -o jsonpath='{.data.tls\\.crt}' | base64 -d > f",
    `kubectl get secret s --output=json | jq '.data["tls.crt"]' -r | base64 -d - > f`,
  ],
  [
    "kubectl get gateway -A -o jsonpath='{.items[*].metadata.name}'",
    'kubectl get gateway -A -ojson | jq .items[].metadata.name',
  ],
  ['curl -H "Host: a.b" http://c/d', 'curl -k -H "Host: a.b" http://c/d'],
  ['curl c:8080/d', 'curl --insecure c:8080/d'],
  ['cp /etc/a.yaml /root', 'cp /etc/a.yaml /root/.'],
  ['ssh -i k ops@node01', 'ssh -o IdentitiesOnly=yes -i k ops@node01'],
  ['openssl x509 -in a.crt -noout -text', 'openssl x509 -in a.crt -inform pem -noout -text'],
  ['openssl x509 -in a.crt -noout -text', 'sudo openssl x509 -noout -text < a.crt'],
  ['docker run --cap-add NET_ADMIN nginx', 'docker run --cap-add CAP_NET_ADMIN nginx'],
  ['KUBECONFIG=a:b kubectl config view', 'KUBECONFIG=./a:$PWD/b kubectl config view'],
  ['kubectl get pods --kubeconfig a', 'kubectl get pods --kubeconfig "$(pwd)/a"'],
  [
    'kubectl wait gateway/edge --for=condition=Programmed',
    `kubectl wait gateway/edge --for=jsonpath='{.status.conditions[?(@.type=="Programmed")].status}'=True`,
  ],
  ['kubectl get pods --kubeconfig ~/x', 'kubectl get pods --kubeconfig $HOME/x'],
  ['kubectl get pods --kubeconfig ~/x', 'kubectl get pods --kubeconfig="$HOME/x"'],
  [
    'kubectl get pods --field-selector status.phase=Running',
    'kubectl get pods --field-selector status.phase==Running',
  ],
  [
    'kubectl get pods --field-selector status.phase=Running,spec.nodeName=a',
    'kubectl get pods --field-selector=spec.nodeName=a,status.phase=Running',
  ],
  ['helm upgrade a b --set x=1 --set y=2', 'helm upgrade a b --set y=2,x=1'],
  ['kubectl run a --image=x --env=A=1 --env=B=2', 'kubectl run a --image=x --env=B=2 --env=A=1'],
  ['etcdctl snapshot save /x', 'ETCDCTL_API=3 etcdctl snapshot save /x'],
  ['kubectl logs -l app=web', 'kubectl logs -l app=web --tail=10'],
  ['kubectl logs web', 'kubectl logs web --tail=-1'],
  ['cp -r dir /backup', 'cp -r dir/ /backup'],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    'kubectl get pods -o jsonpath={.items[*].metadata.name}',
  ],
  ['kubectl get pods > f 2>&1', 'kubectl get pods &> f'],
  ['kubectl get pods > f 2>&1', 'kubectl get pods >& f'],
  ['kubectl get pods 2>&1 | tee f', 'kubectl get pods |& tee f'],
  ['kubectl get pods', 'kubectl get Pods'],
  ['kubectl get pods', 'kubectl get POD'],
  ["kubectl get pods -l 'app!=web'", 'kubectl get pods -l "app!=web"'],
  ['kubectl apply --server-side -f a.yaml', 'kubectl apply --server-side --field-manager=kubectl -f a.yaml'],
  ['kubectl apply -f a.yaml', 'kubectl apply --field-manager=kubectl-client-side-apply -f a.yaml'],
  ['kubectl get --raw /healthz', 'kubectl get --raw /healthz -n dev'],
  ['crictl ps -a', 'crictl --runtime-endpoint unix:///run/containerd/containerd.sock ps -a'],
  ['crictl ps -a', 'crictl -r /run/containerd/containerd.sock ps -a'],
  [
    'crictl --runtime-endpoint unix:///var/run/crio/crio.sock ps',
    'CONTAINER_RUNTIME_ENDPOINT=unix:///run/crio/crio.sock crictl ps',
  ],
  ['crictl pull nginx', 'crictl pull docker.io/library/nginx:latest'],
  ['crictl logs 87d3992f84f74', 'crictl logs 87d3'],
  ['crictl ps -a --pod a86316e96fa89', 'crictl ps -a -p a86316'],
  ['crictl exec -it 1f73f2d81bf98 sh', 'crictl exec -it 1f73f2d sh'],
  ['etcdctl --endpoints=https://127.0.0.1:2379 endpoint health', 'etcdctl endpoint health'],
  [
    'etcdctl --endpoints=https://10.0.0.1:2379,https://10.0.0.2:2379 endpoint health',
    'etcdctl endpoint health --endpoints 10.0.0.2:2379,10.0.0.1:2379',
  ],
  ["kubectl get --raw '/livez?verbose'", "kubectl get --raw '/livez?verbose=1'"],
  ['kubectl get --raw /metrics', 'kubectl get --raw /metrics | jq .'],
  ['curl http://10.0.0.1', 'curl -sv --connect-timeout 2 -m 5 10.0.0.1'],
  ['kubectl exec web -- sh', 'kubectl exec web -- /bin/sh'],
  ['kubectl exec web -- cat /etc/hosts', 'kubectl exec web -- /usr/bin/cat /etc/hosts'],
  [
    'kubectl debug node/a -it --image=busybox -- chroot /host',
    'kubectl debug node/a -it --image=busybox -- chroot /host /bin/bash',
  ],
  [
    'kubectl logs web --since-time=2026-11-21T09:30:00Z',
    'kubectl logs web --since-time 2026-11-21T10:30:00+01:00',
  ],
  [
    "kubectl get pod a -o jsonpath='{.spec.ephemeralContainers[*].name}'",
    `kubectl get pod a -o jsonpath='{range .spec.ephemeralContainers[*]}{.name}{"\\n"}{end}'`,
  ],
  ['iptables-save | grep shop/web', 'iptables-save | grep -F shop/web'],
  ['docker pull nginx', 'docker pull docker.io/nginx'],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    'kubectl get pods -o jsonpath=\'{.items[*].metadata.name}{"\\n"}\'',
  ],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'; echo",
  ],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    "kubectl get pods -o jsonpath='{.items[:].metadata.name}'",
  ],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    "kubectl get pods -o jsonpath='{.items[0:].metadata.name}'",
  ],
  ['watch kubectl get pods', 'watch -n 2 kubectl get pods'],
  ['watch -n 5 kubectl get pods', 'watch -n5 kubectl get pods'],
  ['watch -n 5 kubectl get pods', 'watch --interval=5 kubectl get pods'],
  ['kubectl get pods', 'time kubectl get pods'],
  ['docker run -d -p 8080:80 nginx', 'docker run -d -p 8080:80/tcp nginx'],
  ['docker run --rm -v /a:/b -m 256m nginx date', 'docker run --rm -t -v /a/:/b:rw -m 256MB nginx /bin/date'],
  ['docker exec web sh', 'docker exec -i web /bin/sh'],
  ['watch kubectl get pods', 'watch -- kubectl get pods'],
  ['systemctl enable --now kubelet', 'systemctl enable kubelet && systemctl start kubelet'],
  ['systemctl enable --now kubelet', 'sudo systemctl enable kubelet; sudo systemctl start kubelet'],
  ['systemctl disable --now kubelet', 'systemctl stop kubelet && systemctl disable kubelet'],
  ['kubectl get pods', 'alias k=kubectl; k get pods'],
  ['helm list -n dev', 'HELM_NAMESPACE=dev helm list'],
  ['kubectl get pods -n shop', 'ns=shop; kubectl get pods -n $ns'],
  [
    'kubectl run a --image=x --dry-run=client -o yaml',
    'export do="--dry-run=client -o yaml"; kubectl run a --image=x $do',
  ],
  ['kubectl get pods -n dev', "alias kn='kubectl -n dev'\nkn get pods"],
  ['kubectl get pods', 'export KUBE_EDITOR=vim\nkubectl get pods'],
  ['kubectl get pods 2>/dev/null > f', 'kubectl get pods > f 2> /dev/null'],
  ['kubectl delete -f a.yaml -f b.yaml', 'kubectl delete -f b.yaml -f a.yaml'],
  ['systemctl enable --now kubelet', 'systemctl start kubelet.service; systemctl enable kubelet'],
  ["kubectl label pod web 'a=b!'", 'kubectl label pod web a=b\\!'],
  ['docker run -p 80:80 nginx:latest', 'docker run -p 80:80/tcp docker.io/library/nginx'],
  ['k get po', 'time k get pods'],
];

const WRONG: readonly (readonly [reference: string, answer: string])[] = [
  [
    'kubectl patch deploy web -p \'{"spec":{"replicas":3}}\'',
    "kubectl patch deploy web -p '{spec: {replicas: 3}}'",
  ],
  [
    'kubectl patch deploy web -p \'{"spec":{"replicas":3}}\'',
    "kubectl patch deploy web -p \"{'spec':{'replicas':3}}\"",
  ],
  [
    'kubectl patch deploy web -p \'{"spec":{"replicas":3}}\'',
    'kubectl patch deploy web -p \'{"spec":{"replicas":3,}}\'',
  ],
  [
    'kubectl run a --image=x --overrides=\'{"spec":{"hostNetwork":true}}\'',
    "kubectl run a --image=x --overrides='{spec: {hostNetwork: true}}'",
  ],
  ['kubectl get pods --kubeconfig ~/x', 'kubectl get pods --kubeconfig=~/x'],
  ['kubectl get pods --kubeconfig ~/x', 'kubectl get pods --kubeconfig "~/x"'],
  [
    'kubectl get pods --field-selector status.phase=Running',
    "kubectl get pods --field-selector 'status.phase in (Running)'",
  ],
  [
    'kubectl get pods --field-selector status.phase=Running',
    "kubectl get pods --field-selector 'status.phase = Running'",
  ],
  ['helm install a b -f x.yaml -f y.yaml', 'helm install a b -f y.yaml -f x.yaml'],
  ["kubectl run a --image=x --env=A=1 --env='B=$(A)'", "kubectl run a --image=x --env='B=$(A)' --env=A=1"],
  ['kubectl apply -f a.yaml -f b.yaml', 'kubectl apply -f b.yaml -f a.yaml'],
  ['ETCDCTL_API=3 etcdctl snapshot save /x', 'ETCDCTL_API=2 etcdctl snapshot save /x'],
  ['kubectl logs -l app=web', 'kubectl logs -l app=web --tail=-1'],
  ['kubectl logs web', 'kubectl logs web --tail=10'],
  ['cp -r dir /backup', 'cp -r dir/. /backup'],
  ["kubectl apply -f '*.yaml'", 'kubectl apply -f *.yaml'],
  ["kubectl auth can-i '*' '*'", 'kubectl auth can-i * *'],
  ['kubectl get pods > f 2>&1', 'kubectl get pods 2>&1 > f'],
  ['kubectl get pods', 'kubectl get PO'],
  ["kubectl get pods -l '!app'", 'kubectl get pods -l "!app"'],
  ["kubectl get pods -l '!app'", 'kubectl get pods -l !app'],
  [
    'kubectl apply --server-side -f a.yaml',
    'kubectl apply --server-side --field-manager=kubectl-client-side-apply -f a.yaml',
  ],
  ['crictl ps -a', 'crictl -r unix:///run/crio/crio.sock ps -a'],
  ['crictl ps -a', 'CONTAINER_RUNTIME_ENDPOINT=unix:///run/crio/crio.sock crictl ps -a'],
  ['crictl pull nginx', 'crictl pull quay.io/library/nginx'],
  ['crictl logs 87d3992f84f74', 'crictl logs 87d4'],
  ['crictl logs 87d3992f84f74', 'crictl logs 87d'],
  ['crictl ps -a --name cafe01', 'crictl ps -a --name cafe'],
  ['etcdctl --endpoints=https://127.0.0.1:2379 get /x', 'etcdctl --endpoints=http://127.0.0.1:2379 get /x'],
  ['etcdctl --endpoints=https://10.0.0.1:2379 get /x', 'etcdctl get /x'],
  ["kubectl get --raw '/livez?verbose'", 'kubectl get --raw /livez'],
  ['kubectl get --raw /metrics', 'kubectl get --raw /metrics | jq .items'],
  ['kubectl get pods', 'kubectl get pods | jq'],
  ['curl http://10.0.0.1', 'curl -I http://10.0.0.1'],
  ['kubectl exec web -- sh', 'kubectl exec web -- /opt/tools/sh'],
  [
    'kubectl debug node/a -it --image=busybox -- chroot /host',
    'kubectl debug node/a -it --image=busybox -- chroot /host ps',
  ],
  [
    'kubectl logs web --since-time=2026-11-21T09:30:00Z',
    'kubectl logs web --since-time=2026-11-21T09:30:00+01:00',
  ],
  [
    "kubectl get pod a -o jsonpath='{.spec.containers[*].name}'",
    `kubectl get pod a -o jsonpath='{range .spec.containers[*]}{.image}{"\\n"}{end}'`,
  ],
  ['iptables-save | grep shop/web', 'iptables-save | grep -v shop/web'],
  ['cat a | grep w.b', 'cat a | grep -F w.b'],
  ['crictl pull nginx:1.25', 'crictl pull nginx'],
  [
    "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
    "kubectl get pods -o jsonpath='{.items[0:1].metadata.name}'",
  ],
  ['watch kubectl get pods', 'watch -n 5 kubectl get pods'],
  ['docker run -d -p 8080:80 nginx', 'docker run -d -p 8080:80/udp nginx'],
  ['docker run -it alpine sh', 'docker run alpine sh'],
  ['docker run -v /a:/b nginx', 'docker run -v /a:/b:ro nginx'],
  ['docker run --mount type=bind,src=/a,dst=/b nginx', 'docker run --mount src=/a,dst=/b nginx'],
  ['systemctl enable --now kubelet', 'systemctl enable kubelet'],
  ['kubectl get pods', 'export KUBECONFIG=/tmp/other; kubectl get pods'],
  ["kubectl get gateway a -o jsonpath='{.spec.a}'", 'kubectl get gateway a -o json | jq .spec.b'],
  ["kubectl get gateway a -o jsonpath='{.spec.a}'", 'kubectl get gateway a -o yaml | jq .spec.a'],
  ["kubectl get gateway a -o jsonpath='{.spec.a}'", "kubectl get gateway a -o json | jq '.spec.a | length'"],
  ['curl https://c/d', 'curl -k https://c/d'],
  ['cp -r /etc/a/. /root', 'cp -r /etc/a /root'],
  ['docker run --cap-add NET_ADMIN nginx', 'docker run --cap-add CAP_NET_RAW nginx'],
  ['helm list', 'export HELM_KUBECONTEXT=other; helm list'],
  ['helm list', 'HELM_NAMESPACE=other helm list'],
  ['etcdctl get /x', 'export ETCDCTL_ENDPOINTS=https://other:2379; etcdctl get /x'],
  ['crictl ps', 'export CONTAINER_RUNTIME_ENDPOINT=unix:///run/crio/crio.sock; crictl ps'],
  ['docker ps', 'export DOCKER_HOST=tcp://x:2375; docker ps'],
  ['docker ps', 'DOCKER_HOST=tcp://x:2375 docker ps'],
  ['kubectl label pod web a=b', 'kubectl label pod web a=b --overwrite'],
  ['kubectl taint node n1 k-', 'kubectl taint node n1 k:-'],
  ['kubectl get pods', "alias k='kubectl -n dev'\nk get pods"],
  ['docker ps', 'export DOCKER_CONTEXT=other\ndocker ps'],
  ['kubectl get pods -n shop', 'ns=dev; kubectl get pods -n $ns'],
  ["kubectl create role r --verb='*' --resource=pods", 'kubectl create role r --verb * --resource=pods'],
  ['systemctl enable --now kubelet', 'systemctl enable kubelet && systemctl start docker'],
  ['kubectl run a --image=nginx:1.25', 'kubectl run a --image=nginx'],
  ['crictl pull nginx', 'crictl pull docker.io/nginx:1'],
  ['ctr images pull docker.io/library/nginx:latest', 'ctr images pull nginx'],
  ['kubectl logs -l app=web --tail=5', 'kubectl logs -l app=web'],
  ['kubectl get pods 2>/dev/null > f', 'kubectl get pods > f'],
];

describe('what means the same', () => {
  test.each(RIGHT)('%s / %s', (reference, answer) => {
    expect(compare(reference, answer)).toEqual({ outcome: 'correct', differences: [], score: 1 });
  });
});

describe('what means something else', () => {
  test.each(WRONG)('%s / %s', (reference, answer) => {
    const { outcome, differences } = compare(reference, answer);
    expect(outcome).toBe('wrong');
    expect(differences.length).toBeGreaterThan(0);
  });
});
