import { type FactRule, type LabMoment, sidesOf, yesOrNo } from './condition.ts';
import { type ConnectionOrigin, originInWords, podAt, readOrigin } from './connection.ts';

const TARGET = /^([a-z0-9.-]+):(\d{1,5})(\/\S*)?$/i;
const FROM_TO = /^(.+?) -> (\S+)$/;
/** From this status on, an HTTP answer is a refusal. */
const HTTP_ERROR = 400;

interface Target {
  readonly host: string;
  readonly port: number;
  /** Of an HTTP request; absent where only a connection is asked for. */
  readonly path: string | undefined;
}

/** Whether a connection gets through: name resolution, Services, policies and the listening program included. */
export const reach: FactRule = {
  form: 'reach: FROM -> HOST:PORT[/PATH] = yes | no',
  meaning:
    'whether a connection (with a path, an HTTP request) gets through; FROM is a Pod, what owns one, or `outside`',
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

/** `web` and `shop` of `web.shop.svc.cluster.local`; an address is one name. */
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
      why:
        resolved.problem === 'unknown' ? `the name ${host} is not known` : 'the DNS server does not answer',
    };
  const answer = network.request(resolved.addresses[0] ?? host, port, path ?? '/', host);
  if ('problem' in answer)
    return { reached: false, why: `${host}:${port}: connection ${PROBLEM[answer.problem]}` };
  if (path === undefined || 'open' in answer) return { reached: true, why: `${host}:${port}: connected` };
  return { reached: answer.status < HTTP_ERROR, why: `${host}:${port}${path}: HTTP ${answer.status}` };
}

const PROBLEM = { refused: 'refused', timeout: 'timed out', unreachable: 'impossible: no route' } as const;
