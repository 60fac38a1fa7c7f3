import type { ClientEffect } from '../../client/client-effect.ts';
import { type ApiPath, readApiPath } from '../../cluster/api/route.ts';
import { parseArgv } from '../../kubernetes/command/arguments.ts';
import { kubectl } from '../../kubernetes/kubectl/read-kubectl.ts';
import type { TrialWorld } from './world.ts';

/** Thrown by a script that must be tried in a settled cluster. */
export class NeedsRest extends Error {}

/**
 * What these commands write does not depend on what controllers have done in a cluster, and what controllers do afterwards follows from
 * what they wrote: they can be compared before any controller has run.
 */
const WRITING = new Set([
  'annotate',
  'apply',
  'auth reconcile',
  'autoscale',
  'cordon',
  'delete',
  'edit',
  'expose',
  'label',
  'patch',
  'replace',
  'rollout pause',
  'rollout restart',
  'rollout resume',
  'run',
  'scale',
  'taint',
  'uncordon',
]);
const WRITING_GROUP = /^(?:create(?! token)|set)\b/;
/** They look at no object. */
const LOCAL = /^(?:config|version|api-resources|api-versions|explain|kustomize|cluster-info)(?: (?!dump)|$)/;
/** Objects whose allowed changes depend on their state, or to which a controller reacts immediately. */
const STATEFUL = new Set([
  'customresourcedefinitions',
  'jobs',
  'namespaces',
  'persistentvolumeclaims',
  'persistentvolumes',
]);
/** Objects that controllers create too, or whose deletion waits for controllers. */
const MADE_BY_CONTROLLERS = new Set([
  'controllerrevisions',
  'endpoints',
  'endpointslices',
  'events',
  'pods',
  'replicasets',
]);
/** Objects that influence requests once a controller has processed them. */
const DECIDING = new Set(['CustomResourceDefinition', 'ResourceQuota', 'ValidatingAdmissionPolicy']);

/** Whether objects of a world influence requests only after controllers have processed them. */
export function holdsDeciding({ objects }: TrialWorld): boolean {
  return [...objects.values()].some((all) => all.some(({ object }) => DECIDING.has(String(object.kind))));
}

/** @throws NeedsRest for a command that shows something that controllers write, or waits for it. */
export function checkCommand(words: readonly string[]): void {
  const { verb, options } = parseArgv(kubectl(), words);
  if (LOCAL.test(verb.name)) return;
  const said = (name: string) => options.findLast(({ flag }) => (flag.means ?? flag.name) === name)?.value;
  if (!WRITING.has(verb.name) && !WRITING_GROUP.test(verb.name)) throw new NeedsRest();
  const output = said('output');
  if (said('dry-run') !== 'client' && output !== undefined && output !== 'name') throw new NeedsRest();
}

/** @throws NeedsRest for what a command that writes asks of a cluster in motion. */
export function checkEffect(effect: ClientEffect): void {
  if (effect.do === 'open' || effect.do === 'attach' || effect.do === 'sleep') throw new NeedsRest();
  if (effect.do !== 'request') return;
  const { method, path, query } = effect.request;
  const place = readApiPath(path);
  if (place === undefined) return;
  if (!isIndependent(method, place) || query?.some(([name]) => name === 'fieldSelector'))
    throw new NeedsRest();
}

function isIndependent(method: string, { plural, name, subresource }: ApiPath): boolean {
  if (subresource !== '' && subresource !== 'scale') return false;
  if (MADE_BY_CONTROLLERS.has(plural))
    return method === 'POST' || (name !== '' && plural === 'pods' && method !== 'DELETE');
  if (!STATEFUL.has(plural)) return true;
  return method === 'GET' || (method === 'POST' && plural !== 'namespaces');
}
