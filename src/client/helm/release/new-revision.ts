import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { now } from '../../running.ts';
import type { Chart } from '../chart/chart.ts';
import { HelmFailure } from '../helm-failure.ts';
import type { Release, ReleaseStatus } from './release.ts';
import { withStatus } from './release.ts';
import { updateRelease } from './release-store.ts';

/** The parts of a chart that are stored with a release. */
export function storedChart({ metadata, values, templates }: Chart): JsonObject {
  return {
    metadata,
    lock: null,
    templates: templates.map(({ name, text }) => ({ name, data: Buffer.from(text).toString('base64') })),
    values,
    schema: null,
    files: null,
  };
}

/** The times and the status of a revision that starts now. @param first when the release was installed; now by default */
export function* infoOf(
  status: ReleaseStatus,
  description: string,
  notes: string,
  first?: string,
): Running<JsonObject> {
  const time = new Date(yield* now()).toISOString();
  return {
    first_deployed: first ?? time,
    last_deployed: time,
    description,
    status,
    ...(notes !== '' && { notes }),
  };
}

/** Carries out a revision; if that fails, the revision is recorded as failed. */
export function* carriedOut(release: Release, doing: string, act: () => Running<void>): Running<void> {
  try {
    yield* act();
  } catch (problem) {
    if (!(problem instanceof HelmFailure)) throw problem;
    yield* updateRelease(
      withStatus(release, 'failed', `${doing} ${JSON.stringify(release.name)} failed: ${problem.message}`),
    );
    throw problem;
  }
}
