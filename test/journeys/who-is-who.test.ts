import { describe, expect, test } from 'vitest';
import { linkIn } from '#local/demo/answer.ts';
import { authenticated, deliverMail, plainMail } from '#local/mail-client.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from './support/customers.ts';
import { eventually } from './support/eventually.ts';
import { stage } from './support/stage.ts';

const { run, api } = stage();
const WORDS = 'Vivo ahora en la calle Olmo 7, que nadie más lo sepa.';

/** A stranger files in somebody's name, with their mail address and the order they wait for. */
const filed = async () => {
  const { name, email } = newCustomer();
  const orderRef = `LU-${email.replace(/\D/g, '').slice(-6)}1`;
  const receipt = succeeded(await api.complain({ text: 'No llega el pedido.', orderRef, customer: { name, email } }));
  const mail = await eventually('the acknowledgment', async () => (await api.mailsTo(email))[0]);
  const write = (to: string, text: string) =>
    deliverMail(
      run,
      plainMail({
        from: `${name} <${email}>`,
        to,
        subject: 'Mi pedido',
        text,
        headers: [authenticated(email.split('@')[1] ?? '')],
      }),
    );
  const seenBy = async (link: string) => {
    const [data, page] = await Promise.all([api.track(link), fetch(link).then((answer) => answer.text())]);
    return { link: (data.body as unknown as { link: { kind: string } }).link, all: JSON.stringify(data.body) + page };
  };
  const mailed = linkIn(mail.BodyText) ?? '';
  return { receipt, orderRef, mail, mailed, write, seenBy };
};

describe('a stranger who files with my address', () => {
  test('My answer to the acknowledgment is seen with the link that was mailed to me, and not with the stranger’s', async () => {
    const { receipt, mailed, write, seenBy } = await filed();
    expect(await seenBy(receipt.trackingUrl)).toMatchObject({ link: { kind: 'first' } });
    await write(`atencion+${receipt.reference.toLowerCase()}@lumbre.example`, WORDS);
    const stranger = await eventually('the proof', async () => {
      const seen = await seenBy(receipt.trackingUrl);
      return seen.link.kind === 'state' && seen;
    });
    expect(stranger.all).not.toContain('calle Olmo');
    expect(stranger.all).toContain('Le hemos enviado un enlace a su correo');
    expect((await seenBy(mailed)).all).toContain('calle Olmo');
  });

  test('My new mail about the same order is in no case that the stranger can see', async () => {
    const { receipt, orderRef, write, seenBy } = await filed();
    const desk = await api.as('sofia');
    await write('atencion@lumbre.example', `Mi pedido ${orderRef} no llega. ${WORDS}`);
    const own = await eventually('a case of my own', async () => {
      const { deliveries } = succeeded(await desk.deliveries('email'));
      for (const { caseId = '' } of deliveries.filter(({ result }) => result === 'opened')) {
        const seen = succeeded(await desk.case(caseId));
        if (seen.messages.some(({ text }) => text.includes(orderRef))) return seen;
      }
      return undefined;
    });
    expect(own.caseId).not.toBe(receipt.caseId);
    expect(own.identities).toMatchObject([{ kind: 'email', state: 'proved', how: 'authenticated-mail' }]);
    expect((await seenBy(receipt.trackingUrl)).all).not.toContain('calle Olmo');
  });

  test('A link that is withdrawn opens nothing, and the proved address gets another', async () => {
    const { receipt, mailed, mail } = await filed();
    succeeded(await api.track(mailed));
    const token = await api.as('sofia');
    const renewed = succeeded(await token.renewLinks(receipt.caseId, 'El enlace se reenvió por error'));
    expect(renewed).toMatchObject({ sentBy: 'email' });
    for (const link of [receipt.trackingUrl, mailed])
      expect(await api.track(link)).toMatchObject({ status: 404, body: { code: 'link-over' } });
    const [to = ''] = mail.To;
    const fresh = await eventually('the new link', async () =>
      (await api.mailsTo(to)).map(({ BodyText }) => linkIn(BodyText)).find((link) => link && link !== mailed),
    );
    expect(await api.track(fresh)).toMatchObject({ status: 200 });
  });
});
