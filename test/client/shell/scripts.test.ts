import { describe, expect, test } from 'vitest';
import { outcomeOf, readBashRecord } from '../../support/bash-record.ts';
import { ClusterShell } from '../../support/cluster-shell.ts';
import { runHere } from '../../support/script-run.ts';

describe.each(['scripts', 'filters', 'jq'])('%s that bash has run', (name) => {
  const { files, stdin, scripts } = readBashRecord(name);

  test.each(scripts)('$script', (recorded) => {
    const run = runHere(recorded.script, files, stdin);
    expect(run).not.toHaveProperty('beyond');
    if ('exit' in run) expect(outcomeOf(recorded.script, files, run)).toEqual(recorded);
  });
});

describe('what does not run here', () => {
  test.each([
    ['vim pod.yaml', 'vim'],
    ['kubectl get pods -o yaml > p.yaml && nano p.yaml', 'nano'],
    ['sleep 1 & wait', 'a command in the background: &'],
    ['case x in x) echo;; esac', 'case'],
    ['[[ -f a ]] && echo', '[[ … ]]'],
    ['f() { echo; }; f', 'a function'],
    ['a=(1 2)', 'an array'],
    ['echo $RANDOM', '$RANDOM'],
    ['tee >(cat) < a.txt', 'process substitution for output: >(…)'],
    ['grep -R x .', 'grep -R'],
    ['echo ~root', '~root'],
    ['helm list', 'helm'],
  ])('%s', (script, beyond) => {
    const run = runHere(script, { 'a.txt': 'a\n' });
    expect('beyond' in run ? run.beyond : run).toContain(beyond);
  });

  test('is reported before anything runs, if it can be detected', () => {
    expect(runHere('echo a > made; vim made')).toEqual({ beyond: 'vim' });
  });

  test('includes what an alias expands to', () => {
    expect(runHere("alias e='vim -R'\ne pod.yaml")).toEqual({ beyond: 'vim' });
  });
});

describe('kubectl in a script', () => {
  test.each([
    ['kubectl create ns dev --dry-run=client -o yaml | kubectl apply -f -', 'namespace/dev created\n'],
    [
      'export ns=dev do="--dry-run=client -o name"\nkubectl create ns $ns; k create sa bot -n $ns $do',
      'namespace/dev created\nserviceaccount/bot\n',
    ],
    [
      "alias kn='kubectl -n kube-system'\nkn create sa a; kubectl get sa a -o name -n kube-system",
      'serviceaccount/a created\nserviceaccount/a\n',
    ],
    [
      'kubectl create -f - <<EOF\napiVersion: v1\nkind: Namespace\nmetadata: {name: $(echo qa)}\nEOF',
      'namespace/qa created\n',
    ],
    ['for n in a b; do kubectl create ns $n; done | wc -l', '2\n'],
    [
      'kubectl create ns x && KUBE_EDITOR="sed -i s/nosuch/x/" kubectl get ns x --no-headers | wc -l',
      'namespace/x created\n1\n',
    ],
  ])('%s', (script, stdout) => {
    expect(new ClusterShell().script(script)).toEqual({ exit: 0, stdout, stderr: '' });
  });

  test('reads the kubeconfig that the script names', () => {
    const run = new ClusterShell().script('KUBECONFIG=other.yaml kubectl config current-context');
    expect(run).toMatchObject({ exit: 1, stdout: '' });
  });

  test('with an unsupported feature is not executable, but not wrong', () => {
    const run = new ClusterShell().script('kubectl apply -f https://example.com/pod.yaml');
    expect(run).toHaveProperty('beyond');
  });

  test('finds what earlier scripts left in its shell', () => {
    const shell = new ClusterShell();
    shell.script("ns=dev; alias kc='kubectl create'; mkdir -p out; cd out");
    expect(shell.script('kc ns $ns > made; cat made; pwd')).toMatchObject({
      exit: 0,
      stdout: 'namespace/dev created\n/home/user/out\n',
    });
  });
});
