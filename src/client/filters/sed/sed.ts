import { print, printError, writePath } from '../../running.ts';
import { Beyond } from '../../shell/beyond.ts';
import type { ShellProgram } from '../../shell/program.ts';
import { readOptions } from '../options.ts';
import { readInputs } from '../read-inputs.ts';
import { parseSed } from './parse-script.ts';
import { runSed } from './run-script.ts';

/** `sed` @see https://www.gnu.org/software/sed/manual/sed.html */
export const sed: ShellProgram = function* ({ args }) {
  const backup = args.find((arg) => /^(?:-i.+|--in-place=.*)$/.test(arg));
  if (backup !== undefined) throw new Beyond(`sed ${backup}`);
  const options = readOptions('sed', args, {
    switches: 'nErsi',
    valued: 'e',
    long: {
      quiet: 'n',
      silent: 'n',
      'regexp-extended': 'E',
      'in-place': 'i',
      expression: 'e',
      separate: 's',
    },
  });
  const given = options.all('e');
  const [first, ...rest] = options.words;
  const script = given.length > 0 ? given.join('\n') : first;
  const paths = given.length > 0 ? options.words : rest;
  if (script === undefined) throw new Beyond('sed without a script');
  const commands = parseSed(script, options.has('E') || options.has('r') ? 'extended' : 'basic');
  const { inputs, complete } = yield* readInputs('sed', paths);
  if (options.has('i')) {
    if (paths.length === 0) {
      yield* printError('sed: no input files\n');
      return 1;
    }
    for (const { name, text } of inputs) yield* writePath(name, runSed(commands, text, options.has('n')));
  } else {
    const texts = options.has('s')
      ? inputs.map(({ text }) => text)
      : [inputs.map(({ text }) => text).join('')];
    for (const text of texts) yield* print(runSed(commands, text, options.has('n')));
  }
  return complete ? 0 : 2;
};
