import { describe, expect, it } from 'vitest';
import { letter } from '../../channels/email/letters.ts';
import { mailFixture } from './mail-fixture.ts';

const again = { result: 'noted', reason: 'received-before' };

describe('two mails with one Message-ID', () => {
  it.each([
    ['another text', {}, 'Y además la factura está mal.'],
    ['another subject', { Subject: 'La factura' }, undefined],
    ['another sender', { From: 'luis@example.org' }, undefined],
  ])('Two mails with one Message-ID are two messages where they have %s', async (_, headers, body) => {
    const { deliver } = mailFixture();
    await deliver(letter());
    expect(await deliver(letter(headers, body))).not.toMatchObject(again);
  });

  it('Two mails with one Message-ID and other files are two messages', async () => {
    const { deliver } = mailFixture();
    const withPhoto = (bytes: string) =>
      letter(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        `--b\n\nMire la foto.\n--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n${bytes}\n--b--`,
      );
    await deliver(withPhoto('iVBORw0KGgo='));
    expect(await deliver(withPhoto('iVBORw0KGgo='))).toMatchObject(again);
    expect(await deliver(withPhoto('iVBORw0KGgoB'))).not.toMatchObject(again);
  });
});

describe('one mail that comes by two ways', () => {
  it.each([
    ['to two of our mailboxes', { 'Delivered-To': 'ventas@lumbre.example' }, undefined],
    ['over other servers', { Received: ['from a.example', 'from b.example'], 'X-Scan': 'clean' }, undefined],
    ['with its lines broken elsewhere', {}, 'La caldera\npierde agua. '],
    ['with its sender in other letters', { From: 'Ana <ANA@Example.com>' }, undefined],
  ])('One mail stays one when it comes %s', async (_, headers, body) => {
    const { deliver, cases } = mailFixture();
    const first = await deliver(letter());
    expect(await deliver(letter(headers, body))).toMatchObject({ ...again, caseId: first.caseId });
    expect(cases()).toBe(1);
  });

  it('One mail without a Message-ID is known by its date', async () => {
    const { deliver } = mailFixture();
    const unnamed = { 'Message-ID': undefined };
    await deliver(letter(unnamed));
    expect(await deliver(letter({ ...unnamed, Received: 'from b.example' }))).toMatchObject(again);
    expect(await deliver(letter({ ...unnamed, Date: 'Mon, 23 Nov 2026 10:55:00 +0100' }))).not.toMatchObject(again);
  });
});
