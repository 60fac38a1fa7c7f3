import type { Word } from '../shell/word.ts';
import { type EverydayFlag, isDashed, type Parted } from './part-words.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** Rewrites of equivalent spellings, by program. */
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

/** Brings the only pattern of `grep` into one form, with or without `-e`, and drops flags that make no difference to it. */
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

/** Rewrites `'\-\-flag'`, in which backslashes keep the pattern from being read as a flag, as `-- --flag`. */
function withPlainDashes(operands: readonly Word[]): readonly Word[] {
  const [pattern, ...rest] = operands;
  if (pattern === undefined || !/^(?:\\-){1,2}[\w-]+$/.test(pattern.value)) return operands;
  const plain = { ...pattern, value: pattern.value.replaceAll('\\', '') };
  return [{ ...pattern, value: '--' }, plain, ...rest];
}

/** Drops the `=` after the name of a flag or key of several words: `service-account=`. */
function withoutEquals(operands: readonly Word[]): readonly Word[] {
  return operands.map((word) => {
    if (!/^(?:--)?[a-z]+(?:-[a-z]+){2,}=$/.test(word.value)) return word;
    return { ...word, value: word.value.slice(0, -1) };
  });
}

const DIALECTS: ReadonlySet<string> = new Set(['-E', '-F']);

/**
 * Drops `-E` and `-F` from a pattern that means the same in every dialect: one of letters only, or with the dots of a number or an address,
 * escaped or not.
 */
function withoutDialect({ flags, operands }: Parted): Parted {
  const [pattern, ...files] = operands;
  if (pattern === undefined || !/^[\w/ -]+(?:(?<=\d)\\?\.(?=\d)[\w/ -]+)*$/.test(pattern.value))
    return { flags, operands };
  return {
    flags: flags.filter(({ name }) => !DIALECTS.has(name)),
    operands: [{ ...pattern, value: pattern.value.replaceAll('\\', '') }, ...files],
  };
}

/** Rewrites `mv -t DIR FILE` and `mv FILE DIR/FILE` as `mv FILE DIR`. */
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

/** Sorts the packages after the verb, whose order doesn't matter. */
function withPackagesSorted({ flags, operands }: Parted): Parted {
  const [verb, ...packages] = operands;
  if (verb === undefined) return { flags, operands };
  return { flags, operands: [verb, ...packages.sort((a, b) => (a.value < b.value ? -1 : 1))] };
}

/** Drops the dot at the end of a full cluster name, which only skips the search list. */
function withoutLastDot({ flags, operands }: Parted): Parted {
  const bare = (value: string) => value.replace(/(?<=\.cluster\.local)\.$/, '');
  return { flags, operands: operands.map((word) => ({ ...word, value: bare(word.value) })) };
}

/** Drops the trailing dot from the target folder: `/root/.` is `/root`. */
function withFolder({ flags, operands }: Parted): Parted {
  const last = operands.at(-1);
  if (last === undefined || operands.length < 2) return { flags, operands };
  return {
    flags,
    operands: [...operands.slice(0, -1), { ...last, value: last.value.replace(/(?<=.)\/\.\/?$/, '') }],
  };
}

/** Rewrites `cp -a` as `cp -r -p`. */
function withoutArchive({ flags, operands }: Parted): Parted {
  const plain = (flag: EverydayFlag) =>
    flag.name === '-a' ? ['-r', '-p'].map((name) => ({ ...flag, name })) : [flag];
  return { flags: flags.flatMap(plain), operands };
}

/** Rewrites `curl --url ADDRESS` as `curl ADDRESS`. */
function withAddress({ flags, operands }: Parted): Parted {
  const said = flags.flatMap(({ name, value }) => (name === '--url' && value !== undefined ? [value] : []));
  return { flags: flags.filter(({ name }) => name !== '--url'), operands: [...operands, ...said] };
}

/** Flags that make `curl` send data or change the method, so that it doesn't use GET by default. */
const SENDING: ReadonlySet<string> = new Set(['-d', '-F', '-I', '-T']);

function withoutGet({ flags, operands }: Parted): Parted {
  const sends = flags.some(({ name }) => SENDING.has(name));
  const isGet = ({ name, value }: EverydayFlag) => name === '-X' && value?.value === 'GET';
  return { flags: sends ? flags : flags.filter((flag) => !isGet(flag)), operands };
}

const WITHOUT_TLS = /^(?:http:\/\/|[\w.-]+(?::\d+)?(?:\/|$))/;

/** Drops `-k` if no address uses TLS: there is no certificate to accept. */
function withoutTrust({ flags, operands }: Parted): Parted {
  const isPlain = operands.length > 0 && operands.every(({ value }) => WITHOUT_TLS.test(value));
  return { flags: isPlain ? flags.filter(({ name }) => name !== '-k') : flags, operands };
}

/** Options of `ssh` that also have a separate flag. */
const SSH_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['identityfile', '-i'],
  ['port', '-p'],
  ['user', '-l'],
]);
/** Options that only change what `ssh` asks before it connects, or how long it tries. */
const SSH_MANNERS =
  /^(?:ConnectTimeout|IdentitiesOnly|LogLevel|StrictHostKeyChecking|UserKnownHostsFile)[= ]/i;

/** Rewrites options of `ssh` and `scp` as flags, and drops the default port. */
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

/** Drops `-`, which stands for the standard input, the default. */
function withoutInput({ flags, operands }: Parted): Parted {
  return { flags, operands: operands.filter(({ value }) => value !== '-') };
}

/** Rewrites `ssh -l ops node01` as `ssh ops@node01`. */
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

/** Joins the words after the host, as `ssh` does. */
function withOneCommand({ flags, operands }: Parted): Parted {
  const [host, first, ...more] = operands;
  if (host === undefined || first === undefined) return { flags, operands };
  return {
    flags,
    operands: [host, { ...first, value: [first, ...more].map(({ value }) => value).join(' ') }],
  };
}
