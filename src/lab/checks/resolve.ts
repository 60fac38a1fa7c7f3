import { type FactRule, sidesOf, yesOrNo } from './condition.ts';
import { originInWords, podAt, readOrigin } from './connection.ts';
import { namesIn } from './reach.ts';

const FROM_NAME = /^(.+?) -> ([a-z0-9.-]+)$/i;

/** Whether a Pod can resolve a name. */
export const resolve: FactRule = {
  form: 'resolve: FROM -> NAME = yes | no',
  meaning: 'whether the DNS of the cluster returns an address to the Pod',
  read: (words) => {
    const [sides = '', answer = ''] = sidesOf(words) ?? [];
    const [, from = '', name = ''] = FROM_NAME.exec(sides) ?? [];
    const [origin, wanted] = [readOrigin(from), yesOrNo(answer)];
    if (origin === undefined || origin === 'outside' || wanted === undefined) return undefined;
    return {
      title: `${originInWords(origin)} ${wanted ? 'resolves' : 'does not resolve'} ${name}`,
      named: [origin.object.name, ...namesIn(name)],
      isTimed: true,
      look: (moment) => {
        const pod = podAt(origin, moment);
        if (typeof pod === 'string') return { holds: false, found: pod };
        const resolved = moment.cluster.networkOf(pod).resolve(name);
        if (!('problem' in resolved))
          return { holds: wanted, found: `${name} resolves to ${resolved.addresses.join(', ')}` };
        const found =
          resolved.problem === 'unknown' ? `the name ${name} is unknown` : 'the DNS server does not answer';
        return { holds: !wanted, found };
      },
    };
  },
};
