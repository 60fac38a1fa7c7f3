import type { Running } from '../../client-effect.ts';
import { HelmFailure } from '../helm-failure.ts';
import { type Release, statusOf } from './release.ts';
import { releaseHistory } from './release-store.ts';

/** A revision of a release; the newest by default. @throws HelmFailure if there is none */
export function* findRelease(namespace: string, name: string, revision = 0): Running<Release> {
  const all = yield* releaseHistory(namespace, name);
  const found = revision === 0 ? all.at(-1) : all.find(({ version }) => version === revision);
  if (found === undefined) throw new HelmFailure('release: not found');
  return found;
}

/** The revision that was deployed last; `undefined` if there is none. */
export function deployedOf(all: readonly Release[]): Release | undefined {
  return all.findLast((one) => statusOf(one) === 'deployed');
}

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_NAME = 53;

/** Checks the name of a release. @throws HelmFailure for an invalid name */
export function checkReleaseName(name: string): void {
  if (NAME.test(name) && name.length <= LONGEST_NAME) return;
  throw new HelmFailure(
    `release name check failed: release name ${JSON.stringify(name)}: invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than ${LONGEST_NAME}`,
  );
}
