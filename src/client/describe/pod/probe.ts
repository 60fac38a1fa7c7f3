import { isObject, type JsonObject, numberAt, textAt } from '../../../kubernetes/json.ts';
import { goText, portText } from '../values.ts';

/** A probe on one line: its handler, and how often it runs. */
export function probeText(probe: JsonObject): string {
  const number = (field: string): number => numberAt(probe, field) ?? 0;
  const times = [
    `delay=${number('initialDelaySeconds')}s`,
    `timeout=${number('timeoutSeconds')}s`,
    `period=${number('periodSeconds')}s`,
    `#success=${number('successThreshold')}`,
    `#failure=${number('failureThreshold')}`,
  ].join(' ');
  return `${actionText(probe)} ${times}`;
}

function actionText({ exec, grpc, httpGet, tcpSocket }: JsonObject): string {
  if (isObject(exec)) return `exec ${goText(exec.command ?? [])}`;
  if (isObject(httpGet)) {
    const host = textAt(httpGet, 'host');
    const path = textAt(httpGet, 'path');
    const scheme = textAt(httpGet, 'scheme').toLowerCase();
    const address = `${host.includes(':') ? `[${host}]` : host}:${portText(httpGet.port)}`;
    return `http-get ${scheme}://${address}${path === '' || path.startsWith('/') ? '' : '/'}${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
  }
  if (isObject(tcpSocket)) return `tcp-socket ${textAt(tcpSocket, 'host')}:${portText(tcpSocket.port)}`;
  if (isObject(grpc)) return `grpc <pod>:${portText(grpc.port)} ${textAt(grpc, 'service')}`;
  return 'unknown';
}
