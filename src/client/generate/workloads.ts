import { type Json, type JsonObject, objectAt } from '../../kubernetes/json.ts';
import { pathOf } from '../discovery/api-type.ts';
import { findType } from '../discovery/find-type.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { send } from '../running.ts';
import { type Generate, nameAndCommand } from './generator.ts';

/** The name of a container, derived from its image: `nginx` for `docker.io/library/nginx:1.29`. */
function containerName(image: string): string {
  const last = image.split('/').at(-1) ?? '';
  const name = last
    .replace(/[:@].*$/s, '')
    .replaceAll('_', '-')
    .replace(/[^-A-Za-z0-9]/g, '');
  return name.toLowerCase();
}

/** `kubectl create deployment` */
export const deployment: Generate = (invocation) => {
  const { flags } = invocation;
  const { name, command } = nameAndCommand(invocation);
  const images = flags.list('image');
  if (images.length > 1 && command.length > 0)
    throw failure('cannot specify multiple --image options and command');
  const port = flags.int('port', -1);
  const labels = { app: name };
  const containers = images.map((image, at): JsonObject => {
    const own =
      images.length > 1 && images.slice(0, at).some((other) => containerName(other) === containerName(image));
    return { name: own ? `${containerName(image)}-${at}` : containerName(image), image };
  });
  const [first] = containers;
  if (first !== undefined && command.length > 0) first.command = [...command];
  if (first !== undefined && port >= 0) first.ports = [{ containerPort: port }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { ...labels } },
    spec: {
      replicas: flags.int('replicas', 1),
      selector: { matchLabels: { ...labels } },
      template: { metadata: { labels: { ...labels } }, spec: { containers } },
    },
  };
};

/** `kubectl create job`, from an image or a CronJob */
export const job: Generate = function* (invocation) {
  const { flags } = invocation;
  const { name, command } = nameAndCommand(invocation);
  const [image, from] = [flags.text('image'), flags.text('from')];
  if ((image === '') === (from === '')) throw failure('either --image or --from must be specified');
  if (from !== '' && command.length > 0) throw failure('cannot specify --from and command');
  if (from === '') return jobOf(name, podSpec(name, image, command, 'Never'));
  const cron = yield* cronJobOf(invocation, from);
  const template = objectAt(cron, 'spec', 'jobTemplate');
  const metadata = objectAt(template, 'metadata');
  const manual = { 'cronjob.kubernetes.io/instantiate': 'manual' };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      annotations: { ...manual, ...objectAt(metadata, 'annotations') },
      ...(metadata.labels !== undefined && { labels: metadata.labels }),
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: objectAt(cron, 'metadata').name ?? '',
          uid: objectAt(cron, 'metadata').uid ?? '',
          controller: true,
        },
      ],
    },
    spec: objectAt(template, 'spec'),
  };
};

function* cronJobOf(invocation: Parameters<Generate>[0], from: string) {
  const types = yield* invocation.types();
  const { namespace } = yield* invocation.connection();
  const [word = '', name = ''] = from.split('/');
  const type = findType(types, word);
  if (type === undefined) throw failure(`the server doesn't have a resource type "${word}"`);
  if (type.kind !== 'CronJob') throw failure('from must be an existing cronjob');
  const { status, body } = yield* send({ method: 'GET', path: pathOf(type, namespace, name) });
  if (status >= 400) throw serverFailure(body);
  return body;
}

/** `kubectl create cronjob` */
export const cronjob: Generate = (invocation) => {
  const { flags } = invocation;
  const { name, command } = nameAndCommand(invocation);
  const restart = flags.text('restart', 'OnFailure') || 'OnFailure';
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: {
      schedule: flags.text('schedule'),
      jobTemplate: {
        metadata: { name },
        spec: { template: { spec: podSpec(name, flags.text('image'), command, restart) } },
      },
    },
  };
};

function podSpec(name: string, image: string, command: readonly string[], restartPolicy: string): JsonObject {
  const container: JsonObject = { name, image };
  if (command.length > 0) container.command = [...command];
  return { containers: [container] as Json[], restartPolicy };
}

function jobOf(name: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template: { spec } } };
}
