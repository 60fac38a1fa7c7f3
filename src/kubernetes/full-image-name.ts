import { perKey } from './per-key.ts';

/**
 * An image's full name: `nginx:1.29` and `docker.io/nginx:1.29` are `docker.io/library/nginx:1.29`. Without a tag or a digest, the tag is
 * `latest`.
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export const fullImageName = perKey((image) => {
  const [path = '', digest] = image.split('@');
  const [first = '', ...rest] = path.split('/');
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const named = hasHost ? inLibrary(path) : inLibrary(`docker.io/${path}`);
  if (digest !== undefined) return `${named}@${digest}`;
  return /:[^/]+$/.test(path) ? named : `${named}:latest`;
});

/** The path of an image on Docker Hub, which stores images without an owner under `library`. */
function inLibrary(path: string): string {
  return path.replace(/^(?:index\.)?docker\.io\/([^/]+)$/, 'docker.io/library/$1');
}
