import type { FieldPath } from '../field-path.ts';
import type { KindRules } from '../kind-rules.ts';
import { dnsSubdomain, pathSegment, rfc1035Label } from '../names.ts';
import { type ApiObject, flag, number, object, text } from '../object-values.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/ */
export const apiService: KindRules = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  namespaced: false,
  name: pathSegment,
  ownFinalizers: false,
  validate: checkService,
};

function checkService(created: ApiObject, root: FieldPath): void {
  const spec = object(created, 'spec');
  const at = root.child('spec');
  const [group, version] = [text(spec, 'group'), text(spec, 'version')];
  const name = text(object(created, 'metadata'), 'name');
  const wanted = `${version}.${group}`;
  if (name !== '' && name !== wanted && pathSegment(name).length === 0)
    root
      .child('metadata', 'name')
      .invalid(name, `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(wanted)}`);
  if (group === '' && version !== 'v1')
    at.child('group').required('only v1 may have an empty group and it better be legacy kube');
  if (group !== '') joined(group, dnsSubdomain, at.child('group'));
  joined(version, rfc1035Label, at.child('version'));
  checkPriority(number(spec, 'groupPriorityMinimum') ?? 0, 20_000, at.child('groupPriorityMinimum'));
  checkPriority(number(spec, 'versionPriority') ?? 0, 1000, at.child('versionPriority'));
  checkTarget(spec, at);
}

function joined(word: string, form: (word: string) => readonly string[], at: FieldPath): void {
  const wrong = form(word);
  if (wrong.length > 0) at.invalid(word, wrong.join(','));
}

function checkPriority(value: number, most: number, at: FieldPath): void {
  if (value <= 0 || value > most) at.invalid(value, `must be positive and less than ${most}`);
}

function checkTarget(spec: ApiObject | undefined, at: FieldPath): void {
  const service = object(spec, 'service');
  const trusted = text(spec, 'caBundle') !== '';
  const unchecked = flag(spec, 'insecureSkipTLSVerify');
  if (service === undefined) {
    if (trusted)
      at.child('caBundle').invalid(
        `${Buffer.from(text(spec, 'caBundle'), 'base64').length} bytes`,
        'local APIServices may not have a caBundle',
      );
    if (unchecked)
      at.child('insecureSkipTLSVerify').invalid(true, 'local APIServices may not have insecureSkipTLSVerify');
    return;
  }
  for (const field of ['namespace', 'name'])
    if (text(service, field) === '') at.child('service', field).required();
  const port = number(service, 'port') ?? 0;
  if (port < 1 || port > 65_535)
    at.child('service', 'port').invalid(port, 'port is not valid: must be between 1 and 65535, inclusive');
  if (unchecked && trusted)
    at.child('insecureSkipTLSVerify').invalid(true, 'may not be true if caBundle is present');
}
