import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/kubernetes/compare/compare.ts';
import { readCommandTable } from '../../support/command-table.ts';

describe('two spellings of one meaning', () => {
  test.each(readCommandTable('equal.tsv'))('%s = %s', (reference = '', answer = '') => {
    expect(compare(reference, answer)).toEqual({ outcome: 'correct', differences: [], score: 1 });
    expect(compare(answer, reference).outcome).toBe('correct');
  });
});

describe('what an answer may add to the reference, but must not leave out', () => {
  test.each([
    ['kubectl exec web -- nc -z db 5432', 'kubectl exec -it web -- nc -z db 5432'],
    ['crictl stats', 'crictl --debug stats'],
    ['kubectl create token ci', 'kubectl create token ci --duration=60m'],
    ['kubectl cp a:/b b', 'kubectl cp a:/b b --retries=3'],
    ['kubectl describe netpol a', 'kubectl describe netpol a --show-events=false'],
    ["kubectl get pod a -o jsonpath='{.a}'", "kubectl get pod a -o jsonpath='{.a}' | tr ' ' '\\n'"],
    ["kubectl get pod a -o jsonpath='{.a}'", "kubectl get pod a -o jsonpath='{.a}' | xargs -n 1"],
    ["kubectl get pod a -o jsonpath='{.a}'", "kubectl get pod a -o jsonpath='{.a}' && echo ''"],
    ['kubectl delete pod a', 'set -e\nkubectl delete pod a && echo deleted'],
    [
      'kubectl debug a --copy-to=b --set-image=app=i:2',
      'kubectl debug -it a --copy-to=b --set-image=app=i:2',
    ],
    [
      'kubectl exec web -- wget -qO- http://api.shop:80',
      'kubectl exec web -- wget -qO- http://api.shop.svc.cluster.local:80',
    ],
    [
      'kubectl run t --rm -it --image=b -- nc -zv db.data 5432',
      'kubectl run t --rm -it --image=b -- nc -zv db.data.svc 5432',
    ],
    ['kubectl config view --minify --raw', 'kubectl config view --minify --raw --flatten'],
    ['kubectl run -it --rm t --image=b -- sh', 'kubectl run -it --rm t --image=b -q -- sh'],
    ['helm repo add a https://a.example', 'helm repo add a https://a.example --force-update'],
    ['helm repo add a https://a.example', 'helm repo add a https://a.example\nhelm repo list'],
    ['iptables-save | grep KUBE', 'iptables-save > /tmp/rules\ngrep KUBE /tmp/rules'],
    ['kubectl get ns > /opt/ns.txt', 'kubectl get ns > ns.txt && mv ns.txt /opt/'],
    ['kubectl get ns > a.txt', 'kubectl get ns > a.txt; cat a.txt'],
    ['kubectl get csr a | base64 -d > b', 'kubectl get csr a > c; base64 -d c > b'],
    ['openssl genrsa -out a.key 2048', 'openssl genrsa -out a.key 2048 && chmod 600 a.key'],
    [
      'openssl req -new -key a.key -out a.csr -subj /CN=a',
      'openssl req -new -key a.key -out a.csr -subj /CN=a\nopenssl req -in a.csr -noout -text',
    ],
    [
      'openssl req -x509 -key a.key -out a.crt -subj /CN=a',
      'openssl req -x509 -key a.key -out a.crt -subj /CN=a -extensions v3_ca',
    ],
    ['kubectl get ns > /opt/ns.txt', 'kubectl get ns | tee /tmp/a\nsudo cp -p /tmp/a /opt/ns.txt'],
    ['ip route | grep 10.0.0.1', 'ip route > r; grep -n 10.0.0.1 r'],
    ['openssl verify -CAfile ca.crt api.crt', 'openssl verify -verbose -CAfile ca.crt api.crt'],
    ['kubectl delete pod web', 'kubectl delete pod web --now'],
    ['kubectl describe pod web', 'kubectl describe pod web | less'],
    ['kubectl describe pod web', 'kubectl get pods\nkubectl describe pod web'],
    ['kubectl get pods', 'kubectl get pods -o wide'],
    ['kubectl apply -f a.yaml --dry-run=server', 'kubectl apply -f a.yaml --dry-run=server -o yaml'],
    ['kubectl replace --force -f a.yaml', 'kubectl replace --force --grace-period=0 -f a.yaml'],
    ['kubectl logs -l app=web', 'kubectl logs -l app=web --max-log-requests=10 --ignore-errors'],
    ['kubectl get --raw /apis', 'kubectl get --raw /apis | python3 -m json.tool'],
    ['docker start web', 'docker start web\ndocker ps'],
    ['kubectl auth can-i --list', 'kubectl auth can-i --list --no-headers'],
    ['kubectl rollout status ds/a', 'kubectl rollout status ds/a && kubectl get pods'],
    ['crictl rmi --prune', 'df -h; crictl rmi --prune'],
    ['helm install a b/a', 'helm search repo a; helm install a b/a --wait --timeout 5m'],
    ['systemctl restart kubelet', 'systemctl daemon-reload && systemctl restart kubelet'],
    ['kubectl config view --minify', 'kubectl config view --minify -o json'],
    ['kubectl edit cm a', 'kubectl edit cm a -o yaml'],
    ['crictl rmi --prune', 'crictl images\ncrictl rmi --prune'],
    ['crictl logs 4f', 'crictl logs 4f 2>&1'],
    ['kubectl logs web > a.log', 'kubectl logs web 2>/dev/null > a.log'],
    ['kubectl top node node02', 'kubectl top node node02 --no-headers'],
    ['kubectl top pod -A', 'kubectl top pod -A --sort-by=cpu'],
    ['kubectl api-resources -o name > kinds', 'kubectl api-resources --no-headers -o name > kinds'],
    ['kubectl explain deploy.spec', 'kubectl explain deploy.spec --api-version=apps/v1'],
    ['kubectl plugin list', 'kubectl plugin list --name-only'],
    ['kubectl logs web --since=5m', 'kubectl logs web --since=5m --timestamps'],
    ['kubectl logs -l app=web -f', 'kubectl logs -l app=web -f --prefix'],
    [
      'kubectl config set-context --current --namespace=blue',
      'kubectl config set-context --current --namespace=blue\nkubectl config view --minify | grep namespace:',
    ],
    ['kubectl create cm a --from-file=/root/a', 'kubectl create cm a --from-file=$HOME/a\ncat /root/a'],
    ['kubectl set env deploy/web A-', 'kubectl set env deploy/web A-\nkubectl set env deploy/web --list'],
    ['crictl pods', 'crictl pods --no-trunc'],
    ['crictl -r unix:///run/a.sock ps', 'crictl -r unix:///run/a.sock -i unix:///run/a.sock ps'],
    ['nft list table ip kube-proxy', 'nft --handle -n list table ip kube-proxy'],
    [
      `kubectl run a --image=b --overrides='{"spec":{"nodeName":"c"}}'`,
      `kubectl run a --image=b --override-type=strategic --overrides='{"spec":{"nodeName":"c"}}'`,
    ],
    ['kubectl get pods', 'sudo kubectl get pods'],
    ['kubectl get pods', 'kubectl get pods --kubeconfig=/etc/kubernetes/admin.conf'],
    ['kubectl get pods', 'export KUBECONFIG=/etc/kubernetes/admin.conf\nkubectl get pods'],
    ['kubectl get pods', 'kubectl get pods -v=6'],
    [
      'kubectl auth can-i get pods --as=a --as-group=b',
      'kubectl auth can-i get pods --as=a --as-group=b --as-group=system:authenticated',
    ],
    ['helm install shop acme/web', 'helm install shop acme/web --atomic'],
    ['kubeadm init', 'kubeadm init | tee kubeadm-init.out'],
    ['crictl pods --name dns', "crictl pods -v --name '.*dns.*'"],
    ['systemctl restart kubelet', 'systemctl restart kubelet; journalctl -u kubelet -n 20'],
    ['apt-get install -y a', 'DEBIAN_FRONTEND=noninteractive apt-get install -y a'],
    ['crictl ps', 'crictl ps --state Running'],
    ['crictl inspect 4f', 'crictl inspect 4f | jq .'],
    ['curl -k https://10.0.0.10:6443/version', 'curl -k https://10.0.0.10:6443/version | jq'],
    ['kubectl api-versions', 'kubectl api-versions | sort'],
    ['helm list -A', 'helm list -A -o yaml'],
    ['kubectl apply -k prod', 'kubectl apply -k prod --server-side'],
    ['kubectl delete -k prod', 'kubectl delete -k prod --ignore-not-found'],
    ['kubectl delete hpa web', 'kubectl delete hpa web --cascade=orphan'],
    ['kubectl create pc a --value=5', 'kubectl create pc a --value=5 --description=b'],
    ['kubeadm certs renew all', 'kubeadm certs renew all\nkubeadm certs check-expiration'],
    ['kubeadm upgrade apply v1.35.2', 'kubeadm upgrade plan\nkubeadm upgrade apply v1.35.2'],
    ['apt-mark hold kubelet', 'apt-mark hold kubelet && apt-mark showhold'],
    ['mv /etc/a.yaml /root/parked', 'mkdir -p /root/parked; mv /etc/a.yaml /root/parked'],
    ['containerd config default > /etc/a', 'cp /etc/a /etc/a.bak; containerd config default > /etc/a'],
    ['kubectl logs etcd-cp1 -n kube-system', 'kubectl logs etcd-cp1 -n kube-system -c etcd'],
    ['journalctl -u kubelet | grep x509', 'journalctl -xeu kubelet | grep x509'],
    ['etcdctl member list', 'etcdctl member list -w table'],
    ['journalctl -u kubelet | grep x509', 'journalctl -u kubelet | grep -in x509'],
    ['grep -A 3 error app.log', 'grep -iA3 error app.log'],
    ['kubectl exec etcd-cp1 -- etcdctl member list', 'kubectl exec etcd-cp1 -- etcdctl member list -w table'],
    ['openssl req -new -key a.key -out a.csr', 'openssl req -new -nodes -key a.key -out a.csr'],
    ['ls /etc/cni/net.d', 'ls -la /etc/cni/net.d'],
    ['ls /var/log | grep kube', 'ls -l /var/log | grep kube'],
    ['kubectl exec web -- ls -l /in', 'kubectl exec web -- ls -alh /in'],
    ['kubectl exec web -- wget -qO- db', 'kubectl exec web -- wget -qO- -T 3 db'],
    ['grep -A 3 error app.log', 'grep -HA3 error app.log'],
    ['curl -k https://10.0.0.10:6443/version', 'curl -skL https://10.0.0.10:6443/version'],
    ['mkdir /opt/course', 'mkdir -p /opt/course'],
    ['cp -r pki /backup', 'cp -a pki /backup'],
    ['ssh -i /root/.ssh/lab ops@node01', 'ssh -v -i ~/.ssh/lab ops@node01'],
    ["apt-get install -y kubeadm='1.35.2-*'", 'apt-get install -y kubeadm=1.35.2-1.1'],
    ['systemctl restart kubelet', 'sudo -i\nsystemctl restart kubelet\nexit'],
    ['kubectl port-forward svc/web 8080:80', 'kubectl port-forward svc/web 8080:80 --address=127.0.0.1'],
    ['systemctl status kubelet', 'systemctl status kubelet -n 50'],
    ['systemctl restart kubelet', 'systemctl restart kubelet\nsystemctl status kubelet\nkubectl get nodes'],
    ['etcdctl defrag', 'etcdctl defrag --command-timeout=30s'],
    ['mv /etc/kubernetes/manifests/etcd.yaml /root', 'mv /etc/kubernetes/manifests/etcd.yaml ~/'],
    ['etcdctl snapshot save /a.db', 'etcdctl snapshot save /a.db\netcdutl snapshot status /a.db'],
    ['apt-mark hold kubelet', 'apt-get update\napt-mark hold kubelet'],
    ['helm template shop ./web', 'helm template shop ./web -n default'],
    ['kubectl debug -it a --image=b --target=c', 'kubectl debug -it a --image=b --target=c -c debugger'],
    ['openssl req -new -key a.key -out a.csr', 'openssl req -new -batch -key a.key -out a.csr'],
    [
      'kubectl logs -n kube-system -l k8s-app=kube-dns',
      'kubectl logs -n kube-system -l k8s-app=kube-dns -c coredns',
    ],
    [
      'kubectl logs -n kube-system deploy/coredns',
      'kubectl logs -n kube-system deploy/coredns --all-containers',
    ],
    [
      'kubectl label ns shop pod-security.kubernetes.io/enforce=baseline',
      'kubectl label ns shop pod-security.kubernetes.io/enforce=baseline pod-security.kubernetes.io/enforce-version=latest',
    ],
  ])('%s / %s', (reference, answer) => {
    expect(compare(reference, answer).outcome).toBe('correct');
    expect(compare(answer, reference).outcome).toBe('wrong');
  });

  test.each([
    ['kubectl run web --image=nginx:1.29', 'kubectl run web --image=registry.example.com/nginx:1.29'],
    ['kubectl run web --image=nginx:1.29', 'kubectl run web --image=nginx@sha256:1f'],
    ['grep error app.log', 'grep -e error -e warning app.log'],
    ['grep -- -x app.log', 'grep -x app.log'],
    ['kubectl get pods | grep web', 'kubectl get pods -o wide | grep web'],
    ['kubectl get pods > pods', 'kubectl get pods -o wide > pods'],
    ['kubectl get pods', 'kubectl get pods -o yaml'],
    ['kubectl create deploy a --image=b', 'kubectl create deploy a --image=b --dry-run=client -o yaml'],
    ['kubectl replace -f a.yaml', 'kubectl replace -f a.yaml --grace-period=0'],
    ['kubectl logs -l app=web', 'kubectl logs -l app=web --max-log-requests=2'],
    ['crictl -r unix:///run/a.sock ps', 'crictl -r unix:///run/a.sock -i unix:///run/b.sock ps'],
    ['nft list table ip kube-proxy', 'nft -s list table ip kube-proxy'],
    [
      `kubectl run a --image=b --overrides='{"spec":{"containers":[{"name":"a","tty":true}]}}'`,
      `kubectl run a --image=b --override-type=strategic --overrides='{"spec":{"containers":[{"name":"a","tty":true}]}}'`,
    ],
    ['crictl ps -q --name etcd', "crictl ps | grep etcd | awk '{print $2}'"],
    ['crictl ps --name etcd', 'crictl ps | grep -v etcd'],
    ['crictl ps -q', "crictl ps -o json | jq -r '.containers[].podSandboxId'"],
    ['helm uninstall a', 'helm uninstall a --keep-history'],
    ['openssl x509 -in a.crt -noout -enddate', "openssl x509 -in a.crt -noout -text | grep 'Not Before'"],
    ['openssl x509 -in a.crt -noout -enddate', 'openssl x509 -in a.crt -noout -text'],
    ['docker pull a:1\ndocker pull a:2', 'for v in 1 3; do docker pull a:$v; done'],
    ['docker pull a:1', 'for v in $(cat list); do docker pull a:$v; done'],
    ['docker run --cpus 0.5 a', 'docker run --cpus 0.05 a'],
    ['docker run -p 80:80 a', 'docker run -p 127.0.0.1:80:80 a'],
    ['docker save -o a.tar a', 'docker save -o $HOME/a.tar a'],
    ['kubectl get --raw /apis', 'kubectl get --raw /apis | python3 -m base64'],
    ['kubectl get nodes', 'kubectl get pods > pods\nkubectl get nodes'],
    ['systemctl daemon-reload', 'systemctl restart kubelet'],
    ['kubectl config view -o json | jq .users', 'kubectl config view | jq .users'],
    ['docker save -o a.tar a', 'docker save -o $PWD.tar a'],
    ['kubectl apply --server-side -f a.yaml', 'kubectl apply --server-side --force-conflicts -f a.yaml'],
    ['kubectl get pods -o name', 'kubectl get pods -o wide'],
    ['ls /in | wc -l', 'ls -a /in | wc -l'],
    ['ls /in > names.txt', 'ls -l /in > names.txt'],
    ['ls /in', 'ls -R /in'],
    ['ls /in', 'ls /'],
    ['kubectl debug -it a --copy-to=b', 'kubectl debug -it a --copy-to=b -c app'],
    ['crictl ps --name etcd', 'crictl ps --name ^etc'],
    ['kubectl get nodes', 'kubectl get nodes\nkubectl get pods'],
    ['systemctl restart kubelet', 'systemctl restart kubelet\nkubectl get nodes > nodes.txt'],
    [
      'kubectl apply -f https://example.com/a/c.yaml',
      'wget https://example.com/a/b.yaml\nkubectl apply -f c.yaml',
    ],
    ['kubectl delete -k overlays/dev', 'cd overlays/prod && kubectl delete -k .'],
    ['kubectl config use-context a', 'sudo kubectl config use-context a'],
    ['kubectl get pods', 'kubectl get pods --kubeconfig=/etc/kubernetes/kubelet.conf'],
    [
      'kubectl auth can-i get pods --as=a',
      'kubectl auth can-i get pods --as=a --as-group=system:authenticated',
    ],
    ['kubeadm token create', 'kubeadm token create > token'],
    ['crictl pods --name dns', "crictl pods --name 'dns.*a'"],
    ['helm list', 'helm list --wait'],
    ['apt-get install -y a', 'DEBIAN_FRONTEND=noninteractive apt-get install a'],
    ['crictl ps -a', 'crictl ps -a --state running'],
    ['crictl ps', 'crictl ps --state exited'],
    ['kubectl get pods --sort-by=.spec.nodeName', 'kubectl get pods --sort-by=.spec.nodeName | sort'],
    ['kubectl get nodes', 'kubectl get nodes | sort -k 5'],
    ['kubectl apply -k prod --server-side', 'kubectl apply -k prod'],
    ['kubectl delete deploy web', 'kubectl delete deploy web --cascade=orphan'],
    ['kubectl delete -f a.yaml', 'kubectl delete -f a.yaml --cascade=orphan'],
    ['kubectl create pc a --value=5 --description=b', 'kubectl create pc a --value=5 --description=c'],
    ['apt-mark hold kubelet', 'apt-mark hold kubelet && apt-mark unhold kubelet'],
    ['rm /etc/a', 'cp /etc/a /root/a; rm /etc/a'],
    [
      'rm /etc/manifests/a.yaml',
      'cp /etc/manifests/a.yaml /etc/manifests/a.yaml.bak; rm /etc/manifests/a.yaml',
    ],
    ['apt-mark hold kubelet kubeadm', 'apt-mark hold kubelet kubectl'],
    ['wget -qO- -T 2 http://web', 'wget -qO- -T 5 http://web'],
    ['ssh -i ~/.ssh/lab ops@node01', 'ssh -i /root/.ssh/lab ops@node01'],
    ['ssh ops@node01', 'ssh -p 2222 ops@node01'],
    ["apt-get install -y kubeadm='1.35.2-*'", 'apt-get install -y kubeadm=1.35.1-1.1'],
    ['curl http://web', 'curl -X POST http://web'],
    ['kubectl port-forward svc/web 8080:80', 'kubectl port-forward svc/web 8080:80 --address=0.0.0.0'],
    ['kubectl top pod --sort-by=cpu', 'kubectl top pod --sort-by=memory'],
    ['kubectl api-resources > kinds', 'kubectl api-resources --no-headers > kinds'],
    ['kubectl explain hpa.spec', 'kubectl explain hpa.spec --api-version=autoscaling/v1'],
    ['kubectl logs web > a.log', 'kubectl logs web --timestamps > a.log'],
    ['kubectl logs web | wc -l', 'kubectl logs web --prefix | wc -l'],
    ['ls /etc/kubernetes/p*', 'cd /var/lib && ls p*'],
    ['kubectl logs web', 'kubectl logs web --all-containers'],
    ['kubectl logs etcd-0 -n shop', 'kubectl logs etcd-0 -n shop -c etcd'],
    [
      'kubectl label ns shop pod-security.kubernetes.io/enforce=baseline',
      'kubectl label ns shop pod-security.kubernetes.io/enforce=baseline pod-security.kubernetes.io/enforce-version=v1.30',
    ],
    [
      'kubectl exec -n kube-system etcd-cp1 -- etcdctl member list',
      "kubectl exec -n kube-system etcd-cp1 -- sh -c 'etcdctl member list'",
    ],
    ['kubectl logs web-1', 'kubectl logs web-1 -c web'],
    ['etcdctl member list', 'etcdctl member list -w json'],
    ['grep -c error app.log', 'grep -ci error app.log'],
    ['grep error app.log > lines', 'grep -n error app.log > lines'],
    ['grep error app.log', 'grep -ve error app.log'],
    ['helm template shop ./web', 'helm template shop acme/web'],
    ['openssl req -newkey rsa:2048 -out a.csr', 'openssl req -newkey rsa:2048 -nodes -out a.csr'],
    ['mv /etc/a.yaml /root', 'mv /etc/a.yaml /root/b.yaml'],
    ['cat /etc/a.yaml', 'cd /root; cat a.yaml'],
    ['cat /etc/a.yaml', 'cd /etc; cd /root; cat a.yaml'],
    ['kubectl get pods > list', 'kubectl get pods | tee -a list'],
    ['kubectl get pods > list', 'kubectl get pods | tee list other'],
    ['systemctl restart kubelet', 'systemctl start kubelet; systemctl stop kubelet'],
    ['systemctl restart kubelet', 'systemctl stop kubelet; systemctl start containerd'],
    ['sort -k2 -k1 app.log', 'sort -k1 -k2 app.log'],
    ['cp -r a/. b', 'cp -R a b'],
    ['kubectl delete pod web --force', 'kubectl delete pod web --force --now'],
    ['kubectl events --for pod/web', 'kubectl events -A --for pod/web'],
    ['kubectl exec web -- nc -zv db 5432', 'kubectl exec web -- nc -zvu db 5432'],
    ['kubectl exec web -- env', "kubectl exec web -- sh -c 'env x'"],
    ['kubectl exec web -- ls *', "kubectl exec web -- sh -c 'ls *'"],
    ['kubectl exec web -- echo $HOME', "kubectl exec web -- sh -c 'echo $HOME'"],
    ['kubectl exec web -- wget -qO- http://db', 'kubectl exec web -- wget -q http://db'],
    ['kubectl debug web --image=busybox', 'kubectl debug web -it --image=busybox'],
    ['openssl rsa -in a.key -pubout -out a.pub', 'openssl rsa -in a.key -pubout > b.pub'],
    ['openssl rsa -in a.key -pubout -out a.pub', 'openssl rsa -in a.key -pubout >> a.pub'],
    ['etcdutl snapshot restore --help', 'etcdutl help snapshot status'],
    ['crictl logs 4f > a.log', 'crictl logs 4f > a.log 2>&1'],
    ['kubectl describe pod web', 'kubectl describe pod web | less notes.txt'],
    ['kubectl delete pod a', 'kubectl delete pod a\necho $(kubectl delete pod b)'],
    ['kubectl delete pod a', 'kubectl delete pod a\necho a > a.txt'],
  ])('%s is not %s', (reference, answer) => {
    expect(compare(reference, answer).outcome).toBe('wrong');
  });
});

describe('a near miss reports what is wrong', () => {
  test.each(readCommandTable('near-misses.tsv'))(
    '%s / %s',
    (reference = '', answer = '', path = '', words = '') => {
      const { outcome, differences, score } = compare(reference, answer);
      expect(outcome).toBe('wrong');
      expect(score).toBeLessThan(1);
      expect(differences.map((d) => `${d.path} | ${d.message}`)).toContainEqual(
        expect.stringMatching(new RegExp(`^${escaped(path)} \\| .*${escaped(words)}`, 's')),
      );
    },
  );
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('a difference points at its words', () => {
  test.each([
    ['k get po -n dev', 'kubectl get pods -n prod', 'prod', 'dev'],
    ['k get po -n dev', 'kubectl get pods', undefined, 'dev'],
    ['k get po', 'kubectl get pods --show-labels', '--show-labels', undefined],
    [
      'k create role r --verb=get,list --resource=po',
      'k create role r --verb=get,watch --resource=po',
      'watch',
      'list',
    ],
    ['k run a --image=x -- sleep 1', "k run a --image=x -- 'sleep' 2", "'sleep' 2", 'sleep 1'],
    ['k scale deploy a --replicas=3', 'k scale deploy a --replicas 4', '4', '3'],
  ])('%s / %s', (reference, answer, inAnswer, inReference) => {
    const [difference] = compare(reference, answer).differences;
    const cut = (text: string, range?: { start: number; end: number }) =>
      range && text.slice(range.start, range.end);
    expect(cut(answer, difference?.range)).toBe(inAnswer);
    expect(cut(reference, difference?.referenceRange)).toBe(inReference);
  });
});

describe('other verbs that may reach the same state are left to the learner', () => {
  test.each([
    [
      'kubectl scale deploy web --replicas=3',
      `kubectl patch deploy web -p '{"spec":{"replicas":3}}'`,
      'unsure',
    ],
    ['kubectl scale deploy web --replicas=3', 'kubectl edit deploy web', 'unsure'],
    ['kubectl scale deploy web --replicas=3', 'kubectl edit deploy db', 'wrong'],
    ['kubectl scale deploy web --replicas=3', 'kubectl edit deploy web -n dev', 'wrong'],
    ['kubectl create deployment web --image=nginx', 'kubectl apply -f web.yaml', 'unsure'],
    ['kubectl create deployment web --image=nginx', 'kubectl apply -f web.yaml --dry-run=client', 'wrong'],
    ['kubectl create deployment web --image=nginx -n dev', 'kubectl apply -f web.yaml -n prod', 'wrong'],
    ['kubectl create deployment web --image=nginx -n dev', 'kubectl apply -f web.yaml', 'unsure'],
    ['kubectl run web --image=nginx --dry-run=client -o yaml', 'kubectl apply -f web.yaml', 'wrong'],
    ['kubectl run web --image=nginx > a', 'kubectl create -f web.yaml', 'wrong'],
    ['kubectl create token ci', 'kubectl apply -f token.yaml', 'wrong'],
    ['kubectl label pod web a=b', 'kubectl edit pod/web', 'unsure'],
    ['kubectl expose deploy web --port=80', 'kubectl create service clusterip web --tcp=80', 'unsure'],
    ['kubectl expose deploy web --port=80', 'kubectl create service clusterip web', 'wrong'],
    ['kubectl get pods', 'kubectl describe pods', 'wrong'],
    ['kubectl config use-context dev', 'kubectl config set current-context dev', 'unsure'],
    ['kubectl kustomize overlays/dev', 'kustomize build overlays/dev', 'unsure'],
    ['kubectl kustomize . > all.yaml', 'kustomize build .', 'wrong'],
  ])('%s / %s: %s', (reference, answer, outcome) => {
    expect(compare(reference, answer).outcome).toBe(outcome);
  });
});

describe('answers of several lines', () => {
  const reference = 'kubectl create ns dev\nkubectl create sa ci -n dev';
  const swapped = 'k create sa ci -n dev\nk create ns dev';

  test.each([
    [undefined, 'close', 0.9],
    [false, 'correct', 1],
    [true, 'wrong', undefined],
  ] as const)('another order, with ordered %s: %s', (ordered, outcome, score) => {
    const compared = compare(reference, swapped, { ordered });
    expect(compared.outcome).toBe(outcome);
    if (score !== undefined) expect(compared.score).toBe(score);
  });

  test.each([
    ['k create ns dev; k create sa ci -n dev', 'correct'],
    ['k create ns dev && k create sa ci -n dev', 'correct'],
    ['# first\nk create ns dev\n\n\nk create sa ci -n dev\n', 'correct'],
    ['alias k=kubectl\nk create ns dev\nk create sa ci -n dev', 'correct'],
    ['k create ns dev || k create sa ci -n dev', 'wrong'],
    ['k create ns dev | k create sa ci -n dev', 'wrong'],
  ])('%j is %s', (answer, outcome) => {
    expect(compare(reference, answer, { ordered: true }).outcome).toBe(outcome);
  });

  test('a missing line and an extra one are reported', () => {
    const missing = compare(reference, 'k create ns dev');
    expect(missing.differences).toMatchObject([
      { code: 'missing-line', expected: 'kubectl create serviceaccount' },
    ]);
    expect(missing.score).toBe(0.5);
    const extra = compare(reference, `${reference}\nk delete pod web`);
    expect(extra.differences).toMatchObject([{ code: 'extra-line', actual: 'kubectl delete' }]);
  });

  test('a wrong line is compared with the most similar line', () => {
    const { differences } = compare(reference, 'k create sa ci -n prod\nk create ns dev', { ordered: false });
    expect(differences.map((d) => d.message)).toEqual([
      'namespace: your command has prod, the reference has dev',
    ]);
  });

  test('if one line is in doubt and the others are correct, the learner decides', () => {
    const answer = 'k apply -f ns.yaml\nk create sa ci -n dev';
    expect(compare(reference, answer, { ordered: true }).outcome).toBe('unsure');
    expect(compare(reference, `${answer} --dry-run=client`).outcome).toBe('wrong');
  });
});

describe('a command that its tool refuses does nothing, and scores 0', () => {
  const pods = 'kubectl get pods -n blue';
  test.each([
    [pods, `${pods} --nope`, 0],
    [pods, `${pods} -o constructor`, 0],
    [`${pods} | grep web`, `${pods} --nope | grep web`, 0],
    [`${pods} | kubectl apply -f -`, `${pods} | kubectl apply -f - --nope`, 0],
    [pods, `${pods} >`, 0],
    [`${pods}\nkubectl create ns dev`, `${pods} --nope\nkubectl create ns dev`, 0.5],
  ])('%j / %j: %s', (reference, answer, score) => {
    const compared = compare(reference, answer);
    expect(compared).toMatchObject({ outcome: 'wrong', score });
    expect(compared.differences[0]?.code).toBe('refused');
    expect(compared.differences.map(({ code }) => code)).not.toContain('missing-line');
  });
});

describe('here-documents are compared by their data', () => {
  const reference = 'kubectl apply -f - <<EOF\nkind: Pod\nmetadata: {name: a}\nEOF';
  test.each([
    ['cat <<EOF | kubectl apply -f -\nmetadata:\n  name: a\nkind: "Pod"\nEOF', 'correct'],
    [`kubectl apply -f - <<< '{"kind":"Pod","metadata":{"name":"a"}}'`, 'correct'],
    [`echo '{"kind":"Pod","metadata":{"name":"a"}}' | k apply -f -`, 'correct'],
    ['kubectl apply -f - <<EOF\nkind: Pod\nmetadata: {name: b}\nEOF', 'wrong'],
    ['kubectl apply -f -', 'wrong'],
  ])('%j is %s', (answer, outcome) => {
    expect(compare(reference, answer).outcome).toBe(outcome);
  });
});

describe('what cannot be compared', () => {
  test.each(['', '   ', '# a comment', '\n'])('%j has no command', (answer) => {
    expect(compare('kubectl get pods', answer).differences).toMatchObject([{ code: 'nothing' }]);
  });

  test('a type that the reference uses is a custom resource', () => {
    expect(compare('kubectl get databases', 'k get databases').outcome).toBe('correct');
    expect(compare('kubectl get databases', 'k get database').outcome).toBe('wrong');
    expect(compare('kubectl get pods', 'k get databases').outcome).toBe('wrong');
  });
});

describe('a final look at the result is not part of a task that changes something', () => {
  const restart = 'systemctl restart kubelet';
  test.each([
    [restart, `${restart}\nsystemctl status kubelet`, 'correct'],
    [restart, `${restart} && systemctl is-active kubelet.service`, 'correct'],
    [restart, `${restart}\nkubectl get nodes`, 'correct'],
    [
      'mv /root/a.yaml /etc/kubernetes/manifests',
      'mv /root/a.yaml /etc/kubernetes/manifests/\ncrictl ps',
      'correct',
    ],
    ['kubectl create ns dev', 'kubectl create ns dev\nkubectl auth can-i list pods -n dev', 'correct'],
    [restart, `systemctl status kubelet && ${restart}`, 'wrong'],
    [restart, `${restart}\nsystemctl stop kubelet`, 'wrong'],
    [restart, `${restart}\nsystemctl status kubelet > state.txt`, 'wrong'],
    [`${restart}\nsystemctl enable kubelet`, `${restart}\nsystemctl status kubelet`, 'wrong'],
  ])('%j / %j is %s', (reference, answer, outcome) => {
    expect(compare(reference, answer).outcome).toBe(outcome);
  });
});

test.each([
  ['grep -- --etcd-servers a.yaml', "grep '\\-\\-etcd-servers' a.yaml", 'correct'],
  ['grep -- --etcd-servers a.yaml', "grep '\\-etcd-servers' a.yaml", 'wrong'],
  ['kubectl config view --flatten > a', 'kubectl config view --raw --flatten > a', 'correct'],
  ['kubectl config view > a', 'kubectl config view --raw > a', 'wrong'],
  ['kubectl config view', 'kubectl config view --flatten', 'wrong'],
  ['iptables-save > /tmp/r\ngrep KUBE /tmp/r', 'iptables-save | grep KUBE', 'wrong'],
  ['iptables-save | grep KUBE', 'iptables-save > /tmp/r || grep KUBE /tmp/r', 'wrong'],
  ['iptables-save | grep KUBE', 'iptables-save > /tmp/r\ngrep KUBE /tmp/q', 'wrong'],
  ['iptables-save | grep KUBE', 'iptables-save > /etc/r\ngrep KUBE /etc/r', 'wrong'],
  ['kubectl get ns > a\ncp a /opt/b', 'kubectl get ns > /opt/b', 'wrong'],
  ['openssl genrsa -out a.key', 'openssl genrsa -out a.key && chmod 644 a.key', 'wrong'],
  ['openssl genrsa -out a.key', 'openssl genrsa -out a.key && openssl rsa -in a.key -pubout -out b', 'wrong'],
  ['kubectl get ns > /opt/a', 'kubectl get ns > b\nmv b /opt', 'wrong'],
  ['kubectl get ns > /opt/a', 'kubectl get ns > a || mv a /opt', 'wrong'],
  ['KUBECONFIG=a:b kubectl config view', 'KUBECONFIG=b:a kubectl config view', 'wrong'],
  [
    'kubectl wait gateway/edge --for=condition=Ready',
    `kubectl wait gateway/edge --for=jsonpath='{.status.conditions[?(@.type=="Ready")].status}'=False`,
    'wrong',
  ],
  ['iptables-save | grep 10.1.2.3', "iptables-save | grep '10\\.1\\.2\\.4'", 'wrong'],
  ['grep kube.proxy a', "grep 'kube\\.proxy' a", 'wrong'],
  ['ls /etc/cni/net.d', 'cd /etc; ls net.d', 'wrong'],
  ['grep -r image /etc/a', 'cd /etc/image; grep -r a image', 'wrong'],
  [
    'helm repo add a https://a.example; helm repo update',
    'helm repo add a https://a.example; helm repo update b',
    'wrong',
  ],
  ['helm repo update', 'helm repo update a', 'wrong'],
  [
    'kubectl get --raw /api/v1/nodes/a/proxy/metrics',
    'kubectl get --raw /api/v1/nodes/a:10255/proxy/metrics',
    'wrong',
  ],
  [
    'kubectl create quota q --hard=pods=1,cpu=4',
    'kubectl create quota q --hard=pods=1 --hard=cpu=4',
    'wrong',
  ],
  ['kubectl config view --flatten > a', 'kubectl config view --raw > a', 'wrong'],
])('%j / %j is %s', (reference, answer, outcome) => {
  expect(compare(reference, answer).outcome).toBe(outcome);
});
