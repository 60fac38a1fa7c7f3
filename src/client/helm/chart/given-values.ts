import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import type { Flags } from '../../flags.ts';
import { HelmFailure } from '../helm-failure.ts';
import { mergeValues } from './merge-values.ts';
import { objectOf, textOf } from './read-chart.ts';
import { setValues } from './set-values.ts';

/** The values in a command line: files first, then `--set`, then `--set-string`. */
export function* givenValues(flags: Flags): Running<JsonObject> {
  let values: JsonObject = {};
  for (const path of flags.list('values')) {
    const text = yield* textOf(path);
    if (text === undefined) throw new HelmFailure(`open ${path}: no such file or directory`);
    values = mergeValues(values, objectOf(text, path));
  }
  for (const text of flags.all('set')) values = setValues(values, text, true);
  for (const text of flags.all('set-string')) values = setValues(values, text, false);
  return values;
}
