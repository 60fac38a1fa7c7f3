import { checkName, checkOneOf } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { dnsLabel } from '../../names.ts';
import { type ApiObject, object, objects, text } from '../../object-values.ts';
import { checkEnvironment } from './environment.ts';
import { checkContainerPorts, checkHostPorts } from './ports.ts';
import { checkLifecycle, checkNoProbes, checkProbes } from './probes.ts';
import { checkContainerResources, checkResizePolicy } from './resources.ts';
import { checkRestartRules } from './restart-rules.ts';
import { checkContainerSecurity } from './security-context.ts';
import { checkVolumeDevices, checkVolumeMounts, type Volumes } from './volume-mounts.ts';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];

/** The properties of its Pod against which a container is checked. */
export interface ContainerScope {
  readonly volumes: Volumes;
  readonly claimNames: readonly string[];
  /** The longest time that a sleep handler may take, in seconds. */
  readonly gracePeriod: number;
  readonly restartPolicy: string;
  /** Whether the Pod uses the node's user namespace, which is the default. */
  readonly hostUsers: boolean;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#containers */
export function checkContainers(spec: ApiObject, scope: ContainerScope, at: FieldPath): void {
  const containers = objects(spec, 'containers');
  const here = at.child('containers');
  if (containers.length === 0) {
    here.required();
    return;
  }
  const names = new Set<string>();
  containers.forEach((container, position) => {
    const place = here.item(position);
    checkContainer(container, scope, place);
    takeName(container, names, place);
    checkLifecycle(container, scope.gracePeriod, place);
    checkProbes(container, scope.gracePeriod, place);
    checkRestartRules(container, place);
  });
  checkHostPorts(containers, here);
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/ */
export function checkInitContainers(spec: ApiObject, scope: ContainerScope, at: FieldPath): void {
  const names = new Set(objects(spec, 'containers').map((container) => text(container, 'name')));
  objects(spec, 'initContainers').forEach((container, position) => {
    const place = at.child('initContainers').item(position);
    checkContainer(container, scope, place);
    checkRestartRules(container, place);
    takeName(container, names, place);
    checkHostPorts([container], at.child('initContainers'));
    if (text(container, 'restartPolicy') !== 'Always') checkNoProbes(container, place);
    else {
      checkLifecycle(container, scope.gracePeriod, place);
      checkProbes(container, scope.gracePeriod, place);
    }
  });
}

function takeName(container: ApiObject, names: Set<string>, at: FieldPath): void {
  const name = text(container, 'name');
  if (names.has(name)) at.child('name').duplicate(name);
  names.add(name);
}

/** Checks what applies to every container of a Pod. */
export function checkContainer(container: ApiObject, scope: ContainerScope, at: FieldPath): void {
  const name = text(container, 'name');
  if (name === '') at.child('name').required();
  else checkName(name, dnsLabel, at.child('name'));
  if (text(container, 'image') === '') at.child('image').required();
  checkRequiredChoice(container, 'terminationMessagePolicy', MESSAGE_POLICIES, at);
  checkContainerPorts(container, at.child('ports'));
  checkEnvironment(container, at);
  checkVolumeMounts(container, scope.volumes, at.child('volumeMounts'));
  checkVolumeDevices(container, scope.volumes, at.child('volumeDevices'));
  checkRequiredChoice(container, 'imagePullPolicy', PULL_POLICIES, at);
  checkContainerResources(object(container, 'resources'), scope.claimNames, at.child('resources'));
  checkResizePolicy(container, scope.restartPolicy, at.child('resizePolicy'));
  checkContainerSecurity(container, scope.hostUsers, at.child('securityContext'));
}

function checkRequiredChoice(of: ApiObject, field: string, values: readonly string[], at: FieldPath): void {
  const value = text(of, field);
  if (value === '') at.child(field).required();
  else checkOneOf(value, values, at.child(field));
}
