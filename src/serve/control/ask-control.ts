import { connect } from 'node:net';
import { type ControlAnswer, type ControlRequest, LOOPBACK } from './control-message.ts';

/** Sends a request to the program that listens on a port. Rejects if no program listens or if it closes the connection. */
export function askControl(port: number, request: ControlRequest): Promise<ControlAnswer> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, LOOPBACK, () => socket.write(`${JSON.stringify(request)}\n`));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      received += part;
    });
    socket.on('error', reject);
    socket.on('end', () => {
      if (received === '') reject(new Error('the connection was closed'));
      else resolve(JSON.parse(received) as ControlAnswer);
    });
  });
}
