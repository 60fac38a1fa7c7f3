import { lookUp } from '../../../source/look-up.ts';
import {
  annotate,
  filesOnly,
  label,
  nodes,
  setEnv,
  setImage,
  setResources,
  setSelector,
  setServiceAccount,
  setSubject,
  taint,
} from './changes.ts';
import { createNamed } from './named.ts';
import { autoscale, deleteObjects, describe, edit, expose, get, objects, patch, scale } from './objects.ts';
import {
  canI,
  certificate,
  completion,
  events,
  explain,
  kustomize,
  names,
  noWords,
  setContext,
  top,
  wait,
  words,
} from './others.ts';
import { attach, cp, debug, exec, logs, portForward } from './pods.ts';
import { rollout } from './rollout.ts';
import { run } from './run.ts';
import type { Shape } from './shape.ts';

const unexpected = (count: number): string => `Unexpected args: ${count === 0 ? '[]' : `${count} given`}`;
const one = words(1, 1, unexpected);
const two = words(2, 2, unexpected);
const lastApplied = objects({ nothing: 'You must provide one or more resources by argument or filename.' });

/** How each verb reads its words. A `create` subcommand that isn't listed takes one name; any other verb takes its words as they are. */
const SHAPES: Readonly<Record<string, Shape>> = {
  run,
  expose,
  scale,
  autoscale,
  get,
  describe,
  edit,
  delete: deleteObjects,
  patch,
  label,
  annotate,
  taint,
  logs,
  exec,
  attach,
  cp,
  debug,
  wait,
  explain,
  kustomize,
  completion,
  cordon: nodes,
  uncordon: nodes,
  drain: nodes,
  'port-forward': portForward,
  create: filesOnly,
  apply: filesOnly,
  replace: filesOnly,
  diff: filesOnly,
  'apply set-last-applied': filesOnly,
  'apply view-last-applied': lastApplied,
  'apply edit-last-applied': lastApplied,
  'auth reconcile': filesOnly,
  'auth can-i': canI,
  'auth whoami': noWords(false),
  'set image': setImage,
  'set env': setEnv,
  'set resources': setResources,
  'set serviceaccount': setServiceAccount,
  'set selector': setSelector,
  'set subject': setSubject,
  'rollout status': rollout,
  'rollout history': rollout,
  'rollout undo': rollout,
  'rollout restart': rollout,
  'rollout pause': rollout,
  'rollout resume': rollout,
  'top node': top('nodes'),
  'top pod': top('pods'),
  'certificate approve': certificate,
  'certificate deny': certificate,
  'config use-context': one,
  'config delete-context': one,
  'config delete-cluster': one,
  'config delete-user': one,
  'config set-cluster': one,
  'config set-credentials': one,
  'config unset': one,
  'config set': two,
  'config rename-context': two,
  'config set-context': setContext,
  'config get-contexts': names,
  'config get-clusters': noWords(false),
  'config get-users': noWords(false),
  'config current-context': noWords(false),
  'config view': noWords(false),
  events,
  proxy: noWords(false),
  version: noWords(false),
  'api-resources': noWords(false),
  'api-versions': noWords(false),
  'cluster-info': noWords(false),
  'cluster-info dump': noWords(true),
};

export function shapeOf(verb: string): Shape {
  return (
    lookUp(SHAPES, verb) ??
    (verb.startsWith('create ') ? createNamed : words(0, Number.POSITIVE_INFINITY, unexpected))
  );
}

/** Flags without which a verb refuses to run. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  run: ['image'],
  scale: ['replicas'],
  autoscale: ['max'],
  'create deployment': ['image'],
  'create cronjob': ['image', 'schedule'],
  'create service externalname': ['external-name'],
  'create clusterrolebinding': ['clusterrole'],
};
