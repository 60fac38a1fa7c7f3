import { type JsonObject, objectsAt } from '../../../kubernetes/json.ts';
import type { Running, ServerReply } from '../../client-effect.ts';
import { now, send } from '../../running.ts';
import { HelmFailure } from '../helm-failure.ts';
import { refusalText } from '../refusal-text.ts';
import { type Release, releaseOf, secretName, secretOf } from './release.ts';

/** The number of revisions that are kept for a release. */
const MOST_KEPT = 10;

/** The revisions in a namespace (in all namespaces if it is empty) that match a label selector, the oldest first. */
export function* storedReleases(namespace: string, selector: string): Running<readonly Release[]> {
  const within = namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const reply = yield* send({
    method: 'GET',
    path: `/api/v1${within}/secrets`,
    query: [['labelSelector', selector]],
  });
  if (reply.status >= 400) throw new HelmFailure(refusalText(reply.body));
  return objectsAt(reply.body, 'items')
    .flatMap((secret) => releaseOf(secret) ?? [])
    .sort((a, b) => a.version - b.version);
}

/** All revisions of a release, the oldest first. */
export function releaseHistory(namespace: string, name: string): Running<readonly Release[]> {
  return storedReleases(namespace, `name=${name},owner=helm`);
}

export function* createRelease(release: Release): Running<void> {
  const createdAt = yield* seconds();
  const path = `/api/v1/namespaces/${encodeURIComponent(release.namespace)}/secrets`;
  accepted(yield* send({ method: 'POST', path, body: secretOf(release, { createdAt }) }));
  const old = (yield* releaseHistory(release.namespace, release.name)).slice(0, -MOST_KEPT);
  for (const one of old) yield* deleteRelease(one);
}

export function* updateRelease(release: Release): Running<void> {
  const modifiedAt = yield* seconds();
  accepted(yield* send({ method: 'PUT', path: pathOf(release), body: secretOf(release, { modifiedAt }) }));
}

export function* deleteRelease(release: Release): Running<void> {
  accepted(yield* send({ method: 'DELETE', path: pathOf(release) }));
}

function pathOf(release: Release): string {
  return `/api/v1/namespaces/${encodeURIComponent(release.namespace)}/secrets/${secretName(release)}`;
}

function* seconds(): Running<string> {
  return String(Math.floor((yield* now()) / 1000));
}

function accepted({ status, body }: ServerReply): JsonObject | undefined {
  if (status >= 400) throw new HelmFailure(refusalText(body));
  return undefined;
}
