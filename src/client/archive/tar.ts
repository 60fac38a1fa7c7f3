import { failure } from '../kubectl-failure.ts';

/** A file or a folder in an archive. */
export interface TarEntry {
  /** The path without a leading slash; the path of a folder ends with a slash. */
  readonly name: string;
  /** Empty for a folder. */
  readonly bytes: Uint8Array;
  readonly type: 'file' | 'folder' | 'link';
  /** The target of a link. */
  readonly target?: string;
}

const BLOCK = 512;
const [NAME, MODE, OWNER, GROUP, SIZE, TIME, CHECKSUM, TYPE, LINK, MAGIC, PREFIX] = [
  0, 100, 108, 116, 124, 136, 148, 156, 157, 257, 345,
];
const LONGEST_NAME = 100;
const LONGEST_PREFIX = 155;
const TYPES = { file: '0', folder: '5', link: '2' } as const;

/**
 * Writes an archive.
 *
 * @param time seconds since 1970, of each entry.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export function writeTar(entries: readonly TarEntry[], time: number): Uint8Array {
  const blocks = entries.flatMap((entry) => {
    const padding = new Uint8Array((BLOCK - (entry.bytes.length % BLOCK)) % BLOCK);
    return [header(entry, time), entry.bytes, padding];
  });
  return Buffer.concat([...blocks, new Uint8Array(2 * BLOCK)]);
}

function header({ name, bytes, type }: TarEntry, time: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const [prefix, rest] = splitName(name);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  block.write(rest, NAME);
  block.write(octal(type === 'folder' ? 0o755 : 0o644, 8), MODE);
  block.write(octal(0, 8), OWNER);
  block.write(octal(0, 8), GROUP);
  block.write(octal(bytes.length, 12), SIZE);
  block.write(octal(time, 12), TIME);
  block.write(TYPES[type], TYPE);
  block.write('ustar\u000000', MAGIC);
  block.write(prefix, PREFIX);
  block.fill(' ', CHECKSUM, CHECKSUM + 8);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, CHECKSUM);
  return block;
}

/** Splits a long name into the two fields of the header. @throws KubectlFailure if it does not fit. */
function splitName(name: string): readonly [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return ['', name];
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    const fits = Buffer.byteLength(prefix) <= LONGEST_PREFIX && Buffer.byteLength(rest) <= LONGEST_NAME;
    if (fits && rest !== '') return [prefix, rest];
  }
  throw failure(`the path is too long for an archive: ${name}`);
}

/** Reads an archive. @throws KubectlFailure if it is not a valid archive. */
export function readTar(bytes: Uint8Array): readonly TarEntry[] {
  const archive = Buffer.from(bytes);
  const entries: TarEntry[] = [];
  let long = '';
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const block = archive.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const size = Number.parseInt(field(block, SIZE, 12).trim() || '0', 8);
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (Number.isNaN(size) || content.length < size) throw failure('unexpected EOF');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = field(block, TYPE, 1);
    // GNU tar writes a name that is too long as a separate entry.
    if (type === 'L') {
      long = content.toString('utf8').replace(/\0.*$/s, '');
      continue;
    }
    const prefix = field(block, MAGIC, 5) === 'ustar' ? field(block, PREFIX, LONGEST_PREFIX) : '';
    const name = long || [prefix, field(block, NAME, LONGEST_NAME)].filter((part) => part !== '').join('/');
    long = '';
    const kind = type === '5' ? 'folder' : type === '2' || type === '1' ? 'link' : 'file';
    if (['0', '\0', '', '1', '2', '5'].includes(type))
      entries.push({ name, bytes: content, type: kind, target: field(block, LINK, LONGEST_NAME) });
  }
  return entries;
}

function field(block: Buffer, start: number, length: number): string {
  const text = block.toString('utf8', start, start + length);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}
