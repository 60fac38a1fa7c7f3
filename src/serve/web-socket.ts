import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Channels } from '../cluster/api/request.ts';
import { LONGEST_BODY } from './limits.ts';

/**
 * The protocols of exec and attach in binary frames, the preferred one first:
 * <https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets>.
 */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io', 'channel.k8s.io'];

/** From v5 on, a frame on this channel closes the channel whose number it contains. */
const CLOSE_CHANNEL = 255;

const server = new WebSocketServer({
  noServer: true,
  perMessageDeflate: false,
  maxPayload: LONGEST_BODY,
  handleProtocols: (offered) => PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false,
});

/** Whether a request asks for a WebSocket. */
export function isWebSocket({ headers }: IncomingMessage): boolean {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return headers.upgrade?.toLowerCase() === 'websocket' && PROTOCOLS.some((p) => offered.includes(p));
}

/** Upgrades a connection to a WebSocket; each frame starts with the number of its channel. */
export function openChannels(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  opened: (channels: Channels) => void,
): void {
  server.handleUpgrade(request, socket, head, (connection) => {
    connection.on('error', () => connection.terminate());
    opened({
      send: (channel, data) => connection.send(Buffer.concat([Uint8Array.of(channel), data])),
      onData: (listener) => {
        connection.on('message', (message: Buffer) => {
          const [channel] = message;
          if (channel !== undefined && channel !== CLOSE_CHANNEL) listener(channel, message.subarray(1));
        });
      },
      onEnd: (listener) => {
        connection.on('message', ([channel, named]: Buffer) => {
          if (channel === CLOSE_CHANNEL && named !== undefined) listener(named);
        });
      },
      onClose: (listener) => {
        connection.on('close', listener);
      },
      close: () => connection.close(1000),
    });
  });
}
