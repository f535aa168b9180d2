import { describe, expect, it } from 'vitest';
import { adaptCrm } from '#channels/crm/adapt.ts';
import { adapted, bytesOf, withstands } from '../real-payloads.ts';

const adapt = (body: unknown) => adapted(adaptCrm, body);

const ours = {
  version: '0',
  id: 'ev-1',
  source: 'lumbre.crm',
  'detail-type': 'Subscription Cancelled',
  time: '2026-11-20T10:00:00Z',
  detail: {
    customer: { id: 'C-1', name: 'Ana', email: 'ana@example.com' },
    subscription: { id: 'S-1', plan: 'Plan Confort' },
    reason: 'precio',
    comment: 'Nadie me explicó la subida.',
  },
};

/** After Stripe's documentation of its events on EventBridge. */
const stripe = {
  id: 'ev-2',
  source: 'aws.partner/stripe.com/ed_1',
  'detail-type': 'customer.subscription.deleted',
  time: '2026-11-20T10:00:00Z',
  detail: {
    id: 'evt_1',
    data: {
      object: {
        id: 'sub_1',
        customer: 'cus_1',
        cancellation_details: { comment: null, feedback: 'too_expensive', reason: 'cancellation_requested' },
      },
    },
  },
};

describe('events of the company', () => {
  it('An event that says that somebody cancelled opens a proactive case', async () => {
    expect(await adapt(ours)).toEqual({
      items: [
        {
          kind: 'complaint',
          text: 'Baja de la suscripción: Plan Confort.\nMotivo indicado: precio.\n«Nadie me explicó la subida.»',
          author: { id: 'C-1', name: 'Ana', email: 'ana@example.com' },
          threadId: 'S-1',
          externalId: 'ev-1',
          at: '2026-11-20T10:00:00.000Z',
          attachments: [],
        },
      ],
      ignored: [],
    });
  });

  it('Events of Stripe are read as well', async () => {
    expect((await adapt(stripe)).items).toMatchObject([
      { text: 'Baja de la suscripción.\nMotivo indicado: too_expensive.', author: { id: 'cus_1' }, threadId: 'sub_1' },
    ]);
  });

  it('A cancellation is written in English where the customer reads English', async () => {
    const english = { ...ours, detail: { customerId: 'C-1', language: 'en-GB', planName: 'Comfort' } };
    expect((await adapt(english)).items).toMatchObject([{ text: 'Subscription cancelled: Comfort.' }]);
  });

  it.each([
    ['Contract Terminated', 1],
    ['Baja de contrato', 1],
    ['MembershipEnded', 0],
    ['Membership ended', 1],
    ['customer.subscription.updated', 0],
    ['Order Cancelled', 0],
    ['Planned deletion', 1],
  ])('An event of type %s opens a case only where somebody cancelled: %i cases', async (type, count) =>
    expect((await adapt({ ...ours, 'detail-type': type })).items).toHaveLength(count),
  );

  it.each([
    ['unsupported:Order Placed', { ...ours, 'detail-type': 'Order Placed' }],
    ['no-customer', { ...ours, detail: {} }],
    ['not-an-event', { hello: 1 }],
    ['not-an-event', '{'],
  ])('The adapter of company events gives %s as the reason of what opens nothing', async (reason, body) =>
    expect(await adapt(body)).toEqual({ items: [], ignored: [{ reason }] }),
  );

  it('The adapter of company events withstands anything', () => withstands(adaptCrm, [ours, stripe].map(bytesOf)));
});
