import type { JsonObject } from '../../kubernetes/json.ts';
import type { Running } from '../client-effect.ts';
import type { Flags } from '../flags.ts';
import { readOutputFormat } from '../output/output-format.ts';
import { objectName, printObject } from '../output/print-objects.ts';
import { print } from '../running.ts';
import { DRY_RUN_NOTE, dryRunOf } from './dry-run.ts';

/** The flags of commands that have printed an object as YAML: further objects are separate documents. */
const PRINTED_YAML = new WeakSet<Flags>();

/** Prints a changed object: its name and what was done, or the object in the format of `-o`. */
export function* printChange(flags: Flags, object: JsonObject, done: string): Running<void> {
  if (flags.text('output') === '' && flags.text('template') === '') {
    yield* print(`${objectName(object)} ${done}${DRY_RUN_NOTE[dryRunOf(flags)]}\n`);
    return;
  }
  const format = yield* readOutputFormat(flags, false);
  if (format.as === 'table') return;
  if (format.as === 'yaml') {
    if (PRINTED_YAML.has(flags)) yield* print('---\n');
    PRINTED_YAML.add(flags);
  }
  if (format.as === 'name') yield* print(`${objectName(object)}\n`);
  else yield* print(printObject(object, format, { managedFields: flags.on('show-managed-fields') }));
}
