import { execFileSync } from 'node:child_process';
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createAuthority } from '../../../src/serve/certificate/authority.ts';
import { NOON, temporaryFolder } from '../../support/test-env.ts';

const DAY = 24 * 3600 * 1000;

describe('an authority', () => {
  const authority = createAuthority(
    () => NOON,
    (bytes) => randomBytes(bytes).toString('hex'),
  );
  const own = new X509Certificate(authority.certificate);

  test('is self-signed for ten years', () => {
    expect(own.ca).toBe(true);
    expect(own.verify(own.publicKey)).toBe(true);
    expect(own.subject).toBe('CN=kubernetes');
    expect(Date.parse(own.validTo) - NOON).toBe(3650 * DAY);
  });

  test('creates a certificate for a server with its names', () => {
    const { certificate, key } = authority.credential({
      subject: { commonName: 'kube-apiserver', organizations: [] },
      use: 'server',
      names: { dns: ['localhost'], ips: ['127.0.0.1'] },
    });
    const made = new X509Certificate(certificate);
    expect(made.ca).toBe(false);
    expect(made.checkIssued(own) && made.verify(own.publicKey)).toBe(true);
    expect(made.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(made.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(made.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(Date.parse(made.validFrom)).toBe(NOON - 5 * 60 * 1000);
  });

  const request = (subject: string, ...more: string[]): string => {
    const folder = temporaryFolder();
    const args = [
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(folder, 'key'),
      '-subj',
      subject,
    ];
    return execFileSync('openssl', [...args, ...more], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  };

  test('signs the request of a user with groups', () => {
    const pem = request('/O=dev/O=ops/CN=jane');
    const made = new X509Certificate(authority.signer.sign(pem, 'client', 3600));
    expect(made.subject).toBe('O=dev\nO=ops\nCN=jane');
    expect(made.verify(own.publicKey)).toBe(true);
    expect(made.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(Date.parse(made.validTo)).toBe(NOON + 3600 * 1000);
  });

  test('reads and keeps the names of a request', () => {
    const pem = request(
      '/CN=a',
      '-addext',
      'subjectAltName=DNS:web.shop,DNS:web,IP:10.0.0.1,email:a@b.c,URI:spiffe://x',
    );
    expect(authority.signer.read(pem)).toMatchObject({
      commonName: 'a',
      organizations: [],
      dnsNames: ['web.shop', 'web'],
      emailAddresses: ['a@b.c'],
      uris: ['spiffe://x'],
    });
    const made = new X509Certificate(authority.signer.sign(pem, 'server', 3600));
    expect(made.subjectAltName).toBe(
      'DNS:web.shop, DNS:web, IP Address:10.0.0.1, email:a@b.c, URI:spiffe://x',
    );
  });

  test('refuses a request that was changed after it was signed', () => {
    const der = Buffer.from(request('/CN=jane').replace(/-----[^\n]*/g, ''), 'base64');
    der.write('june', der.indexOf('jane'));
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    expect(() => authority.signer.read(pem)).toThrow(/not signed with its own key/);
  });

  test.each(['', 'x', '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----'])(
    'refuses %j',
    (pem) => {
      expect(() => authority.signer.read(pem)).toThrow();
    },
  );

  test('gives each certificate a different, positive serial number', () => {
    const serials = Array.from({ length: 50 }, () => {
      const subject = { commonName: 'a', organizations: [] };
      return new X509Certificate(authority.credential({ subject, use: 'client' }).certificate).serialNumber;
    });
    expect(new Set(serials).size).toBe(50);
    expect(serials.every((serial) => /^[4-7][0-9A-F]{15}$/.test(serial))).toBe(true);
  });

  test('can be read by openssl', () => {
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], {
      input: authority.certificate,
      encoding: 'utf8',
    });
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE/);
    expect(text).toMatch(/Digital Signature, Key Encipherment, Certificate Sign/);
  });
});
