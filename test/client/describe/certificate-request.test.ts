import { expect, test } from 'vitest';
import { NAME_PARTS, readCertificateRequest } from '../../../src/client/describe/certificate-request.ts';

const PEM = `-----BEGIN CERTIFICATE REQUEST-----
MIIDAjCCAeoCAQAwYDELMAkGA1UEBhMCQ0gxDDAKBgNVBAgMA1p1ZzEMMAoGA1UE
BwwDWnVnMQwwCgYDVQQKDANkZXYxDDAKBgNVBAoMA29wczEKMAgGA1UECwwBdTEN
MAsGA1UEAwwEamFuZTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAL9I
jY6YB0UNEVcmygwME3uqmLwUl6Wd9/85LZa6XbLtVqfH/u51p3ZRRpcZqiChqhVB
ZMSXHixfFIgFf5xZcaEvDaklZthqXs9NyFofHW12C7V+7aeJKf/bAEMnYtck6WrB
w41B6rv9ELgc/b8MNBHTzEe+f7ccZhR052ATpHu3lKnTFjEC2wme8AEE04Y58Nbp
EURx+Dyl4glDSU5/AP3wSZV3TDMuQhfKQYH6XReUEhba1H0Y6jeIpCk1AkLJ0wXR
+DEUfUq3dtWAyHPweAPkfVuk2xlZNtjY+cwIgiWsG9jCJj4mY9iqcpCPwma2eJ0t
lvfP3UkUfAMXgTLDbYECAwEAAaBdMFsGCSqGSIb3DQEJDjFOMEwwSgYDVR0RBEMw
QYIJYS5leGFtcGxlggliLmV4YW1wbGWHBAoAAAGHEP6AAAAAAAAAAAAAAAAAAAGB
BWFAYi5jhgpzcGlmZmU6Ly94MA0GCSqGSIb3DQEBCwUAA4IBAQBJ9E3Xlsz/Aqo+
C6kbEfEsV9IPcbpWIw+7BQ4xBe2KKD6dr6pVL+zoNnj98iXEw7uePXTcNEvruPJI
s2zjFyY5My3BId9h97Pxe4y11LP4xzzo+DogPp8Sl6v4V1vEvnG+Vr804wF3eWoT
3jpQyEBWmiZNp3vR/gzU9ej14V0yi78QBsgDSdS6tFz/ZIDZcNF2clCqHlsF5ORk
RLZ9fZgWfdc7wabemFw8Fbk1ybSUUBYam7sN6lY+6KV/zdaDOgWmwkg3CDj9TjLc
TiQUlB7tuZ1OkvytLdeXyhEer/A5kYuuIFGDZZ1osBDzh4y3aIT0gj361+G3P79a
St0RDpB8
-----END CERTIFICATE REQUEST-----`;

test('the subject and the alternative names of a request', () => {
  const request = readCertificateRequest(PEM);
  expect(request).toMatchObject({
    commonName: 'jane',
    serialNumber: '',
    dnsNames: ['a.example', 'b.example'],
    emailAddresses: ['a@b.c'],
    uris: ['spiffe://x'],
    ipAddresses: ['10.0.0.1', 'fe80::1'],
  });
  expect(request?.names.get(NAME_PARTS.Organization)).toEqual(['dev', 'ops']);
  expect(request?.names.get(NAME_PARTS.Country)).toEqual(['CH']);
});

test.each([
  '',
  'text',
  '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----',
  '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----',
])('%j is no request', (pem) => {
  expect(readCertificateRequest(pem)).toBeUndefined();
});
