import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Invocation } from '../../invocation.ts';
import { writeYaml } from '../../output/write-yaml.ts';
import { print } from '../../running.ts';
import { valuesInForce } from '../chart/merge-values.ts';
import type { HelmCommand } from '../helm-command.ts';
import { findRelease } from '../release/find-release.ts';
import type { Release } from '../release/release.ts';
import { printAs } from './print-as.ts';

/** `helm get values NAME`: the given values, or with `--all` the effective ones. */
export const getValues: HelmCommand = {
  flags: ['revision', 'all', 'output'],
  words: { min: 1, max: 1 },
  *run(invocation) {
    const { flags } = invocation;
    const { config, chart } = yield* askedFor(invocation);
    const all = flags.on('all');
    const values: JsonObject = all ? valuesInForce(objectAt(chart, 'values'), config) : config;
    const shown = Object.keys(values).length === 0 && !all ? null : values;
    const title = all ? 'COMPUTED VALUES:' : 'USER-SUPPLIED VALUES:';
    yield* printAs(flags, shown, `${title}\n${writeYaml(shown)}`);
    return 0;
  },
};

/** `helm get manifest NAME` */
export const getManifest: HelmCommand = {
  flags: ['revision'],
  words: { min: 1, max: 1 },
  *run(invocation) {
    const { manifest } = yield* askedFor(invocation);
    yield* print(`${manifest}\n`);
    return 0;
  },
};

/** `helm get notes NAME` */
export const getNotes: HelmCommand = {
  flags: ['revision'],
  words: { min: 1, max: 1 },
  *run(invocation) {
    const notes = textAt((yield* askedFor(invocation)).info, 'notes');
    if (notes !== '') yield* print(`NOTES:\n${notes}\n`);
    return 0;
  },
};

function* askedFor(invocation: Invocation): Running<Release> {
  const [name = ''] = invocation.words;
  const { namespace } = yield* invocation.connection();
  return yield* findRelease(namespace, name, invocation.flags.int('revision', 0));
}
