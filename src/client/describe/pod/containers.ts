import {
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { compareTexts } from '../../../source/compare-texts.ts';
import type { Description } from '../description.ts';
import { longTime, quantityText } from '../values.ts';
import { writeEnvironment, writeEnvironmentSources } from './environment.ts';
import { probeText } from './probe.ts';

export interface ContainerList {
  /** `Containers`, `Init Containers`. */
  readonly title: string;
  readonly containers: readonly JsonObject[];
  readonly statuses: readonly JsonObject[];
  /** The Pod with the values of field references; absent for a template. */
  readonly pod?: JsonObject;
}

/** Adds the containers of a Pod, or of a template, whose lines are indented. */
export function writeContainers(
  page: Description,
  { title, containers, statuses, pod }: ContainerList,
): void {
  const indent = pod === undefined ? '  ' : '';
  page.line(0, `${indent}${title}:${containers.length === 0 ? ' <none>' : ''}`);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    page.line(1, `${indent === '' ? '' : ' '}${textAt(container, 'name')}:`);
    writeIdentity(page, container, status);
    writeWords(page, 'Command', container);
    writeWords(page, 'Args', container);
    if (status !== undefined) writeState(page, status);
    writeResources(page, objectAt(container, 'resources'), 2);
    for (const [name, field] of PROBES)
      if (isObject(container[field])) page.field(name, probeText(container[field]), 2);
    writeEnvironmentSources(page, container);
    writeEnvironment(page, container, pod);
    writeMounts(page, container);
  }
}

const PROBES = [
  ['Liveness', 'livenessProbe'],
  ['Readiness', 'readinessProbe'],
  ['Startup', 'startupProbe'],
] as const;

function writeIdentity(page: Description, container: JsonObject, status: JsonObject | undefined): void {
  if (status !== undefined) page.field('Container ID', textAt(status, 'containerID'), 2);
  page.field('Image', textAt(container, 'image'), 2);
  if (status !== undefined) page.field('Image ID', textAt(status, 'imageID'), 2);
  const ports = objectsAt(container, 'ports');
  const list = (field: string): string =>
    ports.map((port) => `${numberAt(port, field) ?? 0}/${textAt(port, 'protocol')}${named(port)}`).join(', ');
  const several = ports.length > 1 ? 's' : '';
  page.field(`Port${several}`, list('containerPort') || '<none>', 2);
  page.field(`Host Port${several}`, list('hostPort') || '<none>', 2);
  const profile = objectAt(container, 'securityContext', 'seccompProfile');
  writeSeccomp(page, profile, 2, 3);
}

function named(port: JsonObject): string {
  const name = textAt(port, 'name');
  return name === '' ? '' : ` (${name})`;
}

/** Adds the seccomp profile of a Pod or a container, if it has one. */
export function writeSeccomp(
  page: Description,
  profile: JsonObject,
  level: number,
  localhostLevel: number,
): void {
  const type = textAt(profile, 'type');
  if (type === '') return;
  page.field('SeccompProfile', type, level);
  if (type === 'Localhost')
    page.field('LocalhostProfile', textAt(profile, 'localhostProfile'), localhostLevel);
}

function writeWords(page: Description, title: 'Command' | 'Args', container: JsonObject): void {
  const words = listAt(container, title.toLowerCase());
  if (words.length === 0) return;
  page.line(2, `${title}:`);
  for (const line of words.flatMap((word) => String(word).split('\n'))) page.line(3, line);
}

function writeState(page: Description, status: JsonObject): void {
  writeOneState(page, 'State', objectAt(status, 'state'));
  const last = objectAt(status, 'lastState');
  if (isObject(last.terminated)) writeOneState(page, 'Last State', last);
  page.field('Ready', status.ready === true ? 'True' : 'False', 2);
  page.field('Restart Count', numberAt(status, 'restartCount') ?? 0, 2);
}

function writeOneState(page: Description, title: string, { running, terminated, waiting }: JsonObject): void {
  if (isObject(running)) {
    page.field(title, 'Running', 2);
    page.field('Started', longTime(running.startedAt), 3);
  } else if (isObject(waiting) || !isObject(terminated)) {
    page.field(title, 'Waiting', 2);
    const reason = textAt(waiting, 'reason');
    if (reason !== '') page.field('Reason', reason, 3);
  } else {
    page.field(title, 'Terminated', 2);
    for (const [name, text] of [
      ['Reason', textAt(terminated, 'reason')],
      ['Message', textAt(terminated, 'message')],
    ] as const)
      if (text !== '') page.field(name, text, 3);
    page.field('Exit Code', numberAt(terminated, 'exitCode') ?? 0, 3);
    const signal = numberAt(terminated, 'signal') ?? 0;
    if (signal > 0) page.field('Signal', signal, 3);
    page.field('Started', longTime(terminated.startedAt), 3);
    page.field('Finished', longTime(terminated.finishedAt), 3);
  }
}

/** Adds limits and requests, sorted by resource name. */
export function writeResources(page: Description, resources: JsonObject, level: number): void {
  for (const part of ['limits', 'requests'] as const) {
    const amounts = objectAt(resources, part);
    const names = Object.keys(amounts).sort();
    if (names.length > 0) page.line(level, `${part === 'limits' ? 'Limits' : 'Requests'}:`);
    for (const name of names) page.field(name, quantityText(amounts[name]), level + 1);
  }
}

function writeMounts(page: Description, container: JsonObject): void {
  const mounts = objectsAt(container, 'volumeMounts');
  const none = mounts.length === 0 ? ['<none>'] : [];
  page.line(2, 'Mounts:', ...none);
  for (const mount of byText(mounts, 'mountPath')) {
    const sub = textAt(mount, 'subPath');
    const flags = [
      mount.readOnly === true ? 'ro' : 'rw',
      ...(sub === '' ? [] : [`path=${JSON.stringify(sub)}`]),
    ].join(',');
    page.line(3, `${textAt(mount, 'mountPath')} from ${textAt(mount, 'name')} (${flags})`);
  }
  const devices = objectsAt(container, 'volumeDevices');
  if (devices.length > 0) page.line(2, 'Devices:', ...none);
  for (const device of byText(devices, 'devicePath'))
    page.line(3, `${textAt(device, 'devicePath')} from ${textAt(device, 'name')}`);
}

/** Objects sorted by a text field that each of them has. */
export function byText(objects: readonly JsonObject[], field: string): readonly JsonObject[] {
  return [...objects].sort((a, b) => compareTexts(textAt(a, field), textAt(b, field)));
}
