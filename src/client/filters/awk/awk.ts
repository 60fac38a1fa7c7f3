import { print } from '../../running.ts';
import { Beyond } from '../../shell/beyond.ts';
import type { ShellProgram } from '../../shell/program.ts';
import { readOptions } from '../options.ts';
import { linesOf, readInputs } from '../read-inputs.ts';
import { unescapeAwk } from './lex.ts';
import { parseAwk } from './parse-program.ts';
import { AwkRun } from './run-program.ts';
import { inputValue } from './value.ts';

/** `awk` @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/awk.html */
export const awk: ShellProgram = function* ({ args }) {
  const options = readOptions('awk', args, { valued: 'Fv', inFront: true });
  const [program, ...paths] = options.words;
  if (program === undefined) throw new Beyond('awk without a program');
  if (paths.some((path) => /^[A-Za-z_]\w*=/.test(path)))
    throw new Beyond('awk with an assignment among the files');
  const run = new AwkRun(parseAwk(program));
  const separator = options.value('F');
  if (separator !== undefined) run.set('FS', separator === 't' ? '\t' : unescapeAwk(separator));
  for (const given of options.all('v')) {
    const equals = given.indexOf('=');
    if (equals < 1) throw new Beyond(`awk -v ${given}`);
    run.set(given.slice(0, equals), inputValue(unescapeAwk(given.slice(equals + 1))));
  }
  const { inputs, complete } = run.readsInput
    ? yield* readInputs('awk', paths)
    : { inputs: [], complete: true };
  const files = inputs.map(({ name, text }) => ({ name: name === '-' ? '' : name, lines: linesOf(text) }));
  const { output, status } = run.run(() => files);
  yield* print(output);
  return complete ? status : 2;
};
