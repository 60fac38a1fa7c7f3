import { textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { print } from '../../running.ts';
import { type Release, statusOf } from '../release/release.ts';
import { goDate } from '../release/times.ts';

/** Prints the status of a release, as `install`, `upgrade` and `status` do. */
export function* printStatus(release: Release): Running<void> {
  const { name, namespace, version, info } = release;
  const notes = textAt(info, 'notes').trim();
  const lines = [
    `NAME: ${name}`,
    `LAST DEPLOYED: ${goDate(textAt(info, 'last_deployed'))}`,
    `NAMESPACE: ${namespace}`,
    `STATUS: ${statusOf(release)}`,
    `REVISION: ${version}`,
    `DESCRIPTION: ${textAt(info, 'description')}`,
    'TEST SUITE: None',
    ...(notes === '' ? [] : [`NOTES:\n${notes}`]),
  ];
  yield* print(`${lines.join('\n')}\n`);
}
