import { checkOneOf } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, number, object, text } from '../object-values.ts';

const MOST_QUEUES = 10_000_000;
const LONGEST_HASH = 60;

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/priority-level-configuration-v1/ */
export const priorityLevel: KindRules = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
  kind: 'PriorityLevelConfiguration',
  namespaced: false,
  name: dnsSubdomain,
  validate: checkLevel,
};

function checkLevel(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec') ?? {};
  const at = root.child('spec');
  const name = text(object(created, 'metadata'), 'name');
  const type = text(spec, 'type');
  if ((name === 'exempt') !== (type === 'Exempt'))
    at.child('type').invalid(
      type,
      "type must be 'Exempt' if and only if the priority level is named 'exempt'",
    );
  if (type === 'Exempt') {
    if (has(spec, 'limited')) at.child('limited').forbidden('must be nil if the type is not Limited');
  } else if (type === 'Limited') {
    if (has(spec, 'exempt')) at.child('exempt').forbidden('must be nil if the type is not Exempt');
    const limited = object(spec, 'limited');
    if (limited === undefined) at.child('limited').required('must not be empty when type is Limited');
    else checkLimited(limited, at.child('limited'));
  } else at.child('type').notSupported(type, ['Exempt', 'Limited']);
}

function checkLimited(limited: ApiObject, at: FieldPath): void {
  const shares = number(limited, 'nominalConcurrencyShares') ?? 0;
  if (shares < 0) at.child('nominalConcurrencyShares').invalid(shares, 'must be a non-negative integer');
  const lent = number(limited, 'lendablePercent') ?? 0;
  if (lent < 0 || lent > 100)
    at.child('lendablePercent').invalid(lent, 'must be between 0 and 100, inclusive');
  const borrowed = number(limited, 'borrowingLimitPercent') ?? 0;
  if (borrowed < 0)
    at.child('borrowingLimitPercent').invalid(borrowed, 'if specified, must be a non-negative integer');
  const response = object(limited, 'limitResponse');
  const type = text(response, 'type');
  const queuing = object(response, 'queuing');
  const here = at.child('limitResponse');
  if (type === 'Reject') {
    if (queuing !== undefined)
      here.child('queuing').forbidden('must be nil if limited.limitResponse.type is not Limited');
  } else if (type === 'Queue') {
    if (queuing === undefined)
      here.child('queuing').required('must not be empty if limited.limitResponse.type is Limited');
    else checkQueuing(queuing, here.child('queuing'));
  } else checkOneOf(type, ['Queue', 'Reject'], here.child('type'));
}

function checkQueuing(queuing: ApiObject, at: FieldPath): void {
  const [limit, queues, hand] = ['queueLengthLimit', 'queues', 'handSize'].map(
    (field) => number(queuing, field) ?? 0,
  ) as [number, number, number];
  if (limit <= 0) at.child('queueLengthLimit').invalid(limit, 'must be positive');
  if (queues <= 0) at.child('queues').invalid(queues, 'must be positive');
  else if (queues > MOST_QUEUES)
    at.child('queues').invalid(queues, `must not be greater than ${MOST_QUEUES}`);
  if (hand <= 0) at.child('handSize').invalid(hand, 'must be positive');
  else if (hand > queues) at.child('handSize').invalid(hand, `should not be greater than queues (${queues})`);
  else if (hand * Math.log2(queues) > LONGEST_HASH)
    at.child('handSize').invalid(
      hand,
      `required entropy bits of deckSize ${queues} and handSize ${hand} should not be greater than ${LONGEST_HASH}`,
    );
}
