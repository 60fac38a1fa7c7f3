import type { FieldPath } from '../field-path.ts';
import { rfc1035Label } from '../names.ts';
import { type ApiObject, text, texts } from '../object-values.ts';

/** Checks the names of a custom resource. */
export function checkDefinitionNames(names: ApiObject, at: FieldPath): void {
  for (const field of ['plural', 'singular', 'kind', 'listKind'])
    if (text(names, field) === '') at.child(field).required();
  for (const field of ['plural', 'singular']) {
    const word = text(names, field);
    if (word !== '') checkLabel(word, at.child(field));
  }
  for (const field of ['kind', 'listKind']) {
    const word = text(names, field);
    const wrong = word === '' ? [] : rfc1035Label(word.toLowerCase());
    if (wrong.length > 0)
      at.child(field).invalid(word, `may have mixed case, but should otherwise match: ${wrong.join(',')}`);
  }
  for (const field of ['shortNames', 'categories']) {
    texts(names, field).forEach((word, position) => {
      checkLabel(word, at.child(field).item(position));
    });
  }
  if (text(names, 'kind') !== '' && text(names, 'kind') === text(names, 'listKind'))
    at.child('listKind').invalid(text(names, 'listKind'), 'kind and listKind may not be the same');
}

function checkLabel(word: string, at: FieldPath): void {
  const wrong = rfc1035Label(word);
  if (wrong.length > 0) at.invalid(word, wrong.join(','));
}
