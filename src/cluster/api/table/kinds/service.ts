import { type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { age } from '../cells/age.ts';
import { formatLabels } from '../cells/labels.ts';
import { loadBalancerAddresses } from '../cells/load-balancer.ts';
import { countAt } from '../cells/values.ts';
import type { Printer } from '../printer.ts';

export const service: Printer = {
  cells: (object, now) => {
    const [clusterIP = '<none>'] = listAt(object, 'spec', 'clusterIPs');
    return [
      textAt(object, 'metadata', 'name'),
      textAt(object, 'spec', 'type'),
      clusterIP,
      externalAddress(object),
      objectsAt(object, 'spec', 'ports').map(portText).join(',') || '<none>',
      age(object, now),
      formatLabels(objectAt(object, 'spec', 'selector')),
    ];
  },
};

function externalAddress(service: JsonObject): string {
  const external = listAt(service, 'spec', 'externalIPs').join(',');
  switch (textAt(service, 'spec', 'type')) {
    case 'ClusterIP':
    case 'NodePort':
      return external || '<none>';
    case 'LoadBalancer':
      return (
        [...loadBalancerAddresses(service), external].filter((text) => text !== '').join(',') || '<pending>'
      );
    case 'ExternalName':
      return textAt(service, 'spec', 'externalName');
    default:
      return '<unknown>';
  }
}

function portText(port: JsonObject): string {
  const nodePort = countAt(port, 'nodePort');
  const number = countAt(port, 'port');
  return `${nodePort > 0 ? `${number}:${nodePort}` : number}/${textAt(port, 'protocol')}`;
}
