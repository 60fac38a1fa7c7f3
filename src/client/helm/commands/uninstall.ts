import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import { now, print } from '../../running.ts';
import type { HelmCommand } from '../helm-command.ts';
import { HelmFailure } from '../helm-failure.ts';
import { deleteObjects } from '../release/apply-objects.ts';
import { statusOf, withStatus } from '../release/release.ts';
import { deleteRelease, releaseHistory, updateRelease } from '../release/release-store.ts';
import { objectsOfManifest } from '../render/manifest.ts';
import { ownerOf } from './owner.ts';

/** `helm uninstall NAME…` */
export const uninstall: HelmCommand = {
  flags: ['keep-history', 'ignore-not-found', 'description'],
  words: { min: 1, max: Number.POSITIVE_INFINITY },
  *run(invocation) {
    for (const name of invocation.words) yield* uninstallOne(invocation, name);
    return 0;
  },
};

function* uninstallOne(invocation: Invocation, name: string): Running<void> {
  const { flags } = invocation;
  const { namespace } = yield* invocation.connection();
  const all = yield* releaseHistory(namespace, name);
  const newest = all.at(-1);
  if (newest === undefined) {
    if (flags.on('ignore-not-found')) return;
    throw new HelmFailure(`uninstall: Release not loaded: ${name}: release: not found`);
  }
  if (statusOf(newest) === 'uninstalled') {
    if (flags.on('keep-history'))
      throw new HelmFailure(`the release named ${JSON.stringify(name)} is already deleted`);
    for (const one of all) yield* deleteRelease(one);
    yield* print(`release ${JSON.stringify(name)} uninstalled\n`);
    return;
  }
  yield* deleteObjects(objectsOfManifest(newest.manifest), yield* ownerOf(invocation, name));
  if (flags.on('keep-history')) {
    const deleted = new Date(yield* now()).toISOString();
    const info: JsonObject = { ...newest.info, deleted };
    yield* updateRelease(
      withStatus({ ...newest, info }, 'uninstalled', flags.text('description', 'Uninstallation complete')),
    );
  } else for (const one of all) yield* deleteRelease(one);
  yield* print(`release ${JSON.stringify(name)} uninstalled\n`);
}
