import { parseDuration } from '../../../kubernetes/duration.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import type { DeclaredProgram } from './declared-program.ts';

/** The rule for one clause about a program, such as `listens 8080`. */
export interface ClauseRule {
  /** Its form for a help page: words in capitals are values, parts in square brackets are optional. */
  readonly form: string;
  readonly meaning: string;
  /** Adds the values after the verb to the program; `undefined` if they do not have the right form. */
  read(words: string, program: DeclaredProgram): DeclaredProgram | undefined;
}

const NANOS = 1e6;
const BYTE = 1_000_000_000n;
const MILLI = 1_000_000n;
/** The shortest interval between two lines or two steps of memory growth, in milliseconds: shorter ones would only cost time. */
const OFTEN = 100;

/** All clauses, by verb. */
export const CLAUSES: Readonly<Record<string, ClauseRule>> = {
  runs: {
    form: 'runs PATH',
    meaning: 'the image contains this program; any command other than this or a shell fails to start',
    read: (words, program) =>
      /^\S+$/.test(words) ? { ...program, runs: [...(program.runs ?? []), words] } : undefined,
  },
  starts: {
    form: 'starts in TIME',
    meaning: 'it starts listening after this time',
    read: (words, program) => {
      const startsIn = millis(/^in (\S+)$/.exec(words)?.[1]);
      return startsIn === undefined ? undefined : { ...program, startsIn };
    },
  },
  needs: {
    form: 'needs env NAME | needs file PATH | needs tcp HOST:PORT | needs can VERB RESOURCE [else TEXT]',
    meaning:
      'if this is missing, it prints a log line (TEXT) and exits with code 1; $NAME in HOST is a variable, can checks its ServiceAccount',
    read: readNeed,
  },
  prints: {
    form: 'prints TEXT [every TIME]',
    meaning: 'it prints a log line at its start, or repeatedly',
    read: (words, program) => {
      const [, text = words, time] = /^(.*\S)\s+every (\S+)$/.exec(words) ?? [];
      if (text === '') return undefined;
      if (time === undefined) return { ...program, prints: [...(program.prints ?? []), text] };
      const every = millis(time);
      if (every === undefined || every < OFTEN) return undefined;
      return { ...program, repeats: [...(program.repeats ?? []), { text, every }] };
    },
  },
  exits: {
    form: 'exits CODE [after TIME]',
    meaning: 'it exits by itself',
    read: (words, program) => {
      const [, code, time = '0'] = /^(\d{1,3})(?: after (\S+))?$/.exec(words) ?? [];
      const after = millis(time);
      if (code === undefined || Number(code) > 255 || after === undefined) return undefined;
      return { ...program, exits: { code: Number(code), after } };
    },
  },
  listens: {
    form: 'listens PORT [tcp]',
    meaning: 'it answers HTTP on this port, or only accepts connections',
    read: (words, program) => {
      const [, digits, tcp] = /^(\d{1,5})( tcp| http)?$/.exec(words) ?? [];
      const port = Number(digits);
      if (digits === undefined || port < 1 || port > 65_535) return undefined;
      const protocol = tcp === ' tcp' ? 'tcp' : 'http';
      return { ...program, listens: [...(program.listens ?? []), { port, protocol }] };
    },
  },
  answers: {
    form: 'answers PATH STATUS [in TIME] [for TIME] [with TEXT]',
    meaning:
      'how HTTP ports respond on a path (* is any other path): with a delay (in), or at first only and 200 later (for)',
    read: readAnswer,
  },
  memory: {
    form: 'memory SIZE [growing SIZE every TIME [up to SIZE]]',
    meaning: 'the memory that it uses; above the limit of its container it is killed (OOMKilled)',
    read: readMemory,
  },
  cpu: {
    form: 'cpu AMOUNT',
    meaning: 'the CPU that it uses (250m, 2), at most the limit of its container',
    read: (words, program) => {
      const cpu = amount(words, MILLI);
      return cpu === undefined ? undefined : { ...program, cpu };
    },
  },
  pulls: {
    form: 'pulls as USER:PASSWORD',
    meaning: 'its registry requires this login, from an image pull secret',
    read: (words, program) => {
      const [, user, password] = /^as ([^:\s]+):(\S+)$/.exec(words) ?? [];
      if (user === undefined || password === undefined) return undefined;
      return { ...program, pullsAs: { user, password } };
    },
  },
  ignores: {
    form: 'ignores SIGTERM',
    meaning: 'it ignores SIGTERM and ends only when its grace period has ended',
    read: (words, program) => (words === 'SIGTERM' ? { ...program, ignoresTerm: true } : undefined),
  },
};

function readNeed(words: string, program: DeclaredProgram): DeclaredProgram | undefined {
  const [, kind, what = '', text] = /^(env|file|tcp|can [a-z]+) (\S+)(?: else (.*\S))?$/.exec(words) ?? [];
  const says = text === undefined ? {} : { says: [text] };
  const needs = program.needs ?? [];
  if (kind === 'env' && /^[A-Za-z_]\w*$/.test(what))
    return { ...program, needs: [...needs, { variables: [what], ...says }] };
  if (kind === 'file' && what.startsWith('/'))
    return { ...program, needs: [...needs, { file: what, ...says }] };
  if (kind === 'tcp' && /^[\w.$-]+:(?:\d{1,5}|\$\w+)$/.test(what))
    return { ...program, needs: [...needs, { server: what, ...says }] };
  if (kind?.startsWith('can ') === true)
    return { ...program, needs: [...needs, { verb: kind.slice(4), resource: what, ...says }] };
  return undefined;
}

const ANSWER = /^(\/\S*|\*) ([1-5]\d\d)(?: in (\S+))?(?: for (\S+))?(?: with (.*\S))?$/;

function readAnswer(words: string, program: DeclaredProgram): DeclaredProgram | undefined {
  const match = ANSWER.exec(words);
  if (match === null) return undefined;
  const [, path = '', status, late, first, text] = match;
  const [delay, until] = [millis(late), millis(first)];
  if ((late !== undefined && delay === undefined) || (first !== undefined && until === undefined))
    return undefined;
  const answer = {
    status: Number(status),
    body: `${text ?? (Number(status) < 400 ? 'ok' : 'error')}\n`,
    ...(delay !== undefined && { delay }),
    ...(until !== undefined && { until }),
  };
  return { ...program, answers: { ...program.answers, [path]: answer } };
}

function readMemory(words: string, program: DeclaredProgram): DeclaredProgram | undefined {
  const [, size = '', step, time, most] =
    /^(\S+)(?: growing (\S+) every (\S+)(?: up to (\S+))?)?$/.exec(words) ?? [];
  const memory = amount(size, BYTE);
  if (memory === undefined) return undefined;
  if (step === undefined) return { ...program, memory };
  const [by, every] = [amount(step, BYTE), millis(time)];
  const upTo = most === undefined ? undefined : amount(most, BYTE);
  if (by === undefined || every === undefined || every < OFTEN) return undefined;
  if (most !== undefined && upTo === undefined) return undefined;
  return { ...program, memory, growth: { by, every, ...(upTo !== undefined && { upTo }) } };
}

/** The milliseconds of a duration such as `1.5s` or `2m`, or `undefined` if it is not a duration. */
function millis(text: string | undefined): number | undefined {
  const nanos = text === undefined ? undefined : parseDuration(text);
  return nanos === undefined || nanos < 0 ? undefined : nanos / NANOS;
}

/** A quantity in a unit given in billionths, or `undefined` if it is not a quantity. */
function amount(text: string, unit: bigint): number | undefined {
  const nanos = parseQuantity(text);
  return nanos === undefined || nanos < 0n ? undefined : Number(nanos / unit);
}
