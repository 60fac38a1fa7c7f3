import { since } from '../../../cluster/api/table/cells/age.ts';
import { qosClassOf } from '../../../kubernetes/defaults/prepare/pod.ts';
import {
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { DescribedObject, Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { eventsAbout, writeEvents } from '../events.ts';
import { writeContainers, writeResources, writeSeccomp } from '../pod/containers.ts';
import { spreadConstraints, tolerationTexts } from '../pod/placement.ts';
import { writeVolumes } from '../pod/volumes.ts';
import { controlledBy, longTime } from '../values.ts';

/** The annotation of a static Pod, whose events are about the Pod that its kubelet knows. */
const MIRROR = 'kubernetes.io/config.mirror';

export const describePod: Describer = function* (subject, page) {
  const { object, now, showEvents } = subject;
  const spec = objectAt(object, 'spec');
  const uid = textAt(object, 'metadata', 'annotations', MIRROR) || textAt(object, 'metadata', 'uid');
  const events = showEvents ? yield* eventsAbout(subject, '', uid) : undefined;
  writeHead(page, object);
  writeStatus(page, object, now);
  if (isObject(spec.resources)) {
    page.line(0, 'Resources:');
    writeResources(page, spec.resources, 1);
  }
  for (const { title, field, statuses } of CONTAINERS) {
    const containers = objectsAt(spec, field);
    if (containers.length > 0 || field === 'containers')
      writeContainers(page, {
        title,
        containers,
        statuses: objectsAt(object, 'status', statuses),
        pod: object,
      });
  }
  writeConditions(page, object);
  writeVolumes(page, objectsAt(spec, 'volumes'));
  page.field('QoS Class', textAt(object, 'status', 'qosClass') || qosClassOf(spec));
  page.labels('Node-Selectors', objectAt(spec, 'nodeSelector'));
  page.list('Tolerations', tolerationTexts(spec));
  const spread = spreadConstraints(spec);
  if (spread.length > 0) page.list('Topology Spread Constraints', spread);
  if (events !== undefined) writeEvents(page, events, now);
};

/** Adds the events of a deleted Pod; `subject.object` is the server's refusal. @returns false if there are none */
export function* describeMissingPod(subject: DescribedObject, page: Description): Running<boolean> {
  const events = subject.showEvents ? yield* eventsAbout(subject, '', '') : [];
  if (events.length === 0) return false;
  const refusal = textAt(subject.object, 'message');
  page.line(0, `Pod '${subject.name}': error '${refusal}', but found events.`);
  writeEvents(page, events, subject.now);
  return true;
}

const CONTAINERS = [
  { title: 'Init Containers', field: 'initContainers', statuses: 'initContainerStatuses' },
  { title: 'Containers', field: 'containers', statuses: 'containerStatuses' },
  { title: 'Ephemeral Containers', field: 'ephemeralContainers', statuses: 'ephemeralContainerStatuses' },
] as const;

function writeHead(page: Description, object: JsonObject): void {
  const spec = objectAt(object, 'spec');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  const priority = numberAt(spec, 'priority');
  if (priority !== undefined) page.field('Priority', priority);
  for (const [name, field] of [
    ['Priority Class Name', 'priorityClassName'],
    ['Runtime Class Name', 'runtimeClassName'],
    ['Service Account', 'serviceAccountName'],
  ] as const)
    if (textAt(spec, field) !== '') page.field(name, textAt(spec, field));
  const node = textAt(spec, 'nodeName');
  page.field('Node', node === '' ? '<none>' : `${node}/${textAt(object, 'status', 'hostIP')}`);
  const start = textAt(object, 'status', 'startTime');
  if (start !== '') page.field('Start Time', longTime(start));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
}

function writeStatus(page: Description, object: JsonObject, now: number): void {
  const status = objectAt(object, 'status');
  const phase = textAt(status, 'phase');
  const deleted = textAt(object, 'metadata', 'deletionTimestamp');
  if (deleted !== '' && phase !== 'Failed' && phase !== 'Succeeded') {
    page.field('Status', `Terminating (lasts ${since(deleted, now)})`);
    const grace = numberAt(object, 'metadata', 'deletionGracePeriodSeconds') ?? 0;
    page.field('Termination Grace Period', `${grace}s`);
  } else page.field('Status', phase);
  for (const [name, field] of [
    ['Reason', 'reason'],
    ['Message', 'message'],
  ] as const)
    if (textAt(status, field) !== '') page.field(name, textAt(status, field));
  writeSeccomp(page, objectAt(object, 'spec', 'securityContext', 'seccompProfile'), 0, 0);
  page.field('IP', textAt(status, 'podIP'));
  const addresses = objectsAt(status, 'podIPs');
  page.line(0, 'IPs:', ...(addresses.length === 0 ? ['<none>'] : []));
  for (const address of addresses) page.field('IP', textAt(address, 'ip'), 1);
  const controller = controlledBy(object);
  if (controller !== '') page.field('Controlled By', controller);
  const nominated = textAt(status, 'nominatedNodeName');
  if (nominated !== '') page.field('NominatedNodeName', nominated);
}

function writeConditions(page: Description, object: JsonObject): void {
  const conditions = objectsAt(object, 'status', 'conditions');
  const statusOf = (type: string): string =>
    textAt(
      conditions.find((condition) => condition.type === type),
      'status',
    );
  const gates = objectsAt(object, 'spec', 'readinessGates').map((gate) => textAt(gate, 'conditionType'));
  if (gates.length > 0) {
    page.write('Readiness Gates:\n  Type\tStatus\n');
    for (const gate of gates) page.line(1, `${gate} `, `${statusOf(gate) || '<none>'} `);
  }
  if (conditions.length === 0) return;
  page.write('Conditions:\n  Type\tStatus\n');
  for (const condition of conditions)
    page.line(1, `${textAt(condition, 'type')} `, `${textAt(condition, 'status')} `);
}
