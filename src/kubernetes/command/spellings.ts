import { isDashed, type Parted } from './part-words.ts';
import { canonicalFilePath } from './values/file-path.ts';

/** What is particular to a program: one of several ways to write the same, by program. */
export const SPELLINGS: Readonly<Record<string, (parted: Parted) => Parted>> = {
  cp: withTarget,
  grep: withPattern,
  mv: withTarget,
};

/** The only pattern of `grep`, with or without `-e`, and without flags that mean nothing for it. */
function withPattern({ flags, operands }: Parted): Parted {
  const [pattern, second] = flags.filter(({ name }) => name === '-e' || name === '-f');
  if (pattern === undefined) return withoutDialect({ flags, operands });
  if (pattern.name !== '-e' || pattern.value === undefined || second !== undefined)
    return { flags, operands };
  const dashes = isDashed(pattern.value) ? [{ ...pattern.word, value: '--' }] : [];
  return withoutDialect({
    flags: flags.filter((flag) => flag !== pattern),
    operands: [...dashes, pattern.value, ...operands],
  });
}

const DIALECTS: ReadonlySet<string> = new Set(['-E', '-F']);

/** A pattern of letters alone is the same in all dialects. */
function withoutDialect({ flags, operands }: Parted): Parted {
  const isPlain = /^[\w/ -]+$/.test(operands[0]?.value ?? '');
  return { flags: isPlain ? flags.filter(({ name }) => !DIALECTS.has(name)) : flags, operands };
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
