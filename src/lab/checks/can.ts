import { decide } from '../../cluster/access/rbac/decide.ts';
import type { User } from '../../cluster/api/request.ts';
import { findResource, groupOf } from '../../kubernetes/kubectl/resources.ts';
import { type FactRule, sidesOf, yesOrNo } from './condition.ts';

const QUESTION =
  /^(\S+) ([a-z]+) ([a-z][a-z0-9.]*)(?:\/([a-z]+))?(?: ([a-z0-9][a-z0-9.:-]*))?(?: -n ([a-z0-9-]+))?$/;

/** Whether a user may do something, as decided by the API server. */
export const can: FactRule = {
  form: 'can: WHO VERB RESOURCE [NAME] [-n NAMESPACE] = yes | no',
  meaning: 'whether a user, or system:serviceaccount:NAMESPACE:NAME, may do it',
  read: (words) => {
    const [question = '', answer = ''] = sidesOf(words) ?? [];
    const [, who = '', verb = '', type = '', subresource = '', name = '', namespace = ''] =
      QUESTION.exec(question) ?? [];
    const wanted = yesOrNo(answer);
    if (who === '' || wanted === undefined) return undefined;
    const found = findResource(type);
    const [resource = '', ...group] = type.split('.');
    const attributes = {
      user: userNamed(who),
      verb,
      resource: found?.name ?? resource,
      group: found === undefined ? group.join('.') : groupOf(found),
      ...{ subresource, namespace, name, path: '' },
    };
    const what = [verb, subresource === '' ? type : `${type}/${subresource}`, ...(name === '' ? [] : [name])];
    const where = namespace === '' ? 'in the whole cluster' : `in namespace ${namespace}`;
    return {
      title: `${who} ${wanted ? 'can' : 'cannot'} ${what.join(' ')} ${where}`,
      named: [lastPart(who), ...(namespace === '' ? [] : [namespace])],
      look: ({ cluster }) => {
        const { allowed } = decide(attributes, cluster.world);
        return { holds: allowed === wanted, found: `the answer is ${allowed ? 'yes' : 'no'}` };
      },
    };
  },
};

const ACCOUNT = /^system:serviceaccount:([^:]+):[^:]+$/;

/** A user with the groups that the API server adds to every such user. */
function userNamed(name: string): User {
  const namespace = ACCOUNT.exec(name)?.[1];
  const accounts =
    namespace === undefined ? [] : ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  return { name, groups: [...accounts, 'system:authenticated'] };
}

function lastPart(who: string): string {
  return who.slice(who.lastIndexOf(':') + 1);
}
