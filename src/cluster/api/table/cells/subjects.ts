import { type JsonObject, objectsAt, textAt } from '../../../../kubernetes/json.ts';

/** The users, groups and service accounts that a binding grants its role to. */
export function subjectCells(binding: JsonObject): readonly string[] {
  const subjects = objectsAt(binding, 'subjects');
  const of = (kind: string): JsonObject[] => subjects.filter((subject) => textAt(subject, 'kind') === kind);
  const name = (subject: JsonObject): string => textAt(subject, 'name');
  return [
    of('User').map(name).join(', '),
    of('Group').map(name).join(', '),
    of('ServiceAccount')
      .map((account) => `${textAt(account, 'namespace')}/${name(account)}`)
      .join(', '),
  ];
}
