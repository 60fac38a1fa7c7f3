import type { Running } from '../../client-effect.ts';
import { readPath } from '../../running.ts';
import { absolutePath } from '../../virtual-files.ts';
import { hasWildcards, patternExpression } from './pattern.ts';

/** The paths that match a pattern, sorted; empty if there are none. */
export function* expandGlob(pattern: string, folder: string): Running<string[]> {
  const isAbsolute = pattern.startsWith('/');
  let found = [isAbsolute ? '/' : ''];
  const parts = pattern.split('/').filter((part, i, all) => part !== '' || i === all.length - 1);
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const next: string[] = [];
    for (const base of found) next.push(...(yield* matches(base, part, folder, isLast)));
    found = next;
  }
  return found.sort();
}

function* matches(base: string, part: string, folder: string, isLast: boolean): Running<string[]> {
  const end = isLast ? '' : '/';
  if (!hasWildcards(part)) {
    const path = `${base}${part.replace(/\\(.)/gs, '$1')}`;
    const there = yield* readPath(absolutePath(path, folder));
    return 'problem' in there || (!isLast && !('names' in there)) ? [] : [`${path}${end}`];
  }
  const listed = yield* readPath(absolutePath(base === '' ? '.' : base, folder));
  if (!('names' in listed)) return [];
  const expression = patternExpression(part);
  const dotted = /^\\?\./.test(part);
  return listed.names.flatMap((entry) => {
    const name = entry.replace(/\/$/, '');
    if (!isLast && name === entry) return [];
    return (dotted || !name.startsWith('.')) && expression.test(name) ? [`${base}${name}${end}`] : [];
  });
}
