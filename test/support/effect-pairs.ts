import { Seeded } from '../../src/cluster/seeded.ts';
import { readScript } from '../../src/kubernetes/command/statement.ts';
import { commandMutants } from '../../src/lint/mutants/command-mutants.ts';
import { readGolden } from './golden.ts';
import { rewriteCommand } from './rewrite-command.ts';

/** A pair whose truth follows from how it was made. */
export interface EffectPair {
  readonly kind: 'syntax' | 'state' | 'output' | 'near-miss';
  readonly reference: string;
  readonly answer: string;
}

type Rewrite = (line: string) => readonly string[];

const DRY = '--dry-run=client -o yaml';
const NOT_FILES =
  /--dry-run|--output| -o|-it?\b|--rm|--attach|--edit|--save-config|--record|-f |--filename|-k /;

/** Behind the flags of kubectl, in front of what is run in a container. */
function withFlags(line: string, flags: string): string {
  return line.includes(' -- ') ? line.replace(' -- ', ` ${flags} -- `) : `${line} ${flags}`;
}

const byFile: Rewrite = (line) =>
  /^kubectl (?:create (?!token)|run|expose|autoscale)/.test(line) && !NOT_FILES.test(line)
    ? [
        `${withFlags(line, DRY)} | kubectl apply -f -`,
        `${withFlags(line, DRY)} > made.yaml && kubectl create -f made.yaml && rm made.yaml`,
        `export do="${DRY}"\n${withFlags(line, '$do')} | kubectl create -f -`,
      ]
    : [];

const byPatch: Rewrite = (line) => {
  const [, type, name, count, more = ''] =
    /^kubectl scale (?!ds|daemonset)(\w+)[ /]([a-z][\w-]*) --replicas=(\d+)( -n \S+)?$/.exec(line) ?? [];
  if (type !== undefined) return [`kubectl patch ${type} ${name}${more} -p '{"spec":{"replicas":${count}}}'`];
  const [, verb, node] = /^kubectl (cordon|uncordon) ([a-z][\w-]*)$/.exec(line) ?? [];
  return node === undefined
    ? []
    : [`kubectl patch node ${node} -p '{"spec":{"unschedulable":${verb === 'cordon'}}}'`];
};

const byMetadata: Rewrite = (line) => {
  const [, verb, type, name, key, value, more = ''] =
    /^kubectl (label|annotate) (\w+) ([a-z][\w-]*) ([\w./-]+)=([\w.-]+)( -n \S+)?$/.exec(line) ?? [];
  if (type === undefined) return [];
  const field = verb === 'label' ? 'labels' : 'annotations';
  return [
    `kubectl patch ${type} ${name}${more} --type merge -p '{"metadata":{"${field}":{"${key}":"${value}"}}}'`,
    `kubectl ${verb} --overwrite ${type}/${name} ${key}=${value}${more}`,
  ];
};

const byImage: Rewrite = (line) => {
  const [, name, container, image, more = ''] =
    /^kubectl set image deploy(?:ment)?[ /](\S+) ([\w-]+)=(\S+)( -n \S+)?$/.exec(line) ?? [];
  return name === undefined
    ? []
    : [
        `kubectl patch deployment ${name}${more} -p '{"spec":{"template":{"spec":{"containers":[{"name":"${container}","image":"${image}"}]}}}}'`,
      ];
};

const byInput: Rewrite = (line) => {
  const [, verb, file, more = ''] = /^kubectl (apply|create) -f ([\w.-]+\.yaml)( -n \S+)?$/.exec(line) ?? [];
  if (verb === undefined) return [];
  const inputs = [`cat ${file} | kubectl ${verb} -f -${more}`, `kubectl ${verb} -f - < ${file}${more}`];
  return verb === 'create' ? [...inputs, `kubectl apply -f ${file}${more}`] : inputs;
};

const oneByOne: Rewrite = (line) => {
  const [, type, first, second, more = ''] =
    /^kubectl delete (\w+) ([a-z][\w-]*) ([a-z][\w-]*)( -n \S+)?$/.exec(line) ?? [];
  return first === undefined
    ? []
    : [
        `kubectl delete ${type} ${second}${more}\nkubectl delete ${type}/${first}${more}`,
        `for n in ${first} ${second}; do kubectl delete ${type} $n${more}; done`,
        `echo ${first} ${second} | xargs kubectl delete ${type}${more}`,
      ];
};

/** The same words by way of the shell. */
const byVariables: Rewrite = (line) => {
  const [, namespace] = / -n (\S+)/.exec(line) ?? [];
  const isPlain = !/["'$`\\]/.test(line);
  return [
    ...(namespace !== undefined && isPlain
      ? [`ns=${namespace}; ${line.replace(` -n ${namespace}`, ' -n "$ns"')}`]
      : []),
    ...(isPlain && !line.includes(' -- ') ? [`alias kk='kubectl'\nkk ${line.replace('kubectl ', '')}`] : []),
  ];
};

const PATH = /^(kubectl get .*?) (?:-o|--output)[ =]'?jsonpath='?\{\.items\[\*\]((?:\.\w+)+)\}'?$/;

const byOtherRead: Rewrite = (line) => {
  const plain = line.replace(/'/g, '');
  const [, get, path = ''] = PATH.exec(plain) ?? [];
  if (get !== undefined)
    return [
      `${get} --no-headers -o custom-columns=VALUE:${path}`,
      `${get} -o jsonpath='{range .items[*]}{${path}}{"\\n"}{end}'`,
      `${get} -o json | jq -r '.items[]${path}'`,
      `${get} -o go-template='{{range .items}}{{${path}}}{{"\\n"}}{{end}}'`,
    ];
  const [, list] = /^(kubectl get (?!all)[a-z]+(?: -n \S+| -A)?) -o name$/.exec(line) ?? [];
  if (list !== undefined) return [`${list} -o name | cat`, `${list} -o name | sort`];
  const [, names] = /^(kubectl get (?!all)[a-z]+ -n \S+)$/.exec(line) ?? [];
  return names === undefined ? [] : [`${names} | cat`];
};

/** Tables that were asked for as values, by other ways to the same values. */
function tableReads(): EffectPair[] {
  const pairs: EffectPair[] = [];
  for (const type of ['pods', 'deployments', 'services', 'configmaps', 'secrets', 'nodes'])
    for (const place of type === 'nodes' ? [''] : ['', ' -n dev']) {
      const names = `kubectl get ${type}${place} -o jsonpath='{.items[*].metadata.name}'`;
      const others = [
        `kubectl get ${type}${place} --no-headers -o custom-columns=:.metadata.name`,
        `kubectl get ${type}${place} -o name | cut -d/ -f2`,
        `kubectl get ${type}${place} -o name | sed 's#.*/##'`,
        `kubectl get ${type}${place} --no-headers | awk '{print $1}'`,
        `kubectl get ${type}${place} -o json | jq -r '.items[].metadata.name'`,
        `kubectl get ${type}${place} -o jsonpath='{range .items[*]}{.metadata.name}{"\\n"}{end}'`,
      ];
      for (const answer of others) pairs.push({ kind: 'output', reference: names, answer });
      pairs.push(
        {
          kind: 'output',
          reference: `kubectl get ${type}${place} --no-headers | wc -l`,
          answer: `kubectl get ${type}${place} -o name | wc -l`,
        },
        {
          kind: 'near-miss',
          reference: names,
          answer: `kubectl get ${type}${place} -o jsonpath='{.items[0].metadata.name}'`,
        },
        {
          kind: 'near-miss',
          reference: names,
          answer: `kubectl get ${type}${place} -o jsonpath='{.items[*].metadata.uid}'`,
        },
        {
          kind: 'near-miss',
          reference: `kubectl get ${type}${place} --no-headers | wc -l`,
          answer: `kubectl get ${type}${place} | wc -l`,
        },
      );
    }
  return pairs;
}

/** The same command in other words. */
function rewritten(line: string): string[] {
  const [statement] = readScript(line).statements;
  const [command] = statement?.commands ?? [];
  const random = new Seeded(line.length);
  return command === undefined ? [] : [rewriteCommand(command, (n) => random.below(n))];
}

const STATE: readonly Rewrite[] = [byFile, byPatch, byMetadata, byImage, byInput, oneByOne];

/** All pairs that can be made of the recorded lines; the order is that of the recording. */
export function effectPairs(): EffectPair[] {
  const pairs: EffectPair[] = [];
  const lines = readGolden().filter(({ exit }) => exit === 0);
  const add = (kind: EffectPair['kind'], reference: string, answers: readonly string[]): void => {
    for (const answer of answers) pairs.push({ kind, reference, answer });
  };
  for (const { line, writes } of lines) {
    const changes = writes !== '[[],null]';
    if (changes)
      add(
        'state',
        line,
        STATE.flatMap((rewrite) => rewrite(line)),
      );
    else add('output', line, byOtherRead(line));
    add(changes ? 'state' : 'output', line, byVariables(line));
    add('near-miss', line, commandMutants(line));
    add('syntax', line, rewritten(line));
  }
  return [...pairs, ...tableReads()];
}
