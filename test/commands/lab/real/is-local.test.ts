import { expect, test } from 'vitest';
import { isLocalServer } from '../../../../src/commands/lab/real/is-local.ts';

test.each([
  ['https://127.0.0.1:40123', true],
  ['https://127.8.0.1:6443', true],
  ['https://localhost:6443', true],
  ['https://[::1]:6443', true],
  ['https://0.0.0.0:6550', true],
  ['https://kubernetes.docker.internal:6443', true],
  ['https://192.168.49.2:8443', false],
  ['https://127.0.0.1.example.com', false],
  ['https://localhost.example.com', false],
  ['https://api.example.com', false],
  ['not a URL', false],
  ['', false],
])('%s: %s', (server, isLocal) => {
  expect(isLocalServer(server)).toBe(isLocal);
});
