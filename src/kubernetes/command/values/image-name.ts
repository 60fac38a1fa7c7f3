import { isOpen } from '../reading.ts';

/**
 * The full name of an image, as Docker and crictl read it: `nginx` is `docker.io/library/nginx:latest`. A name with a digest gets no tag.
 * <https://github.com/distribution/reference/blob/main/normalize.go>
 */
export function canonicalImage(name: string): string {
  if (isOpen(name) || !/^[\w./:@-]+$/.test(name)) return name;
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const registry = hasRegistry ? first.replace(/^index\.docker\.io$/, 'docker.io') : 'docker.io';
  const path = hasRegistry ? name.slice(slash + 1) : name;
  const full = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  const isTagged = full.includes('@') || /:[^/]*$/.test(full);
  return `${registry}/${full}${isTagged ? '' : ':latest'}`;
}
