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
import { apply } from './apply.ts';
import { autoscale } from './autoscale.ts';
import { canI } from './can-i.ts';
import { approveCertificate, denyCertificate } from './certificate.ts';
import type { KubectlCommand } from './command.ts';
import { cordon, uncordon } from './cordon.ts';
import { create, createByGenerator } from './create.ts';
import { deleteObjects } from './delete.ts';
import { exec } from './exec.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { annotate, label } from './label.ts';
import { logs } from './logs.ts';
import { patch } from './patch.ts';
import { rolloutPause, rolloutRestart, rolloutResume } from './rollout/change.ts';
import { rolloutHistory } from './rollout/history.ts';
import { rolloutStatus } from './rollout/status.ts';
import { rolloutUndo } from './rollout/undo.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage, setResources, setSelector, setServiceAccount, setSubject } from './set.ts';
import { taint } from './taint.ts';
import { wait } from './wait.ts';

/** The commands that are built in, by their words. */
export const KUBECTL_COMMANDS: Readonly<Record<string, KubectlCommand>> = {
  annotate,
  apply,
  autoscale,
  'auth can-i': canI,
  'certificate approve': approveCertificate,
  'certificate deny': denyCertificate,
  cordon,
  create,
  'create clusterrole': createByGenerator(clusterrole, 'clusterrole'),
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
  'create role': createByGenerator(role, 'role'),
  'create rolebinding': createByGenerator(rolebinding, 'rolebinding'),
  'create secret docker-registry': createByGenerator(secretDockerRegistry, 'secret'),
  'create secret generic': createByGenerator(secretGeneric, 'secret'),
  'create secret tls': createByGenerator(secretTls, 'secret'),
  'create service clusterip': createByGenerator(serviceClusterIp, 'ClusterIP service'),
  'create service externalname': createByGenerator(serviceExternalName, 'ExternalName service'),
  'create service loadbalancer': createByGenerator(serviceLoadBalancer, 'LoadBalancer service'),
  'create service nodeport': createByGenerator(serviceNodePort, 'NodePort service'),
  'create serviceaccount': createByGenerator(serviceaccount, 'serviceaccount'),
  delete: deleteObjects,
  exec,
  expose,
  get,
  label,
  logs,
  patch,
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutResume,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run,
  scale,
  'set image': setImage,
  'set resources': setResources,
  'set selector': setSelector,
  'set serviceaccount': setServiceAccount,
  'set subject': setSubject,
  taint,
  uncordon,
  wait,
};
