import { checkName, checkOneOf, checkPortNumber, notNegative } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { expected, type NameCheck, portName } from '../../names.ts';
import { type ApiObject, has, number, object, objects, text, texts } from '../../object-values.ts';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

const headerName: NameCheck = (name) =>
  /^[-A-Za-z0-9]+$/.test(name)
    ? []
    : [
        expected("a valid HTTP header must consist of alphanumeric characters or '-'", '[-A-Za-z0-9]+', [
          'X-Header-Name',
        ]),
      ];

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe */
export function checkProbes(container: ApiObject, gracePeriod: number, at: FieldPath): void {
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const probe = object(container, field);
    if (probe === undefined) continue;
    const here = at.child(field);
    checkProbe(probe, gracePeriod, here);
    if (field === 'readinessProbe') {
      const period = number(probe, 'terminationGracePeriodSeconds');
      if (period !== undefined)
        here.child('terminationGracePeriodSeconds').invalid(period, 'must not be set for readinessProbes');
    } else if (number(probe, 'successThreshold') !== 1)
      here.child('successThreshold').invalid(number(probe, 'successThreshold') ?? 0, 'must be 1');
  }
}

function checkProbe(probe: ApiObject, gracePeriod: number, at: FieldPath): void {
  checkHandler(probe, gracePeriod, at);
  for (const field of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ])
    notNegative(number(probe, field), at.child(field));
  const period = number(probe, 'terminationGracePeriodSeconds');
  if (period !== undefined && period <= 0)
    at.child('terminationGracePeriodSeconds').invalid(period, 'must be greater than 0');
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle-1 */
export function checkLifecycle(container: ApiObject, gracePeriod: number, at: FieldPath): void {
  const lifecycle = object(container, 'lifecycle');
  for (const field of ['postStart', 'preStop']) {
    const handler = object(lifecycle, field);
    if (handler !== undefined) checkHandler(handler, gracePeriod, at.child('lifecycle', field));
  }
}

function checkHandler(of: ApiObject, gracePeriod: number, at: FieldPath): void {
  const [first, ...others] = HANDLERS.filter((name) => object(of, name) !== undefined);
  if (first === undefined) {
    at.required('must specify a handler type');
    return;
  }
  const action = object(of, first) ?? {};
  const here = at.child(first);
  if (first === 'exec') {
    if (texts(action, 'command').length === 0) here.child('command').required();
  } else if (first === 'httpGet') checkHttpGet(action, here);
  else if (first === 'sleep') checkSleep(number(action, 'seconds') ?? 0, gracePeriod, here);
  else checkPort(action['port'], here.child('port'));
  for (const other of others) at.child(other).forbidden('may not specify more than 1 handler type');
}

function checkHttpGet(action: ApiObject, at: FieldPath): void {
  if (text(action, 'path') === '') at.child('path').required();
  checkPort(action['port'], at.child('port'));
  checkOneOf(text(action, 'scheme'), ['HTTP', 'HTTPS'], at.child('scheme'));
  for (const header of objects(action, 'httpHeaders'))
    checkName(text(header, 'name'), headerName, at.child('httpHeaders'));
}

function checkSleep(seconds: number, gracePeriod: number, at: FieldPath): void {
  if (seconds < 0 || seconds > gracePeriod)
    at.invalid(seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`);
}

/** Checks a port's number or name. */
function checkPort(port: unknown, at: FieldPath): void {
  if (typeof port === 'string') checkName(port, portName, at);
  else checkPortNumber(typeof port === 'number' ? port : 0, at);
}

/** Checks that an init container has no probes, since it ends before other containers start. */
export function checkNoProbes(container: ApiObject, at: FieldPath): void {
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'])
    if (has(container, field))
      at.child(field).forbidden('may not be set for init containers without restartPolicy=Always');
}
