import { clusterrole, clusterrolebinding, role, rolebinding, serviceaccount } from '../generate/access.ts';
import { namespace, poddisruptionbudget, priorityclass, quota } from '../generate/cluster-objects.ts';
import { configmap, secretDockerRegistry, secretGeneric, secretTls } from '../generate/config.ts';
import {
  ingress,
  serviceClusterIp,
  serviceExternalName,
  serviceLoadBalancer,
  serviceNodePort,
} from '../generate/network.ts';
import { cronjob, deployment, job } from '../generate/workloads.ts';
import { apiResources, apiVersions } from './api-resources.ts';
import { apply } from './apply/apply.ts';
import { editLastApplied, setLastApplied, viewLastApplied } from './apply/last-applied.ts';
import { attachPod } from './attach.ts';
import { autoscale } from './autoscale.ts';
import { canI } from './can-i.ts';
import { approveCertificate, denyCertificate } from './certificate.ts';
import { clusterInfo } from './cluster-info.ts';
import type { KubectlCommand } from './command.ts';
import {
  currentContext,
  deleteCluster,
  deleteContext,
  deleteUser,
  getClusters,
  getContexts,
  getUsers,
  renameContext,
  useContext,
} from './config/contexts.ts';
import { setCluster, setContext, setCredentials, setProperty, unsetProperty } from './config/set-entries.ts';
import { viewConfig } from './config/view.ts';
import { copy } from './copy.ts';
import { cordon, uncordon } from './cordon.ts';
import { create, createByGenerator } from './create.ts';
import { debug } from './debug/debug.ts';
import { deleteObjects } from './delete.ts';
import { describe } from './describe.ts';
import { diff } from './diff.ts';
import { drain } from './drain.ts';
import { clusterInfoDump } from './dump.ts';
import { edit } from './edit.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { kustomize } from './kustomize.ts';
import { annotate, label } from './label.ts';
import { logs } from './logs.ts';
import { patch } from './patch.ts';
import { authReconcile } from './reconcile.ts';
import { completion, pluginList, portForward, proxy } from './refused.ts';
import { replace } from './replace.ts';
import { rolloutPause, rolloutRestart, rolloutResume } from './rollout/change.ts';
import { rolloutHistory } from './rollout/history.ts';
import { rolloutStatus } from './rollout/status.ts';
import { rolloutUndo } from './rollout/undo.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage, setResources, setSelector, setServiceAccount, setSubject } from './set.ts';
import { setEnv } from './set-env.ts';
import { taint } from './taint.ts';
import { createToken, whoAmI } from './token.ts';
import { topNode, topPod } from './top.ts';
import { version } from './version.ts';
import { wait } from './wait.ts';

/** The built-in commands, by their words. */
export const KUBECTL_COMMANDS: Readonly<Record<string, KubectlCommand>> = {
  annotate,
  'api-resources': apiResources,
  'api-versions': apiVersions,
  apply,
  'apply edit-last-applied': editLastApplied,
  'apply set-last-applied': setLastApplied,
  'apply view-last-applied': viewLastApplied,
  attach: attachPod,
  autoscale,
  'auth can-i': canI,
  'auth reconcile': authReconcile,
  'auth whoami': whoAmI,
  'certificate approve': approveCertificate,
  'certificate deny': denyCertificate,
  'cluster-info': clusterInfo,
  'cluster-info dump': clusterInfoDump,
  completion,
  'config current-context': currentContext,
  'config delete-cluster': deleteCluster,
  'config delete-context': deleteContext,
  'config delete-user': deleteUser,
  'config get-clusters': getClusters,
  'config get-contexts': getContexts,
  'config get-users': getUsers,
  'config rename-context': renameContext,
  'config set': setProperty,
  'config set-cluster': setCluster,
  'config set-context': setContext,
  'config set-credentials': setCredentials,
  'config unset': unsetProperty,
  'config use-context': useContext,
  'config view': viewConfig,
  cordon,
  cp: copy,
  create,
  'create clusterrole': createByGenerator(clusterrole, ''),
  'create clusterrolebinding': createByGenerator(clusterrolebinding, 'clusterrolebinding'),
  'create configmap': createByGenerator(configmap, 'configmap'),
  'create cronjob': createByGenerator(cronjob, 'cronjob'),
  'create deployment': createByGenerator(deployment, 'deployment'),
  'create ingress': createByGenerator(ingress, 'ingress'),
  'create job': createByGenerator(job, 'job'),
  'create namespace': createByGenerator(namespace, ''),
  'create poddisruptionbudget': createByGenerator(poddisruptionbudget, 'poddisruptionbudgets'),
  'create priorityclass': createByGenerator(priorityclass, 'priorityclass'),
  'create quota': createByGenerator(quota, ''),
  'create role': createByGenerator(role, ''),
  'create rolebinding': createByGenerator(rolebinding, 'rolebinding'),
  'create secret docker-registry': createByGenerator(secretDockerRegistry, 'secret'),
  'create secret generic': createByGenerator(secretGeneric, 'secret'),
  'create secret tls': createByGenerator(secretTls, 'secret'),
  'create service clusterip': createByGenerator(serviceClusterIp, 'ClusterIP service'),
  'create service externalname': createByGenerator(serviceExternalName, 'ExternalName service'),
  'create service loadbalancer': createByGenerator(serviceLoadBalancer, 'LoadBalancer service'),
  'create service nodeport': createByGenerator(serviceNodePort, 'NodePort service'),
  'create token': createToken,
  'create serviceaccount': createByGenerator(serviceaccount, 'serviceaccount'),
  debug,
  delete: deleteObjects,
  describe,
  diff,
  drain,
  edit,
  events,
  exec,
  explain,
  expose,
  get,
  kustomize,
  label,
  logs,
  patch,
  'plugin list': pluginList,
  'port-forward': portForward,
  proxy,
  replace,
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutResume,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run,
  scale,
  'set env': setEnv,
  'set image': setImage,
  'set resources': setResources,
  'set selector': setSelector,
  'set serviceaccount': setServiceAccount,
  'set subject': setSubject,
  taint,
  'top node': topNode,
  'top pod': topPod,
  uncordon,
  version,
  wait,
};
