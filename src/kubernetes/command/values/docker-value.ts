import { lookUp } from '../../../source/look-up.ts';
import { isOpen } from '../reading.ts';
import { canonicalFilePath } from './file-path.ts';

const MOUNT_KEYS: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
};

/** `SOURCE:TARGET:OPTIONS` of docker's `-v` in canonical form; the mount is read-write unless an option says otherwise. */
export function canonicalBind(value: string): string {
  const [source = '', target, options = '', ...more] = value.split(':');
  if (isOpen(value) || more.length > 0 || target === undefined) return value;
  const said = options.split(',').filter((option) => option !== '' && option !== 'rw');
  return [bindPath(source), bindPath(target), ...(said.length > 0 ? [said.sort().join(',')] : [])].join(':');
}

/** The source of a mount; one without a slash is the name of a volume. */
function bindPath(path: string): string {
  return path.startsWith('/') ? canonicalFilePath(path) : path;
}

/**
 * The pairs of docker's `--mount` in one order, each key by one of its names.
 * <https://docs.docker.com/engine/storage/bind-mounts/#options-for---mount>
 */
export function canonicalMount(value: string): string {
  if (isOpen(value)) return value;
  const pairs = value.split(',').map((pair) => {
    const [key = '', ...rest] = pair.split('=');
    const name = lookUp(MOUNT_KEYS, key) ?? key;
    const given = rest.join('=');
    return `${name}=${name === 'readonly' ? given || 'true' : bindPath(given)}`;
  });
  return pairs
    .filter((pair) => pair !== 'type=volume' && pair !== 'readonly=false')
    .sort()
    .join(',');
}

const SIZE = /^(\d+(?:\.\d+)?)\s?([kmgtp]?)(?:i?b)?$/i;

/** The bytes of docker's `256m`, `256MB` or `1g`, whose units are powers of 1024. <https://pkg.go.dev/github.com/docker/go-units#RAMInBytes> */
export function canonicalSize(value: string): string {
  const [, number, unit = ''] = SIZE.exec(value) ?? [];
  if (number === undefined) return value;
  return String(Math.floor(Number(number) * 1024 ** ' kmgtp'.indexOf(unit.toLowerCase() || ' ')));
}

/** A Go template without the spaces inside its braces, which print nothing. */
export function canonicalTemplate(value: string): string {
  return value.replace(/\{\{ *([^{}"`]*?) *\}\}/g, '{{$1}}');
}
