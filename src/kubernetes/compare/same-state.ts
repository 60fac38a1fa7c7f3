import { lookUp } from '../../source/look-up.ts';
import type { Command } from '../command/command.ts';

/** Verbs that can change any part of an object. */
const WRITERS = ['kubectl edit', 'kubectl patch'];
/** Verbs that create an object from a file. */
const MAKERS = ['kubectl apply', 'kubectl create'];

/** Verbs that can reach the same state as the key. Only the learner can tell whether they did. */
const SAME_STATE: Readonly<Record<string, readonly string[]>> = {
  'kubectl scale': [...WRITERS, 'kubectl apply'],
  'kubectl autoscale': MAKERS,
  'kubectl label': WRITERS,
  'kubectl annotate': WRITERS,
  'kubectl taint': WRITERS,
  'kubectl cordon': WRITERS,
  'kubectl uncordon': WRITERS,
  'kubectl set image': WRITERS,
  'kubectl set env': WRITERS,
  'kubectl set resources': WRITERS,
  'kubectl set selector': WRITERS,
  'kubectl set serviceaccount': WRITERS,
  'kubectl set subject': WRITERS,
  'kubectl patch': ['kubectl edit'],
  'kubectl edit': ['kubectl replace'],
  'kubectl create': ['kubectl apply'],
  'kubectl apply': ['kubectl replace'],
  'kubectl run': MAKERS,
  'kubectl expose': [
    ...MAKERS,
    'kubectl create service clusterip',
    'kubectl create service nodeport',
    'kubectl create service loadbalancer',
  ],
  'kubectl rollout undo': [...WRITERS, 'kubectl set image'],
  'kubectl rollout pause': WRITERS,
  'kubectl rollout resume': WRITERS,
  'kubectl config set-context': ['kubectl config set'],
  'kubectl config use-context': ['kubectl config set'],
  'kubectl config set-cluster': ['kubectl config set'],
  'kubectl config set-credentials': ['kubectl config set'],
  'kubectl kustomize': ['kustomize build'],
  'etcdctl snapshot restore': ['etcdutl snapshot restore'],
  'etcdctl snapshot status': ['etcdutl snapshot status'],
};

/** `create TYPE`, whose object could also be created from a file. A token is not an object, and `create -f` is in the table. */
const GENERATOR = /^kubectl create (?!token$)/;

/**
 * Whether two commands with different verbs may reach the same state. They do not if one of them only shows or prints something, or if both name
 * their objects and the objects differ.
 */
export function mayReachSameState(a: Command, b: Command): boolean {
  if (!listed(a.verbName, b.verbName) && !listed(b.verbName, a.verbName)) return false;
  if (a.refusals.length > 0 || b.refusals.length > 0) return false;
  const printsSame = ['output', 'redirect'].every((path) => said(a, path) === said(b, path));
  return !isDry(a) && !isDry(b) && printsSame && placesAgree(a, b);
}

function listed(verb: string, other: string): boolean {
  const others = lookUp(SAME_STATE, verb) ?? (GENERATOR.test(verb) ? MAKERS : []);
  return others.includes(other);
}

function isDry({ facts }: Command): boolean {
  return facts.some((fact) => fact.path === '--dry-run');
}

function said({ facts }: Command, path: string): string | undefined {
  return facts.find((fact) => fact.path === path)?.value;
}

/** Whether both commands can act on the same objects. A file may set a namespace and name any object, but `-n` must not contradict it. */
function placesAgree(a: Command, b: Command): boolean {
  const [placeA, placeB] = [said(a, 'namespace'), said(b, 'namespace')];
  const [fileA, fileB] = [readsFile(a), readsFile(b)];
  if (placeA !== placeB && !(fileA && placeA === undefined) && !(fileB && placeB === undefined)) return false;
  return fileA || fileB || targetsAgree(a, b);
}

function targetsAgree(a: Command, b: Command): boolean {
  const [ofA, ofB] = [a, b].map(({ facts }) => facts.filter((f) => f.path === 'target').map((f) => f.value));
  if (ofA === undefined || ofB === undefined || ofA.length === 0 || ofB.length === 0) return true;
  const [setA, setB] = [new Set(ofA), new Set(ofB)];
  return setA.size === setB.size && ofA.every((target) => setB.has(target));
}

/** Whether a command reads a file, whose content is unknown. */
function readsFile({ facts }: Command): boolean {
  return facts.some(({ path }) => path === '--filename');
}
