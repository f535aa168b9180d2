import { describe, expect, it } from 'vitest';
import { givenOf, onlyOfPolicy } from '#domain/agreement/given.ts';
import { causes } from '#domain/vocabulary.ts';
import { CASE_ID, policy } from '#test/support/case-fixture.ts';
import { bodyOf, waiting } from './waiting.ts';

const PREVENTS = 'Qué hacemos para que no vuelva a ocurrir';
const ADVISES = 'Para que le funcione bien';
const measure = (topic: string) => policy.topics.find(({ id }) => id === topic)?.prevention?.es ?? '';
const OWN = 'Cambiamos la placa en todas las calderas de esa serie antes de fin de mes.';

/** The case once the customer has accepted what was released. */
const agreedOn = async (talk: Awaited<ReturnType<typeof waiting>>) => {
  await talk.open(`${CASE_ID}.offer.1.1`);
  await talk.answer({ decision: 'accept', option: 'b' });
  await talk.write();
  return talk.file();
};

describe('what a letter gives besides what it offers', () => {
  it('What prevents a repetition is named in every offer and agreement where the cause was ours, also where nobody wrote it', async () => {
    const talk = await waiting({ cause: 'company-error' });
    expect(await bodyOf(talk, 'letter-1-1')).toContain(`${PREVENTS}\n${measure('product-fault')}`);
    await talk.release({ taskId: talk.taskId });
    const { agreements } = await agreedOn(talk);
    expect(await talk.text(agreements[0]?.textId ?? '')).toContain(`${PREVENTS}\n${measure('product-fault')}`);
  });

  it('Whoever releases it says what is done in this very case: it stands in the letter and later in the agreement', async () => {
    const talk = await waiting({ cause: 'company-error' });
    await talk.release({ taskId: talk.taskId, decision: 'change', prevention: OWN });
    const body = await bodyOf(talk, 'offer-1-1');
    expect(body).toContain(`${PREVENTS}\n${OWN}`);
    expect(body).not.toContain(measure('product-fault'));
    const { events, examinations } = await talk.file();
    expect(events.find(({ type }) => type === 'released')?.data).toMatchObject({ changed: true });
    expect(examinations).toMatchObject([{ preventionTextId: 'prevention-1' }]);
    const { agreements } = await agreedOn(talk);
    expect(await talk.text(agreements[0]?.textId ?? '')).toContain(`${PREVENTS}\n${OWN}`);
  });

  it.each(causes)('After %s the policy speaks only where it has to', async (cause) => {
    const talk = await waiting({ cause });
    const file = await talk.file();
    const given = givenOf(policy, file, 1);
    expect(given.prevention !== undefined).toBe(given.isOurs);
    expect(given.advice !== undefined).toBe(cause === 'customer-use');
    const asked = onlyOfPolicy(policy, file, 1).map(({ which }) => which);
    expect(asked).toEqual([...(given.isOurs ? ['prevention'] : []), ...(given.advice ? ['advice'] : [])]);
  });

  it('After a misuse the letter says how to use it well, and the words of whoever releases it win', async () => {
    const talk = await waiting({ cause: 'customer-use' });
    const shown = await bodyOf(talk, 'letter-1-1');
    expect(shown).toContain(ADVISES);
    const advice = 'Purgue los radiadores cada otoño, con la caldera fría.';
    await talk.release({ taskId: talk.taskId, decision: 'change', advice });
    expect(await bodyOf(talk, 'offer-1-1')).toContain(`${ADVISES}\n${advice}`);
  });
});
