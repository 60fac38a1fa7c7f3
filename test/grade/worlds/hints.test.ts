import { describe, expect, test } from 'vitest';
import { hintsOf } from '../../../src/grade/worlds/hints.ts';

const hints = (...texts: string[]) => hintsOf(texts);

describe('labels, annotations and variables', () => {
  test.each([
    ['kubectl label pod web tier=db', [{ verb: 'label', key: 'tier', value: 'db' }]],
    ['kubectl label pod web tier-', [{ verb: 'label', key: 'tier' }]],
    ['kubectl label pod web a=', [{ verb: 'label', key: 'a', value: '' }]],
    ['kubectl label pod/web a.io/b=c', [{ verb: 'label', key: 'a.io/b', value: 'c' }]],
    ['kubectl annotate pod web note="a=b"', [{ verb: 'annotate', key: 'note', value: 'a=b' }]],
    ['kubectl set env deploy/web MODE=x', [{ verb: 'set env', key: 'MODE', value: 'x' }]],
    [
      'kubectl annotate pod web doc=https://a.example.com/b',
      [{ verb: 'annotate', key: 'doc', value: 'https://a.example.com/b' }],
    ],
    ['kubectl annotate pod web "note=a\nb"', [{ verb: 'annotate', key: 'note', value: 'a\nb' }]],
    ['kubectl annotate pod web a_b.io/c-d-', [{ verb: 'annotate', key: 'a_b.io/c-d' }]],
    [
      'kubectl label pod web a=b c-',
      [
        { verb: 'label', key: 'a', value: 'b' },
        { verb: 'label', key: 'c' },
      ],
    ],
    ['kubectl label pod web "a b=c" "d e-" =f', []],
    ['echo tier=db', []],
    ['kubectl label pod web tier', []],
    ['kubectl label pod web tier=$x', []],
    ['kubectl get pod tier=db', []],
  ])('%s', (text, pairs) => {
    expect(hints(text).pairs).toEqual(pairs);
  });
});

describe('taints', () => {
  const taint = (key: string, value: string, effect: string, removed = false) => [
    { key, value, effect, removed },
  ];
  test.each([
    ['a=b:NoExecute', taint('a', 'b', 'NoExecute')],
    ['a:PreferNoSchedule', taint('a', '', 'PreferNoSchedule')],
    ['a=b', taint('a', 'b', 'NoSchedule')],
    ['a=b:NoExecute-', taint('a', 'b', 'NoExecute', true)],
    ['a:NoExecute-', taint('a', '', 'NoExecute', true)],
    ['a-', taint('a', '', 'NoSchedule', true)],
    ['a.io/b=:NoSchedule', taint('a.io/b', '', 'NoSchedule')],
    ['a_b=c.d_e-f:NoExecute', taint('a_b', 'c.d_e-f', 'NoExecute')],
    ['a=b:Nope', []],
    ['"a b=c"', []],
    ['a=b/c', []],
    ['node02', []],
  ])('%s', (word, taints) => {
    expect(hints(`kubectl taint nodes node01 ${word}`).taints).toEqual(taints);
  });

  test('are those of the command for taints', () => {
    expect(hints('kubectl label node node01 a=b').taints).toEqual([]);
  });
});

test.each([
  ['kubectl logs web -c app', ['app']],
  ['kubectl set image deploy/web app=nginx:2 side=busybox', ['app', 'side']],
  ['kubectl set env deploy/web -c=app,side A=b', []],
  ['kubectl logs web -c App', []],
  ['kubectl label pod web app=nginx', []],
  ['kubectl set env deploy/web --containers=app A=b', ['app']],
  ['kubectl run web --image=nginx', []],
  ['kubectl logs web -c app; kubectl logs web -c app -f', ['app']],
  ['kubectl logs web -c -app', []],
  ['kubectl logs web -c app_1', []],
  [`kubectl logs web -c ${'a'.repeat(63)}`, ['a'.repeat(63)]],
  [`kubectl logs web -c ${'a'.repeat(64)}`, []],
  ['docker set image app=nginx', []],
])('%s names the containers %j', (text, containers) => {
  expect(hints(text).containers).toEqual(containers);
});

test.each([
  ['kubectl get pods --context=a', ['a']],
  ['kubectl config use-context a', ['a']],
  ['kubectl config rename-context a b', ['a']],
  ['kubectl config set contexts.a.namespace dev', ['a']],
  ['kubectl config unset contexts.a.user', ['a']],
  ['kubectl config set users.a.token x', []],
  ['kubectl config view', []],
  ['kubectl config set contexts.k8s-c1.cluster x', ['k8s-c1']],
  ['kubectl config set xcontexts.a.user x', []],
  ['kubectl config set contexts.a.users x', []],
  ['kubectl config set-context a --namespace=b', ['a']],
  ['kubectl config delete-context a', ['a']],
  ['kubectl config get-contexts a', ['a']],
  ['kubectl config set-cluster a', []],
  ['kubectl config use-context', []],
  ['kubectl config use-context $c', []],
  ['kubectl get pods a', []],
  ['kubectl get nodes contexts.a.user', []],
  ['kubectl config use-context a; kubectl get pods --context a', ['a']],
])('%s names the contexts %j', (text, contexts) => {
  expect(hints(text).contexts).toEqual(contexts);
});

test('scripts mix what is current where one of them alone says so', () => {
  const [current, named] = [
    'kubectl config set-context --current --namespace=a',
    'kubectl config get-contexts',
  ];
  expect(
    [hints(current, named), hints(current, current), hints(named, named)].map((h) => h.mixesCurrent),
  ).toEqual([...[true, false, false]]);
});

describe('files', () => {
  test.each([
    ['kubectl apply -f web.yaml', [['web.yaml', 'manifest']]],
    ['kubectl create cm a --from-file=b.txt', [['b.txt', 'text']]],
    ['kubectl create cm a --from-file=key=b.txt', [['b.txt', 'text']]],
    ['kubectl create cm a --from-env-file=b.env', [['b.env', 'variables']]],
    ['kubectl patch pod a --patch-file=b.yaml', [['b.yaml', 'patch']]],
    ['kubectl get pods --kubeconfig=b', [['b', 'kubeconfig']]],
    ['kubectl apply -f -', []],
    ['kubectl apply -f $file', []],
    ['kubectl create ns a --dry-run=client -o yaml > a.yaml; kubectl apply -f a.yaml', []],
    ['kubectl get ns a -o yaml | tee a.yaml; kubectl apply -f a.yaml', []],
    ['kubectl apply -f a.yaml < a.yaml', [['a.yaml', 'manifest']]],
    ['kubectl apply -f a=b.yaml', [['a=b.yaml', 'manifest']]],
    ['kubectl create cm a --from-file=b=c=d.txt', [['c=d.txt', 'text']]],
    ['> b.yaml; kubectl apply -f a.yaml -f b.yaml', [['a.yaml', 'manifest']]],
    ['kubectl get ns a >> a.yaml; kubectl apply -f a.yaml', []],
    ['cat a.yaml; kubectl apply -f a.yaml', [['a.yaml', 'manifest']]],
    ['kubectl get ns a | tee b.yaml a.yaml; kubectl apply -f a.yaml', []],
    ['kubectl get pods -n a.yaml', []],
  ])('%s', (text, files) => {
    expect([...hints(text).files]).toEqual(files);
  });
});

describe('what expressions look for', () => {
  const path = (text: string) => `kubectl get svc -o jsonpath='{.items[?(${text})]}'`;
  test.each([
    [path('@.spec.type=="NodePort"'), [{ path: ['spec', 'type'], value: 'NodePort', isWanted: true }]],
    [path('@.spec.type != "NodePort"'), [{ path: ['spec', 'type'], value: 'NodePort', isWanted: false }]],
    [
      `kubectl get svc -o json | jq '.items[] | select(.spec.type == "NodePort")'`,
      [{ path: ['spec', 'type'], value: 'NodePort', isWanted: true }],
    ],
    [path('@.name=="x"'), []],
    [path('@.metadata.name=="x"'), [{ path: ['metadata', 'name'], value: 'x', isWanted: true }]],
    [path('@.a=="b c"'), [{ path: ['a'], value: 'b c', isWanted: true }]],
    [
      'kubectl get svc -o jsonpath="{.items[?(@.a==\\"b\\")]}"',
      [{ path: ['a'], value: 'b', isWanted: true }],
    ],
    [
      `jq '.items[] | select( .a != "b" and .c == "d")'`,
      [
        { path: ['a'], value: 'b', isWanted: false },
        { path: ['c'], value: 'd', isWanted: true },
      ],
    ],
    [`jq '.items[] | select(.a > 1 and .b=="c")'`, [{ path: ['b'], value: 'c', isWanted: true }]],
    [`jq '.items[] | select(.a|length) | .b == "c"'`, []],
    [path('@.a<="b"'), []],
    [path('@.spec.port==80'), []],
  ])('%s', (text, filters) => {
    expect(hints(text).filters).toEqual(filters);
  });

  test('a name is that of a container or a user, where the text is about them', () => {
    const named = (of: string) => `kubectl get x -o jsonpath='{.${of}[?(@.name=="x")]}'`;
    expect(hints(named('spec.containers'))).toMatchObject({ containers: ['x'], users: [] });
    expect(hints(named('users'))).toMatchObject({ containers: [], users: ['x'] });
    expect(hints(named('spec.ports'))).toMatchObject({ containers: [], users: [] });
    expect(hints('kubectl get nodes', named('users'))).toMatchObject({ containers: [], users: ['x'] });
    expect(hints('kubectl get nodes', named('spec.containers')).containers).toEqual(['x']);
    expect(hints(named('spec.superusers')).users).toEqual([]);
    expect(hints(named('containers'), named('containers')).containers).toEqual(['x']);
    const other = `kubectl get x -o jsonpath='{.containers[?(@.type=="x")]}{.users[?(@.type=="x")]}'`;
    expect(hints(other)).toMatchObject({ containers: [], users: [] });
  });
});

test('verbs are those of kubectl, each once', () => {
  expect([
    ...hints('kubectl create deploy a --image=b\nk get pods | sort', 'kubectl get nodes').verbs,
  ]).toEqual([...['create deployment', 'get']]);
});

test('the words are those of all texts, each on lines of its own', () => {
  expect(hints('kubectl get pods', 'k describe node a').words).toBe('kubectl get pods\nk describe node a');
});

test.each([
  ['kubectl config set-context --current --namespace=a', true],
  ['kubectl config set-context --currently', false],
  ['kubectl config set-context a--current', false],
])('%s changes the current context: %s', (text, expected) => {
  expect(hints(text, 'kubectl get pods').mixesCurrent).toBe(expected);
});
