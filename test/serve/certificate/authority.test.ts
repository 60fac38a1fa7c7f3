import { execFileSync } from 'node:child_process';
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createAuthority } from '../../../src/serve/certificate/authority.ts';
import { NOON } from '../../support/test-env.ts';

const DAY = 24 * 3600 * 1000;

describe('an authority', () => {
  const authority = createAuthority(
    () => NOON,
    (bytes) => randomBytes(bytes).toString('hex'),
  );
  const own = new X509Certificate(authority.certificate);

  test('signs itself, for ten years', () => {
    expect(own.ca).toBe(true);
    expect(own.verify(own.publicKey)).toBe(true);
    expect(own.subject).toBe('CN=kubernetes');
    expect(Date.parse(own.validTo) - NOON).toBe(3650 * DAY);
  });

  test('makes a certificate for a server under its names', () => {
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

  test('certifies the key of a user and the groups', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const pem = authority.certify({ commonName: 'jäne', organizations: ['dev', 'ops'] }, der, 3600);
    const made = new X509Certificate(pem);
    expect(made.subject).toBe('O=dev\nO=ops\nCN=jäne');
    expect(made.verify(own.publicKey)).toBe(true);
    expect(made.publicKey.equals(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })))).toBe(
      true,
    );
    expect(Date.parse(made.validTo)).toBe(NOON + 3600 * 1000);
  });

  test('gives each certificate a serial number of its own that is positive', () => {
    const serials = Array.from({ length: 50 }, () => {
      const subject = { commonName: 'a', organizations: [] };
      return new X509Certificate(authority.credential({ subject, use: 'client' }).certificate).serialNumber;
    });
    expect(new Set(serials).size).toBe(50);
    expect(serials.every((serial) => /^[4-7][0-9A-F]{15}$/.test(serial))).toBe(true);
  });

  test('is read by openssl', () => {
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], {
      input: authority.certificate,
      encoding: 'utf8',
    });
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE/);
    expect(text).toMatch(/Digital Signature, Key Encipherment, Certificate Sign/);
  });
});
