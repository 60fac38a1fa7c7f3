import { given, isOn, isOpen, type Reading, refuse, say, take } from '../../command/reading.ts';
import { isShell } from '../../command/same-words.ts';
import { sayProgram } from '../../command/say-program.ts';
import { canonicalFilePath } from '../../command/values/file-path.ts';
import type { Word } from '../../shell/word.ts';
import { readResourceType } from '../resource-type.ts';
import { sayTarget } from '../targets.ts';
import { readsFiles, type Shape, wordsAfter, wordsBefore, wrongWords } from './shape.ts';

/** States `POD` or `TYPE/NAME`. */
function sayPod(reading: Reading, { value, range }: Word): string {
  const slash = value.indexOf('/');
  const type = readResourceType(reading, slash === -1 ? 'pods' : value.slice(0, slash), range);
  sayTarget(reading, type, value.slice(slash + 1), range, slash === -1 ? undefined : value);
  return type.id;
}

const LOGS_USAGE =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'. POD or TYPE/NAME is a required argument for the logs command";

export const logs: Shape = (reading) => {
  const [pod, container, extra] = wordsBefore(reading);
  const selector = given(reading, 'selector');
  if (extra !== undefined || (pod === undefined && selector === undefined))
    wrongWords(reading, LOGS_USAGE, extra);
  if (pod !== undefined && selector !== undefined)
    refuse(reading, 'exclusive-flags', 'only a selector (-l) or a POD name is allowed', selector.range);
  if (pod !== undefined) sayPod(reading, pod);
  const flag = given(reading, 'container');
  if (container !== undefined) {
    if (flag !== undefined)
      refuse(
        reading,
        'exclusive-flags',
        'only one of -c or an inline [CONTAINER] arg is allowed',
        flag.range,
      );
    say(reading, '--container', container.value, container.value, container.range);
  }
  const all = given(reading, 'all-containers');
  if (all !== undefined && isOn(reading, 'all-containers') && (flag ?? container) !== undefined)
    refuse(
      reading,
      'exclusive-flags',
      '--all-containers=true should not be specified with container name',
      all.range,
    );
  const tail = given(reading, 'tail');
  // All lines of a single Pod are printed, but only the last ten of each Pod that a selector matches.
  if (
    tail !== undefined &&
    selector !== undefined &&
    !reading.given.has('since') &&
    !reading.given.has('since-time')
  ) {
    if (tail.value === '10' || tail.value === '-1') take(reading, 'tail');
    if (tail.value === '-1') say(reading, '--tail', '-1', '-1', tail.valueRange);
  }
  return true;
};

/** `exec POD -- COMMAND`: kubectl refuses a command without the dashes. */
export const exec: Shape = (reading) => {
  const { words, dash } = reading.args;
  const before = wordsBefore(reading);
  const after = wordsAfter(reading);
  const fromFile = readsFiles(reading);
  const pod = fromFile ? undefined : before[0];
  if (pod !== undefined) sayPod(reading, pod);
  const extra = before[fromFile ? 0 : 1];
  if (pod === undefined && !fromFile) wrongWords(reading, 'pod, type/name or --filename must be specified');
  else if (extra !== undefined) {
    const [first = '', ...command] = words.map((w) => w.value);
    const message = 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead';
    const help =
      dash === -1 ? `exec ${first} -- ${command.join(' ')}` : "everything in front of -- is kubectl's own";
    refuse(reading, 'needs-dashes', message, extra.range, help);
  } else if (after.length === 0)
    wrongWords(reading, 'you must specify at least one command for the container');
  sayProgram(reading, 'the command', extra === undefined ? after : words.slice(1));
  checkShell(reading, pod, after[0]);
  return true;
};

/** Pods of a kubeadm cluster whose images contain no shell. */
const WITHOUT_SHELL =
  /^(?:pods?\/|po\/)?(?:coredns|etcd|kube-(?:apiserver|controller-manager|scheduler))-[a-z0-9]/;

/** Reports a shell that an image of the control plane does not contain. */
function checkShell(reading: Reading, pod: Word | undefined, program: Word | undefined): void {
  if (given(reading, 'namespace')?.value !== 'kube-system' || !WITHOUT_SHELL.test(pod?.value ?? '')) return;
  if (program === undefined || !isShell(program)) return;
  const message = `exec: "${program.value}": executable file not found in $PATH`;
  refuse(
    reading,
    'unknown-command',
    message,
    program.range,
    'this image has no shell: run the program itself',
  );
}

export const attach: Shape = (reading) => {
  const words = wordsBefore(reading);
  if (words[0] === undefined) wrongWords(reading, 'at least 1 argument is required for attach');
  else sayPod(reading, words[0]);
  if (words[1] !== undefined)
    wrongWords(
      reading,
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${words.length}`,
      words[1],
    );
  return true;
};

/** `port-forward POD LOCAL:REMOTE...`: a single number is the port on both sides. */
export const portForward: Shape = (reading) => {
  const [pod, ...ports] = wordsBefore(reading);
  if (pod === undefined || ports.length === 0)
    wrongWords(reading, 'TYPE/NAME and list of ports are required for port-forward');
  if (pod !== undefined) sayPod(reading, pod);
  for (const { value, range } of ports)
    say(reading, 'port', value.includes(':') ? value : `${value}:${value}`, value, range);
  return true;
};

/** `cp FILE [NAMESPACE/]POD:PATH` and the reverse. The namespace may be in the path or in `-n`. */
export const cp: Shape = (reading) => {
  const [source, destination, extra] = wordsBefore(reading);
  if (source === undefined || destination === undefined || extra !== undefined) {
    wrongWords(reading, 'source and destination are required', extra);
    return true;
  }
  const remote = [source, destination].filter(isRemote);
  if (remote.length === 0 && !isOpen(source.value) && !isOpen(destination.value))
    wrongWords(
      reading,
      'one of src or dest must be a remote file specification',
      destination,
      'write POD:PATH',
    );
  if (remote.length === 2)
    wrongWords(reading, 'one of src or dest must be a local file specification', destination);
  sayFile(reading, 'source', source);
  sayFile(reading, 'destination', destination);
  return true;
};

function isRemote({ value }: Word): boolean {
  return value.includes(':');
}

function sayFile(reading: Reading, path: string, word: Word): void {
  const colon = word.value.indexOf(':');
  if (colon === -1) {
    say(reading, path, canonicalFilePath(word.value), word.value, word.range);
    return;
  }
  const pod = word.value.slice(0, colon);
  const slash = pod.indexOf('/');
  const namespace = slash === -1 ? undefined : pod.slice(0, slash);
  if (namespace !== undefined) {
    take(reading, 'namespace');
    if (namespace !== 'default') say(reading, 'namespace', namespace, namespace, word.range);
  }
  const name = pod.slice(slash + 1);
  sayTarget(reading, readResourceType(reading, 'pods', word.range), name, word.range);
  const file = word.value.slice(colon + 1);
  say(reading, path, `pod:${canonicalFilePath(file)}`, `${name}:${file}`, word.range);
}

/** `debug POD` or `debug node/NAME`, with a command after `--`. */
export const debug: Shape = (reading) => {
  const words = wordsBefore(reading);
  if (words.length === 0 && !readsFiles(reading))
    wrongWords(reading, 'NAME or filename is required for debug');
  for (const word of words) sayPod(reading, word);
  const target = given(reading, 'target');
  const copies = reading.given.has('copy-to');
  if (!reading.given.has('image') && !copies)
    refuse(reading, 'missing-flag', 'you must specify --image when not using --copy-to.', reading.range);
  if (target !== undefined && copies)
    refuse(
      reading,
      'exclusive-flags',
      '--target is incompatible with --copy-to. Use --share-processes instead.',
      target.range,
    );
  const tty = given(reading, 'tty');
  if (tty !== undefined && isOn(reading, 'tty') && !isOn(reading, 'stdin'))
    refuse(reading, 'exclusive-flags', '-i/--stdin is required for containers with -t/--tty=true', tty.range);
  if (isOn(reading, 'stdin') && isOn(reading, 'attach')) take(reading, 'attach');
  sayProgram(reading, 'the command', wordsAfter(reading));
  return true;
};
