import { objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { countAt, firstOf } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

const MOST = 3;

/** Shows each address with each port, or alone if a headless Service has no port. */
export const endpoints: Printer = {
  cells: (object, now) => {
    const subsets = objectsAt(object, 'subsets');
    const all = subsets.flatMap((subset) => {
      const addresses = objectsAt(subset, 'addresses').map((address) => textAt(address, 'ip'));
      const ports = objectsAt(subset, 'ports').map((port) => countAt(port, 'port'));
      if (ports.length === 0) return addresses;
      return ports.flatMap((port) => addresses.map((address) => hostAndPort(address, port)));
    });
    const shown = subsets.length === 0 ? '<none>' : firstOf(all, MOST);
    return [textAt(object, 'metadata', 'name'), shown, age(object, now)];
  },
};

const hostAndPort = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
