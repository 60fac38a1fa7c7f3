import { textAt } from '../../../kubernetes/json.ts';
import { print } from '../../running.ts';
import type { HelmCommand } from '../helm-command.ts';
import { HelmFailure } from '../helm-failure.ts';
import { replaceObjects } from '../release/apply-objects.ts';
import { deployedOf } from '../release/find-release.ts';
import { carriedOut, infoOf } from '../release/new-revision.ts';
import { type Release, withStatus } from '../release/release.ts';
import { createRelease, releaseHistory, updateRelease } from '../release/release-store.ts';
import { objectsOfManifest } from '../render/manifest.ts';
import { ownerOf } from './owner.ts';
import { supersede } from './upgrade.ts';

/** `helm rollback NAME [REVISION]`: a new revision with the content of an old one. */
export const rollback: HelmCommand = {
  flags: ['description', 'force-conflicts'],
  words: { min: 1, max: 2 },
  *run(invocation) {
    const [name = '', revision = '0'] = invocation.words;
    if (!/^\d+$/.test(revision))
      throw new HelmFailure(
        `could not convert revision to a number: strconv.Atoi: parsing ${JSON.stringify(revision)}: invalid syntax`,
      );
    const { namespace } = yield* invocation.connection();
    const all = yield* releaseHistory(namespace, name);
    const current = all.at(-1);
    if (current === undefined) throw new HelmFailure('release: not found');
    const wanted = Number(revision) || current.version - 1;
    const target = all.find(({ version }) => version === wanted);
    if (target === undefined) throw new HelmFailure(`release has no ${wanted} version`);
    const next: Release = {
      ...target,
      version: current.version + 1,
      info: yield* infoOf(
        'pending-rollback',
        `Rollback to ${wanted}`,
        textAt(target.info, 'notes'),
        textAt(current.info, 'first_deployed'),
      ),
    };
    const owner = yield* ownerOf(invocation, name);
    const deployed = deployedOf(all) ?? current;
    const [objects, old] = [objectsOfManifest(next.manifest), objectsOfManifest(deployed.manifest)];
    yield* createRelease(next);
    yield* carriedOut(next, 'Rollback', () => replaceObjects(old, objects, owner));
    yield* supersede(all);
    yield* updateRelease(
      withStatus(next, 'deployed', invocation.flags.text('description', `Rollback to ${wanted}`)),
    );
    yield* print('Rollback was a success! Happy Helming!\n');
    return 0;
  },
};
