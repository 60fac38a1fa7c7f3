import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import { send } from '../../running.ts';
import type { Chart } from '../chart/chart.ts';
import { givenValues } from '../chart/given-values.ts';
import { valuesInForce } from '../chart/merge-values.ts';
import { readChart } from '../chart/read-chart.ts';
import type { HelmCommand } from '../helm-command.ts';
import { failingAs, HelmFailure } from '../helm-failure.ts';
import { refusalText } from '../refusal-text.ts';
import { applyObjects, checkOwnership } from '../release/apply-objects.ts';
import { checkReleaseName } from '../release/find-release.ts';
import { carriedOut, infoOf, storedChart } from '../release/new-revision.ts';
import { type Release, statusOf, withStatus } from '../release/release.ts';
import { createRelease, releaseHistory, updateRelease } from '../release/release-store.ts';
import { renderChart } from '../render/render-chart.ts';
import { ownerOf } from './owner.ts';
import { printStatus } from './print-status.ts';

/** `helm install NAME CHART` */
export const install: HelmCommand = {
  flags: ['values', 'set', 'set-string', 'create-namespace', 'description', 'force-conflicts'],
  words: { min: 1, max: 2 },
  *run(invocation) {
    const [name = '', folder] = invocation.words;
    yield* failingAs('INSTALLATION FAILED', installChart(invocation, name, folder));
    return 0;
  },
};

function* installChart(invocation: Invocation, name: string, folder: string | undefined): Running<void> {
  if (folder === undefined) throw new HelmFailure('must either provide a name or specify --generate-name');
  yield* installRelease(invocation, name, yield* readChart(folder));
}

/** Creates the first revision of a release. */
export function* installRelease(invocation: Invocation, name: string, chart: Chart): Running<void> {
  const { flags } = invocation;
  const { namespace } = yield* invocation.connection();
  checkReleaseName(name);
  const config = yield* givenValues(flags);
  const old = (yield* releaseHistory(namespace, name)).at(-1);
  if (old !== undefined && statusOf(old) !== 'uninstalled')
    throw new HelmFailure('release name check failed: cannot reuse a name that is still in use');
  const version = (old?.version ?? 0) + 1;
  const rendered = renderChart(chart, valuesInForce(chart.values, config), {
    name,
    namespace,
    revision: version,
    isUpgrade: false,
  });
  const owner = yield* ownerOf(invocation, name);
  const objects = rendered.parts.map(({ object }) => object);
  if (flags.on('create-namespace')) yield* createNamespace(namespace);
  yield* checkOwnership(objects, owner, 'install');
  const release: Release = {
    name,
    namespace,
    version,
    info: yield* infoOf('pending-install', 'Initial install underway', rendered.notes),
    chart: storedChart(chart),
    config,
    manifest: rendered.manifest,
  };
  yield* createRelease(release);
  yield* carriedOut(release, 'Release', () => applyObjects(objects, owner));
  const done = withStatus(release, 'deployed', flags.text('description', 'Install complete'));
  yield* updateRelease(done);
  yield* printStatus(done);
}

function* createNamespace(name: string): Running<void> {
  const body: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { name } } };
  const reply = yield* send({ method: 'POST', path: '/api/v1/namespaces', body });
  if (reply.status >= 400 && reply.status !== 409) throw new HelmFailure(refusalText(reply.body));
}
