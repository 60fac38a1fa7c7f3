import { type FactRule, type LabMoment, sidesOf, yesOrNo } from './condition.ts';
import { type ConnectionOrigin, originInWords, podAt, readOrigin } from './connection.ts';

const TARGET = /^([a-z0-9.-]+):(\d{1,5})(\/\S*)?$/i;
const FROM_TO = /^(.+?) -> (\S+)$/;
/** HTTP status codes from this one on are errors. */
const HTTP_ERROR = 400;

interface Target {
  readonly host: string;
  readonly port: number;
  /** The path of an HTTP request; absent if only a connection is tested. */
  readonly path: string | undefined;
}

/** Whether a connection succeeds, including name resolution, Services, network policies and the listening program. */
export const reach: FactRule = {
  form: 'reach: FROM -> HOST:PORT[/PATH] = yes | no',
  meaning:
    'whether a connection (with a path, an HTTP request) succeeds; FROM is a Pod, an object that owns one, or `outside`',
  read: (words) => {
    const [sides = '', answer = ''] = sidesOf(words) ?? [];
    const [, from = '', to = ''] = FROM_TO.exec(sides) ?? [];
    const [, host = '', digits = '', path] = TARGET.exec(to) ?? [];
    const [origin, wanted, port] = [readOrigin(from), yesOrNo(answer), Number(digits)];
    if (origin === undefined || wanted === undefined || host === '' || port < 1 || port > 65_535)
      return undefined;
    const target = { host, port, path };
    return {
      title: `${originInWords(origin)} ${wanted ? 'reaches' : 'does not reach'} ${to}`,
      named: [...(origin === 'outside' ? [] : [origin.object.name]), ...namesIn(host), digits],
      isTimed: true,
      look: (moment) => {
        const { reached, why } = connect(origin, target, moment);
        return { holds: reached === wanted, found: why };
      },
    };
  },
};

/** `web` and `shop` for `web.shop.svc.cluster.local`; an address is a single name. */
export function namesIn(host: string): readonly string[] {
  if (/^[\d.]+$/.test(host)) return [host];
  return host.replace(/\.svc(?:\.cluster\.local)?\.?$/, '').split('.');
}

function connect(
  origin: ConnectionOrigin,
  { host, port, path }: Target,
  moment: LabMoment,
): { readonly reached?: boolean; readonly why: string } {
  const { cluster } = moment;
  const pod = origin === 'outside' ? undefined : podAt(origin, moment);
  if (typeof pod === 'string') return { why: pod };
  const network = cluster.networkOf(pod);
  const resolved = network.resolve(host);
  if ('problem' in resolved)
    return {
      reached: false,
      why: resolved.problem === 'unknown' ? `the name ${host} is unknown` : 'the DNS server does not answer',
    };
  const answer = network.request(resolved.addresses[0] ?? host, port, path ?? '/', host);
  if ('problem' in answer)
    return { reached: false, why: `${host}:${port}: connection ${PROBLEM[answer.problem]}` };
  if (path === undefined || 'open' in answer) return { reached: true, why: `${host}:${port}: connected` };
  return { reached: answer.status < HTTP_ERROR, why: `${host}:${port}${path}: HTTP ${answer.status}` };
}

const PROBLEM = { refused: 'refused', timeout: 'timed out', unreachable: 'impossible: no route' } as const;
