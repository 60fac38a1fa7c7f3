import { fullImageName } from '../../kubernetes/full-image-name.ts';

/** The tag of an image; `latest` where it names none. */
export function imageTag(image: string): string {
  const [path = ''] = image.split('@');
  return hasTag(path) ? path.slice(path.lastIndexOf(':') + 1) : 'latest';
}

/** An image's name without host, folder of the default registry, tag and digest: `nginx`, `polinux/stress`. */
export function imageBase(image: string): string {
  const repository = imageRepository(image);
  return repository.slice(repository.indexOf('/') + 1).replace(/^library\//, '');
}

/** Why an image that asks for a login cannot be pulled without the right one, as containerd says it. */
export function deniedError(image: string): string {
  const full = fullImageName(image);
  return `failed to pull and unpack image "${full}": failed to resolve reference "${full}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
}

/** An image's full name without tag and digest: `docker.io/library/nginx`. */
export function imageRepository(image: string): string {
  const full = fullImageName(image).split('@')[0] ?? '';
  return hasTag(full) ? full.slice(0, full.lastIndexOf(':')) : full;
}

/** Whether an image's name ends with a tag. */
export function hasTag(path: string): boolean {
  return path.lastIndexOf(':') > path.lastIndexOf('/');
}

/** Why an image that no registry has cannot be pulled, as containerd says it. */
export function notFoundError(image: string): string {
  const full = fullImageName(image);
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`;
}
