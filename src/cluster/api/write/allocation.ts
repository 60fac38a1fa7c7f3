import type { Allocation } from '../../../kubernetes/defaults/prepare/allocation.ts';
import { listAt, objectsAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';
import type { WriteScope } from './write-scope.ts';

const FIRST_NODE_PORT = 30000;
const NODE_PORTS = 2768;

/** The values that the server allocates for a new object: unused addresses and ports, the uid and the time. */
export function allocationFor({ context, user }: WriteScope, uid: string): Allocation {
  const { world, random } = context;
  const services = () => world.list('services');
  return {
    uid,
    time: timeText(world.now),
    suffix: random.suffix(),
    username: user.name,
    groups: user.groups,
    ...(user.uid !== undefined && { userUid: user.uid }),
    ...(user.extra !== undefined && { userExtra: user.extra }),
    clusterIP: (family) => {
      const used = new Set(services().flatMap((service) => listAt(service, 'spec', 'clusterIPs')));
      return pick(
        () =>
          family === 'IPv6'
            ? `fd00:10:96::${random.hex(4)}`
            : `10.${96 + random.below(16)}.${random.below(256)}.${random.below(256)}`,
        (address) => used.has(address),
      );
    },
    nodePort: () => {
      const used = new Set(
        services().flatMap((service) => objectsAt(service, 'spec', 'ports').map(({ nodePort }) => nodePort)),
      );
      return pick(
        () => FIRST_NODE_PORT + random.below(NODE_PORTS),
        (port) => used.has(port),
      );
    },
  };
}

function pick<T>(make: () => T, taken: (value: T) => boolean): T {
  let found = make();
  while (taken(found)) found = make();
  return found;
}
