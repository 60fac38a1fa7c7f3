import { checkName, checkOneOf, checkPortNumber } from '../check-values.ts';
import type { FieldPath } from '../field-path.ts';
import { dnsLabel, portName, qualifiedName } from '../names.ts';
import { type ApiObject, number, objects, optionalText, text } from '../object-values.ts';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** Checks the ports of a Service: each needs a name if there are several. */
export function checkServicePorts(spec: ApiObject, at: FieldPath): void {
  const ports = objects(spec, 'ports');
  const names = new Set<string>();
  ports.forEach((port, position) => {
    const here = at.item(position);
    checkPortName(text(port, 'name'), ports.length > 1, names, here.child('name'));
    checkPortNumber(number(port, 'port') ?? 0, here.child('port'));
    checkOneOf(text(port, 'protocol'), PROTOCOLS, here.child('protocol'));
    const target = optionalText(port, 'targetPort');
    if (target === undefined) checkPortNumber(number(port, 'targetPort') ?? 0, here.child('targetPort'));
    else checkName(target, portName, here.child('targetPort'));
    const appProtocol = optionalText(port, 'appProtocol');
    if (appProtocol !== undefined) checkName(appProtocol, qualifiedName, here.child('appProtocol'));
  });
}

function checkPortName(name: string, needed: boolean, names: Set<string>, at: FieldPath): void {
  if (name === '') {
    if (needed) at.required();
    return;
  }
  checkName(name, dnsLabel, at);
  if (names.has(name)) at.duplicate(name);
  names.add(name);
}
