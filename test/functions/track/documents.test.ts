import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keys } from '#cases/store/keys.ts';
import { documentPaths } from '#domain/evidence/document-paths.ts';
import { pemOf } from '#domain/evidence/keys.ts';
import { gatherDocuments } from '#functions/desk/evidence/gather-documents.ts';
import { documentEndpoints } from '#functions/track/documents/endpoints.ts';
import { trackingToken } from '#platform/tracking-links.ts';
import { caller } from '#test/support/call.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { fonts } from '#test/support/fonts.ts';
import { aDocumentKey } from '#test/support/history-key.ts';
import { PAGE, SECRET } from '#test/support/track.ts';
import { aCase, agreed, type Customer, set } from './tracked-case.ts';

const PDF = `${PAGE}/agreement.pdf`;
const SIGNATURE = `${PAGE}/agreement.pdf.sig`;

/** The customer's documents over a case; how often something was signed is counted. */
const documentsOf = (customer: Customer) => {
  const key = aDocumentKey();
  const signed: Uint8Array[] = [];
  const deps = {
    ...customer,
    linkSecret: async () => SECRET,
    publicUrl: 'https://amends.example',
    fonts: () => fonts,
    sign: async (bytes: Uint8Array) => {
      signed.push(bytes);
      return key.sign(bytes);
    },
  };
  return { get: caller(documentEndpoints, deps), deps, key, signed };
};

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

describe('what was settled, to keep', () => {
  it('The customer has the very bytes of the evidence pack, and a signature over them that holds by the published key', async () => {
    const customer = await aCase(agreed);
    const { get, deps, key } = documentsOf(customer);
    const pdf = await get('GET', PDF);
    const signature = await get('GET', SIGNATURE);
    expect(pdf).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^attachment; filename="AM-[^"]+-acuerdo\.pdf"$/),
        'cache-control': 'private, no-store',
      },
    });
    const file = await customer.cases.load(CASE_ID);
    if (!file) throw new Error('There is no case');
    const packed = await gatherDocuments(file, { ...deps, policy: customer.policy });
    const [agreement] = file.agreements;
    expect(bytesOf(pdf.text).equals(packed.get(documentPaths(agreement as never).pdf) as Uint8Array)).toBe(true);
    expect(bytesOf(pdf.text).toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part>/);
    const publicKey = createPublicKey(pemOf(key.publicKey));
    expect(verify('sha256', bytesOf(pdf.text), publicKey, bytesOf(signature.text))).toBe(true);
    const changed = bytesOf(pdf.text);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(verify('sha256', changed, publicKey, bytesOf(signature.text))).toBe(false);
    expect(signature.headers['content-disposition']).toContain('-acuerdo.pdf.sig"');
  });

  it('Neither a new phone of the company nor somebody who left it changes the document', async () => {
    const printed = { company: 'Lumbre', phone: '+34 910 000 000', zone: 'Europe/Madrid', names: { lucia: 'Lucía' } };
    const customer = await aCase(async (one) => {
      await agreed(one);
      await one.table.write([{ update: keys.agreement(CASE_ID, 1), set: { printed } }]);
    });
    const before = await documentsOf(customer).get('GET', PDF);
    const moved = { ...policy, people: [], company: { ...policy.company, phone: '+34 999 999 999' } };
    const after = await documentsOf({ ...customer, policy: moved }).get('GET', PDF);
    expect(after.text).toBe(before.text);
  });

  it('Asking whether it is there makes and signs nothing, and neither way changes the case', async () => {
    const customer = await aCase(agreed);
    const { get, signed } = documentsOf(customer);
    const before = await customer.events();
    for (const path of [PDF, SIGNATURE])
      expect(await get('HEAD', path)).toMatchObject({
        status: 200,
        text: '',
        headers: { 'cache-control': 'private, no-store' },
      });
    expect(signed).toEqual([]);
    await get('GET', SIGNATURE);
    expect(signed).toHaveLength(1);
    expect(await customer.events()).toEqual(before);
  });

  it('Before anything is settled there is none, and nothing is signed', async () => {
    const { get, signed } = documentsOf(await aCase());
    for (const path of [PDF, SIGNATURE])
      expect((await get('GET', path)).body).toMatchObject({ code: 'agreement-not-ready' });
    expect((await get('HEAD', PDF)).status).toBe(409);
    expect(signed).toEqual([]);
  });

  it('A link that shows only how the case stands, that is too old, or that nobody signed gives none', async () => {
    const customer = await aCase(agreed);
    const { get } = documentsOf(customer);
    await set(customer, { identities: [{ kind: 'mail', key: 'k', proof: 'opened-link' }] });
    const first = trackingToken(SECRET, { caseId: CASE_ID, scope: 'first', version: 0 });
    expect((await get('GET', `/t/${first}/agreement.pdf`)).body).toMatchObject({ code: 'link-state-only' });
    await set(customer, { links: { version: 1, since: customer.clock.now() } });
    expect(await get('GET', PDF)).toMatchObject({ status: 404 });
    expect(await get('GET', `${PAGE.slice(0, -2)}xx/agreement.pdf`)).toMatchObject({ status: 404 });
  });

  it('What the law keeps closed is not handed out', async () => {
    const customer = await aCase(agreed);
    await set(customer, { blockedAt: customer.clock.now() });
    expect((await documentsOf(customer).get('GET', PDF)).body).toMatchObject({ code: 'case-blocked' });
  });

  it.each(['es', 'en'])('The page says in %s how it is checked, and where the keys are', async (lang) => {
    const customer = await aCase(agreed);
    const page = await customer.page({ lang });
    expect(page).toContain('/agreement.pdf"');
    expect(page).toContain('/agreement.pdf.sig"');
    expect(page).toMatch(/openssl dgst -sha256 -verify documents\.pem -signature (AM-\S+-acuerdo\.pdf)\.sig \1</);
    expect(page).toContain(`href="${policy.company.publishedKeys}"`);
  });
});
