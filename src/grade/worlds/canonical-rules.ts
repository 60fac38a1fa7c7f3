import { type JsonObject, listAt, objectsAt, textAt } from '../../kubernetes/json.ts';

const ROLES = new Set(['Role', 'ClusterRole']);

/** The rules of a role as single permissions, so that their grouping does not matter; `undefined` for other objects. */
export function canonicalRules(object: JsonObject): string[] | undefined {
  if (!ROLES.has(String(object.kind))) return undefined;
  const permissions = objectsAt(object, 'rules').flatMap((rule) =>
    product([
      texts(rule, 'verbs'),
      [...texts(rule, 'apiGroups'), ...(rule.apiGroups === undefined ? ['-'] : [])],
      [...texts(rule, 'resources'), ...texts(rule, 'nonResourceURLs')],
      rule.resourceNames === undefined ? ['*'] : texts(rule, 'resourceNames'),
    ]),
  );
  return [...new Set(permissions)].sort();
}

const BINDINGS = new Set(['RoleBinding', 'ClusterRoleBinding']);
const ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** The subjects of a binding, with a service account that is given by its user name as its own kind; `undefined` for other objects. */
export function canonicalSubjects(object: JsonObject): JsonObject[] | undefined {
  if (!BINDINGS.has(String(object.kind))) return undefined;
  return objectsAt(object, 'subjects').map((subject) => {
    const [account, namespace, name] = ACCOUNT.exec(textAt(subject, 'name')) ?? [];
    if (subject.kind !== 'User' || account === undefined) return subject;
    return { kind: 'ServiceAccount', name: name ?? '', namespace: namespace ?? '' };
  });
}

function texts(rule: JsonObject, key: string): string[] {
  return listAt(rule, key).map(String);
}

function product(lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => `${row}${item} `)),
    [''],
  );
}
