import type { JsonObject } from '../../../kubernetes/json.ts';
import type { Flags } from '../../flags.ts';
import { environment } from '../../generate/run-pod.ts';

/** The options of the debugging container: the command after `--`, and the flags. */
export interface DebugOptions {
  readonly flags: Flags;
  readonly args: readonly string[];
}

/** The container that the flags describe, based on an existing one. */
export function debugContainer(before: JsonObject, { flags, args }: DebugOptions): JsonObject {
  const { command, args: old, stdin: _stdin, tty: _tty, ...rest } = before;
  const [image, pull] = [flags.text('image'), flags.text('image-pull-policy')];
  const env = environment(flags.all('env'));
  const replaced = args.length > 0 && !flags.on('arguments-only');
  return {
    ...rest,
    ...(command !== undefined && !replaced && { command }),
    ...(old !== undefined && args.length === 0 && { args: old }),
    ...(args.length > 0 && { [flags.on('arguments-only') ? 'args' : 'command']: [...args] }),
    ...(env.length > 0 && { env }),
    ...(image !== '' && { image }),
    ...(pull !== '' && { imagePullPolicy: pull }),
    ...(flags.on('stdin') && { stdin: true }),
    ...(flags.on('tty') && { tty: true }),
  };
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters that depend on the time, as a suffix for generated names. @param time milliseconds since 1970. */
export function generatedSuffix(time: number): string {
  let [rest, ending] = [Math.imul(time % 4_294_967_296, 2_654_435_761) >>> 0, ''];
  for (let n = 0; n < 5; n++) {
    ending += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return ending;
}
