import type { Word } from '../shell/word.ts';
import { type EverydayFlag, isDashed, type Parted } from './part-words.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** What is particular to a program: one of several ways to write the same, by program. */
export const SPELLINGS: Readonly<Record<string, (parted: Parted) => Parted>> = {
  'apt-get': withPackagesSorted,
  'apt-mark': withPackagesSorted,
  base64: withoutInput,
  cp: (parted) => withTarget(withoutArchive(withFolder(parted))),
  curl: (parted) => withoutTrust(withoutGet(withAddress(parted))),
  grep: withPattern,
  mv: withTarget,
  nslookup: withoutLastDot,
  scp: withLogin,
  ssh: (parted) => withOneCommand(withAccount(withLogin(parted))),
};

/** The only pattern of `grep`, with or without `-e`, and without flags that mean nothing for it. */
function withPattern({ flags, operands }: Parted): Parted {
  const [pattern, second] = flags.filter(({ name }) => name === '-e' || name === '-f');
  if (pattern === undefined)
    return withoutDialect({ flags, operands: withoutEquals(withPlainDashes(operands)) });
  if (pattern.name !== '-e' || pattern.value === undefined || second !== undefined)
    return { flags, operands };
  const dashes = isDashed(pattern.value) ? [{ ...pattern.word, value: '--' }] : [];
  return withoutDialect({
    flags: flags.filter((flag) => flag !== pattern),
    operands: [...dashes, pattern.value, ...operands],
  });
}

/** `'\-\-flag'`, in which the backslashes keep a pattern from being read as a flag, as `-- --flag`. */
function withPlainDashes(operands: readonly Word[]): readonly Word[] {
  const [pattern, ...rest] = operands;
  if (pattern === undefined || !/^(?:\\-){1,2}[\w-]+$/.test(pattern.value)) return operands;
  const plain = { ...pattern, value: pattern.value.replaceAll('\\', '') };
  return [{ ...pattern, value: '--' }, plain, ...rest];
}

/** `service-account=`, the name of a flag or key of several words with the sign after it, as the name. */
function withoutEquals(operands: readonly Word[]): readonly Word[] {
  return operands.map((word) => {
    if (!/^(?:--)?[a-z]+(?:-[a-z]+){2,}=$/.test(word.value)) return word;
    return { ...word, value: word.value.slice(0, -1) };
  });
}

const DIALECTS: ReadonlySet<string> = new Set(['-E', '-F']);

/** A pattern of letters alone is the same in all dialects, and so is one with the dots of a number or an address, escaped or not. */
function withoutDialect({ flags, operands }: Parted): Parted {
  const [pattern, ...files] = operands;
  if (pattern === undefined || !/^[\w/ -]+(?:(?<=\d)\\?\.(?=\d)[\w/ -]+)*$/.test(pattern.value))
    return { flags, operands };
  return {
    flags: flags.filter(({ name }) => !DIALECTS.has(name)),
    operands: [{ ...pattern, value: pattern.value.replaceAll('\\', '') }, ...files],
  };
}

/** `mv -t DIR FILE` and `mv FILE DIR/FILE` as `mv FILE DIR`. */
function withTarget({ flags, operands }: Parted): Parted {
  const folder = flags.find(({ name }) => name === '-t');
  if (folder?.value !== undefined)
    return { flags: flags.filter((flag) => flag !== folder), operands: [...operands, folder.value] };
  const [from, to, ...more] = operands;
  const name = from && canonicalFilePath(from.value).split('/').at(-1);
  if (from === undefined || to === undefined || more.length > 0 || !name || !to.value.endsWith(`/${name}`))
    return { flags, operands };
  return {
    flags,
    operands: [from, { ...to, value: to.value.slice(0, -name.length).replace(/(?<=.)\/$/, '') }],
  };
}

/** The packages after the verb, whose order means nothing. */
function withPackagesSorted({ flags, operands }: Parted): Parted {
  const [verb, ...packages] = operands;
  if (verb === undefined) return { flags, operands };
  return { flags, operands: [verb, ...packages.sort((a, b) => (a.value < b.value ? -1 : 1))] };
}

/** A name of a cluster that is complete: with a dot at its end the search list is not tried first. */
function withoutLastDot({ flags, operands }: Parted): Parted {
  const bare = (value: string) => value.replace(/(?<=\.cluster\.local)\.$/, '');
  return { flags, operands: operands.map((word) => ({ ...word, value: bare(word.value) })) };
}

/** A folder that is copied into, without the dot that stands for it: `/root/.` is `/root`. */
function withFolder({ flags, operands }: Parted): Parted {
  const last = operands.at(-1);
  if (last === undefined || operands.length < 2) return { flags, operands };
  return {
    flags,
    operands: [...operands.slice(0, -1), { ...last, value: last.value.replace(/(?<=.)\/\.\/?$/, '') }],
  };
}

/** `cp -a` copies as `cp -r -p` does. */
function withoutArchive({ flags, operands }: Parted): Parted {
  const plain = (flag: EverydayFlag) =>
    flag.name === '-a' ? ['-r', '-p'].map((name) => ({ ...flag, name })) : [flag];
  return { flags: flags.flatMap(plain), operands };
}

/** `curl --url ADDRESS` as `curl ADDRESS`. */
function withAddress({ flags, operands }: Parted): Parted {
  const said = flags.flatMap(({ name, value }) => (name === '--url' && value !== undefined ? [value] : []));
  return { flags: flags.filter(({ name }) => name !== '--url'), operands: [...operands, ...said] };
}

/** Flags that make `curl` send something, so that it does not ask with GET. */
const SENDING: ReadonlySet<string> = new Set(['-d', '-F', '-I', '-T']);

function withoutGet({ flags, operands }: Parted): Parted {
  const sends = flags.some(({ name }) => SENDING.has(name));
  const isGet = ({ name, value }: EverydayFlag) => name === '-X' && value?.value === 'GET';
  return { flags: sends ? flags : flags.filter((flag) => !isGet(flag)), operands };
}

const WITHOUT_TLS = /^(?:http:\/\/|[\w.-]+(?::\d+)?(?:\/|$))/;

/** Without TLS there is no certificate that `-k` would let pass. */
function withoutTrust({ flags, operands }: Parted): Parted {
  const isPlain = operands.length > 0 && operands.every(({ value }) => WITHOUT_TLS.test(value));
  return { flags: isPlain ? flags.filter(({ name }) => name !== '-k') : flags, operands };
}

/** Options of `ssh` that have a flag of their own. */
const SSH_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['identityfile', '-i'],
  ['port', '-p'],
  ['user', '-l'],
]);
/** Options that only change what `ssh` asks before it connects, or how long it tries. */
const SSH_MANNERS =
  /^(?:ConnectTimeout|IdentitiesOnly|LogLevel|StrictHostKeyChecking|UserKnownHostsFile)[= ]/i;

/** The flags of `ssh` and `scp`: options as flags, and not the port that they take anyway. */
function withLogin({ flags, operands }: Parted): Parted {
  const spelt = flags.map((flag): EverydayFlag => {
    const [, name = '', value = ''] = /^(\w+)[= ](.*)$/s.exec(flag.value?.value ?? '') ?? [];
    const own = flag.name === '-o' ? SSH_OPTIONS.get(name.toLowerCase()) : undefined;
    const read =
      own === undefined || !flag.value ? flag : { ...flag, name: own, value: { ...flag.value, value } };
    if (read.name !== '-i' || read.value === undefined) return read;
    return { ...read, value: { ...read.value, value: canonicalFilePath(read.value.value) } };
  });
  const isSilent = ({ name, value }: EverydayFlag) =>
    (/^-p$/i.test(name) && value?.value === '22') || (name === '-o' && SSH_MANNERS.test(value?.value ?? ''));
  return { flags: spelt.filter((flag) => !isSilent(flag)), operands };
}

/** `-` is the input, which is read anyway. */
function withoutInput({ flags, operands }: Parted): Parted {
  return { flags, operands: operands.filter(({ value }) => value !== '-') };
}

/** `ssh -l ops node01` as `ssh ops@node01`. */
function withAccount({ flags, operands }: Parted): Parted {
  const account = flags.find(({ name }) => name === '-l');
  const [host, ...rest] = operands;
  if (account?.value === undefined || host === undefined || host.value.includes('@'))
    return { flags, operands };
  return {
    flags: flags.filter((flag) => flag !== account),
    operands: [{ ...host, value: `${account.value.value}@${host.value}` }, ...rest],
  };
}

/** The words after the host, which `ssh` joins. */
function withOneCommand({ flags, operands }: Parted): Parted {
  const [host, first, ...more] = operands;
  if (host === undefined || first === undefined) return { flags, operands };
  return {
    flags,
    operands: [host, { ...first, value: [first, ...more].map(({ value }) => value).join(' ') }],
  };
}
