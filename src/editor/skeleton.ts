import type { CardOf } from '../deck/card.ts';
import { lookUp } from '../source/look-up.ts';
import type { Skeleton } from '../ui/frontend/composer.ts';
import recorded from './skeletons.json' with { type: 'json' };

const SKELETONS: Readonly<Record<string, { readonly command: string; readonly yaml: string }>> = recorded;
const PRINTED = '--dry-run=client -o yaml';

/**
 * The manifest that kubectl would print as a start: a document for each kind of the answer that it can generate. `null` if it can
 * generate none, or if the card gives a text to begin with.
 */
export function skeletonOf({ start, answers }: CardOf<'manifest'>): Skeleton | null {
  if (start !== undefined) return null;
  const documents = (answers[0]?.text ?? '').split(/^---.*$/m);
  const found = new Set(documents.flatMap((document) => generated(document) ?? []));
  if (found.size === 0) return null;
  return {
    commands: [...found].map(({ command }) => `${command} ${PRINTED}`),
    text: [...found].map(({ yaml }) => yaml).join('---\n'),
  };
}

/** The command that generates the object of a document; a kind of another API group is another kind. */
function generated(document: string): (typeof SKELETONS)[string] | undefined {
  const found = lookUp(SKELETONS, field(document, 'kind'));
  return found && field(found.yaml, 'apiVersion') === field(document, 'apiVersion') ? found : undefined;
}

/** The value of a field at the top of a document. */
function field(document: string, name: string): string {
  return new RegExp(`^${name}: *["']?([\\w./]+)`, 'm').exec(document)?.[1] ?? '';
}
