import { fullImageName } from '../../kubernetes/full-image-name.ts';

/** The tag of an image; `latest` by default. */
export function imageTag(image: string): string {
  const [path = ''] = image.split('@');
  return hasTag(path) ? path.slice(path.lastIndexOf(':') + 1) : 'latest';
}

/** An image's name without host, default registry folder, tag and digest: `nginx`, `polinux/stress`. */
export function imageBase(image: string): string {
  const repository = imageRepository(image);
  return repository.slice(repository.indexOf('/') + 1).replace(/^library\//, '');
}

/** The error, as containerd words it, for an image that cannot be pulled without the right login. */
export function deniedError(image: string): string {
  const full = fullImageName(image);
  return `failed to pull and unpack image "${full}": failed to resolve reference "${full}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
}

/** An image's full name without tag and digest: `docker.io/library/nginx`. */
export function imageRepository(image: string): string {
  const full = fullImageName(image).split('@')[0] ?? '';
  return hasTag(full) ? full.slice(0, full.lastIndexOf(':')) : full;
}

/** Whether an image's name ends in a tag. */
export function hasTag(path: string): boolean {
  return path.lastIndexOf(':') > path.lastIndexOf('/');
}

/** The error, as containerd words it, for an image that no registry has. */
export function notFoundError(image: string): string {
  const full = fullImageName(image);
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;
}
