import { given, isOn, refuse, say, sayWords, take } from '../../command/reading.ts';
import { sayProgram } from '../../command/say-program.ts';
import { type Shape, wrongWords } from './shape.ts';

/** `run NAME --image=IMAGE [-- COMMAND]`: the words after the name are arguments, or the command if `--command` is set. */
export const run: Shape = (reading) => {
  const [name, ...rest] = reading.args.words;
  if (name === undefined) wrongWords(reading, 'NAME is required for run');
  else {
    say(reading, 'name', name.value, name.value, name.range);
    reading.targets.push({ type: 'pods', name: name.value, range: name.range });
    const labels = given(reading, 'labels');
    if (labels?.value === `run=${name.value}`) take(reading, 'labels');
  }
  const asCommand = isOn(reading, 'command');
  take(reading, 'command');
  // A Pod that is removed afterwards only ran a program; no Pod remains that shows how it was called.
  const sayRun = isOn(reading, 'rm') ? sayProgram : sayWords;
  sayRun(reading, asCommand ? 'the command' : 'the arguments', rest);
  const image = given(reading, 'image');
  if (image?.value === '') refuse(reading, 'missing-flag', '--image is required', image.valueRange);
  const attached = isOn(reading, 'attach') || isOn(reading, 'stdin');
  const removes = given(reading, 'rm');
  if (removes !== undefined && isOn(reading, 'rm') && !attached)
    refuse(
      reading,
      'exclusive-flags',
      '--rm should only be used for attached containers',
      removes.range,
      'add -it',
    );
  const tty = given(reading, 'tty');
  if (tty !== undefined && isOn(reading, 'tty') && !attached)
    refuse(reading, 'exclusive-flags', '-i/--stdin is required for containers with -t/--tty=true', tty.range);
  if (isOn(reading, 'stdin') && isOn(reading, 'attach')) take(reading, 'attach');
  if (isOn(reading, 'expose') && !reading.given.has('port'))
    refuse(reading, 'missing-flag', '--port must be set when exposing a service', reading.range);
  return true;
};
