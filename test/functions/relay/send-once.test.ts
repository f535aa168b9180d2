import { describe, expect, it } from 'vitest';
import { ConditionFailed, type Table, type Write } from '#cases/store/table.ts';
import { channels } from '#channels/names.ts';
import { combine } from '#domain/case/change.ts';
import { Transient } from '#domain/failures.ts';
import { messageToCustomer } from '#domain/messages/compose.ts';
import { relay } from '#functions/relay/relay.ts';
import { sweep } from '#functions/relay/sweep/sweep.ts';
import { CASE_ID, caseFixture, caseIdNumber, knownAs, MONDAY } from '#test/support/case-fixture.ts';
import { anEvent } from '#test/support/events.ts';
import { relayDepsOf, services } from './services.ts';

const WORDS = { at: MONDAY, subject: 'Hemos recibido su reclamación', body: 'Hola, Ana:\n\nLa tenemos.' };

/** A case with one queued mail, over a table that fails where a test says so. */
const aQueuedMail = async (caseId = CASE_ID) => {
  const fixture = caseFixture();
  const outside = services();
  const head = await fixture.openCase({ head: { ...knownAs('ana'), caseId } });
  const message = { messageId: 'letter', template: 'customer-message', ...WORDS } as const;
  await fixture.cases.change(caseId, MONDAY, () =>
    combine(
      { events: [anEvent('offered')] },
      messageToCustomer(channels, { head, complainant: { email: 'ana@example.com' } }, message),
    ),
  );
  /** Called before each write: what it throws, the write throws. */
  let before = (_: readonly Write[]): void => undefined;
  const table: Table = {
    ...fixture.table,
    write: async (writes) => {
      before(writes);
      await fixture.table.write(writes);
    },
  };
  const deps = { ...relayDepsOf(fixture, outside), table };
  const items = (await fixture.outbox()).filter(({ effect }) => effect === 'send');
  return {
    fixture,
    outside,
    deps,
    deliver: () =>
      relay(
        items.map((item) => ({ what: 'effect', caseId, item })),
        deps,
      ),
    later: async (duration: string) => {
      fixture.clock.pass(duration);
      await sweep(deps);
    },
    onWrite: (hook: (writes: readonly Write[]) => void) => {
      before = hook;
    },
    message: async () => (await fixture.cases.load(caseId))?.messages.find(({ messageId }) => messageId === 'letter'),
    left: () => fixture.table.all().filter(({ sk }) => sk.startsWith('OUTBOX#')).length,
  };
};

const isMark = (writes: readonly Write[]): boolean =>
  writes.some((write) => 'update' in write && write.set?.['status'] === 'sent');

describe('marking what has left', () => {
  it.each([1, 3, 7])('Marking that collides %i times is repeated; the mail is not', async (times) => {
    const { outside, deliver, later, onWrite, message, left } = await aQueuedMail();
    let collisions = 0;
    onWrite((writes) => {
      if (isMark(writes) && collisions++ < times) throw new Transient('TransactionConflictException');
    });
    await deliver();
    await later('PT10M');
    expect(outside.mails).toHaveLength(1);
    expect(await message()).toMatchObject({ status: 'sent', externalId: '<mail-1@eu-west-1.amazonses.com>' });
    expect(left()).toBe(0);
  });

  it('Marking that does not work for an hour is made up for, and the mail has left once', async () => {
    const { outside, deliver, later, onWrite, message } = await aQueuedMail();
    onWrite((writes) => {
      if (isMark(writes)) throw new Transient('InternalServerError');
    });
    await deliver();
    for (let turn = 0; turn < 3; turn++) await later('PT20M');
    expect(await message()).toMatchObject({ status: 'queued' });
    onWrite(() => undefined);
    await later('PT1M');
    expect(outside.mails).toHaveLength(1);
    expect(await message()).toMatchObject({ status: 'sent', externalId: '<mail-1@eu-west-1.amazonses.com>' });
  });
});

describe('two runs with one message', () => {
  it('A run that has a message keeps all others from sending it', async () => {
    const { outside, deliver, later } = await aQueuedMail();
    await Promise.all([deliver(), deliver(), deliver()]);
    await later('PT10M');
    expect(outside.mails).toHaveLength(1);
  });

  it('A channel that answered no is asked again soon; one that did not answer only after the claim has ended', async () => {
    const refused = await aQueuedMail();
    refused.outside.fail(
      'send',
      Object.assign(new Error('x'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } }),
    );
    await refused.deliver();
    refused.outside.heal();
    await refused.later('PT62S');
    expect(refused.outside.mails).toHaveLength(1);
    const silent = await aQueuedMail();
    silent.outside.fail('send', Object.assign(new Error('x'), { name: 'TimeoutError' }));
    await silent.deliver();
    silent.outside.heal();
    await silent.later('PT62S');
    expect(silent.outside.mails).toHaveLength(0);
    await silent.later('PT3M');
    expect(silent.outside.mails).toHaveLength(1);
  });
});

/** Where a run may die: before the nth write, or in the call, before or after SES has taken the mail. */
class Death extends Error {
  override readonly name = 'Death';
}

describe('a run that dies', () => {
  const deaths = ['before the claim', 'after the claim', 'in the call', 'after the call', 'after marking'] as const;

  /** Plays one message whose first run dies at a place, and what comes after it. */
  const play = async (place: (typeof deaths)[number], n: number) => {
    const one = await aQueuedMail(caseIdNumber(n));
    let isDead = false;
    const die = (): never => {
      isDead = true;
      throw new Death();
    };
    const isClaim = (writes: readonly Write[]) => writes.some((write) => 'update' in write && write.set?.['claimedAt']);
    one.onWrite((writes) => {
      if (isDead) throw new Death();
      if (place === 'before the claim' && isClaim(writes)) die();
      if (place === 'after the call' && isMark(writes)) die();
      if (place === 'after marking' && writes.some((write) => 'drop' in write)) die();
    });
    if (place === 'after the claim' || place === 'in the call') {
      const { send } = one.outside.ports.outbound.email;
      let isFirst = true;
      one.deps.outbound = {
        email: {
          send: async (...mail) => {
            if (!isFirst) return send(...mail);
            isFirst = false;
            if (place === 'in the call') await send(...mail);
            return die();
          },
        },
      };
    }
    await one.deliver().catch(() => undefined);
    one.onWrite(() => undefined);
    for (const pause of ['PT31S', 'PT1M', 'PT2M', 'PT5M', 'PT1H']) await one.later(pause);
    expect(one.left()).toBe(0);
    expect(await one.message()).toMatchObject({ status: 'sent' });
    return one.outside.mails.length;
  };

  it.each(['before the claim', 'after the claim', 'after marking'] as const)(
    'A run that dies %s loses no mail and doubles none',
    async (place) => {
      expect(await play(place, 1)).toBe(1);
    },
  );

  it.each(['in the call', 'after the call'] as const)(
    'A run that dies %s, where nobody can know, leads to a second mail at most and never to none',
    async (place) => {
      expect(await play(place, 1)).toBeLessThanOrEqual(2);
      expect(await play(place, 1)).toBeGreaterThanOrEqual(1);
    },
  );
});

it('A condition that does not hold when marking means that the message is marked, and nothing is sent again', async () => {
  const { outside, deliver, later, onWrite } = await aQueuedMail();
  onWrite((writes) => {
    if (isMark(writes)) throw new ConditionFailed([0]);
  });
  await deliver();
  onWrite(() => undefined);
  await later('PT10M');
  expect(outside.mails).toHaveLength(1);
});
