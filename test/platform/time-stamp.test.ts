import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isGranted, stampBy, stampRequest } from '#platform/time-stamp.ts';
import { hasOpenssl } from '#test/support/openssl.ts';

const folder = mkdtempSync(join(tmpdir(), 'amends-tsa-'));
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const CONFIG = `
[req]
distinguished_name = name
prompt = no
x509_extensions = stamps
[name]
CN = An authority of the tests
[stamps]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = own
[own]
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
`;

describe.skipIf(!hasOpenssl)('time stamps of an authority (RFC 3161)', () => {
  let server: Server;
  let url = '';
  beforeAll(async () => {
    writeFileSync(join(folder, 'tsa.cnf'), CONFIG);
    writeFileSync(join(folder, 'serial'), '01\n');
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.pem',
      '-config',
      'tsa.cnf',
    );
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        writeFileSync(join(folder, 'asked.tsq'), Buffer.concat(chunks));
        openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'asked.tsq', '-out', 'answer.tsr');
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
        response.end(readFileSync(join(folder, 'answer.tsr')));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  it('openssl reads what is asked: the hash of the text, a nonce, and the certificate', () => {
    writeFileSync(join(folder, 'own.tsq'), stampRequest('hola', new Uint8Array(8)));
    const shown = openssl('ts', '-query', '-in', 'own.tsq', '-text');
    expect(shown).toMatch(/Version: 1\s+Hash Algorithm: sha256/);
    expect(shown).toMatch(/Nonce: 0x01/);
    expect(shown).toMatch(/Certificate required: yes/);
  });

  it('A stamp over a text is checked by openssl alone, and is over no other text', async () => {
    const stamp = await stampBy(url)('{"kind":"anchor"}');
    writeFileSync(join(folder, 'anchor.tsr'), Buffer.from(stamp ?? '', 'base64'));
    writeFileSync(join(folder, 'anchor.json'), '{"kind":"anchor"}');
    writeFileSync(join(folder, 'other.json'), '{"kind":"other"}');
    const verify = (data: string) => openssl('ts', '-verify', '-data', data, '-in', 'anchor.tsr', '-CAfile', 'tsa.pem');
    expect(verify('anchor.json')).toContain('Verification: OK');
    expect(() => verify('other.json')).toThrow();
  });

  it('An authority that refuses, is away, or is none gives no stamp, and no harm', async () => {
    const answers = (body: Uint8Array, status = 200) =>
      stampBy(url, async () => new Response(Buffer.from(body), { status }))('hola');
    expect(await answers(Buffer.from('30053003020102', 'hex'))).toBeUndefined();
    expect(await answers(Buffer.from('hola'))).toBeUndefined();
    expect(await answers(Buffer.from('3005300302010030', 'hex'), 500)).toBeUndefined();
    expect(await stampBy('http://127.0.0.1:1/')('hola')).toBeUndefined();
    expect(await stampBy(undefined)('hola')).toBeUndefined();
    expect(isGranted(Buffer.from('3005300302010030', 'hex'))).toBe(true);
  });
});
