import type { JsonObject } from '../../../kubernetes/json.ts';
import { objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Flags } from '../../flags.ts';
import type { Invocation } from '../../invocation.ts';
import { print } from '../../running.ts';
import type { Chart } from '../chart/chart.ts';
import { givenValues } from '../chart/given-values.ts';
import { mergeValues, valuesInForce } from '../chart/merge-values.ts';
import { readChart } from '../chart/read-chart.ts';
import type { HelmCommand } from '../helm-command.ts';
import { failingAs, HelmFailure } from '../helm-failure.ts';
import { checkOwnership, objectsWithout, replaceObjects } from '../release/apply-objects.ts';
import { deployedOf } from '../release/find-release.ts';
import { carriedOut, infoOf, storedChart } from '../release/new-revision.ts';
import { type Release, statusOf, withStatus } from '../release/release.ts';
import { createRelease, releaseHistory, updateRelease } from '../release/release-store.ts';
import { objectsOfManifest } from '../render/manifest.ts';
import { renderChart } from '../render/render-chart.ts';
import { installRelease } from './install.ts';
import { ownerOf } from './owner.ts';
import { printStatus } from './print-status.ts';

/** `helm upgrade NAME CHART` */
export const upgrade: HelmCommand = {
  flags: [
    ...['values', 'set', 'set-string', 'install', 'create-namespace', 'description', 'force-conflicts'],
    ...['reuse-values', 'reset-values', 'reset-then-reuse-values'],
  ],
  words: { min: 2, max: 2 },
  *run(invocation) {
    const [name = '', folder = ''] = invocation.words;
    const { flags } = invocation;
    const { namespace } = yield* invocation.connection();
    const chart = yield* readChart(folder);
    const all = yield* releaseHistory(namespace, name);
    const newest = all.at(-1);
    if (newest === undefined || statusOf(newest) === 'uninstalled') {
      if (!flags.on('install'))
        throw new HelmFailure(`UPGRADE FAILED: ${JSON.stringify(name)} has no deployed releases`);
      yield* print(`Release ${JSON.stringify(name)} does not exist. Installing it now.\n`);
      yield* installRelease(invocation, name, chart);
      return 0;
    }
    const done = yield* failingAs('UPGRADE FAILED', upgradeRelease(invocation, chart, all, newest));
    yield* print(`Release ${JSON.stringify(name)} has been upgraded. Happy Helming!\n`);
    yield* printStatus(done);
    return 0;
  },
};

/** Creates the next revision of a release. */
function* upgradeRelease(
  invocation: Invocation,
  chart: Chart,
  all: readonly Release[],
  newest: Release,
): Running<Release> {
  const { flags } = invocation;
  const { name, namespace } = newest;
  const current = deployedOf(all) ?? newest;
  const config = configOf(current, yield* givenValues(flags), flags);
  const defaults = flags.on('reuse-values')
    ? mergeValues(chart.values, objectAt(current.chart, 'values'))
    : chart.values;
  const version = newest.version + 1;
  const rendered = renderChart(chart, valuesInForce(defaults, config), {
    ...{ name, namespace, revision: version, isUpgrade: true },
  });
  const first = textAt(newest.info, 'first_deployed');
  const next: Release = {
    ...{ name, namespace, version, config },
    info: yield* infoOf('pending-upgrade', 'Preparing upgrade', rendered.notes, first),
    chart: storedChart({ ...chart, values: defaults }),
    manifest: rendered.manifest,
  };
  const owner = yield* ownerOf(invocation, name);
  const objects = rendered.parts.map(({ object }) => object);
  const old = objectsOfManifest(current.manifest);
  yield* checkOwnership(objectsWithout(objects, old), owner, 'update');
  yield* createRelease(next);
  yield* carriedOut(next, 'Upgrade', () => replaceObjects(old, objects, owner));
  yield* supersede(all);
  const done = withStatus(next, 'deployed', flags.text('description', 'Upgrade complete'));
  yield* updateRelease(done);
  return done;
}

/**
 * The values of the next revision: the given ones replace those of the previous revision, unless there are none or the flags keep the previous
 * ones.
 */
function configOf(current: Release, given: JsonObject, flags: Flags): JsonObject {
  if (flags.on('reset-values')) return given;
  const reuses = flags.on('reuse-values') || flags.on('reset-then-reuse-values');
  if (reuses) return mergeValues(current.config, given);
  return Object.keys(given).length === 0 ? current.config : given;
}

/** Marks the revision that was deployed until now as superseded. */
export function* supersede(all: readonly Release[]): Running<void> {
  for (const one of all)
    if (statusOf(one) === 'deployed') yield* updateRelease(withStatus(one, 'superseded'));
}
