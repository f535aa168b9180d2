import { describe, expect, it } from 'vitest';
import { storeItems } from '#cases/store/items.ts';
import { CASE_ID } from '#test/support/case-fixture.ts';
import { aCustomer, PAGE } from '#test/support/track.ts';

describe('what staff wrote down for a customer, on the tracking page', () => {
  it('What staff wrote down is shown as ours, and what the customer wrote as theirs', async () => {
    const { openCase, file, table, see, page, track } = aCustomer();
    await openCase();
    const [message] = (await file()).messages;
    if (!message) throw new Error('There is no first message');
    await storeItems(table, CASE_ID, [{ kind: 'message-change', message, set: { channel: 'staff' } }]);
    await track('POST', `${PAGE}/messages`, { json: { text: 'Y hoy sigue fría.' } });
    const { messages } = (await see()) as { messages: { noted?: true; text: string }[] };
    expect(messages.map(({ noted = false, text }) => [noted, text])).toEqual([
      [true, 'La caldera no calienta desde el viernes.'],
      [false, 'Y hoy sigue fría.'],
    ]);
    const text = await page();
    expect(text).toContain('Lo que anotamos de lo que nos contó');
    expect(text.match(/<strong>Usted<\/strong>/g)).toHaveLength(1);
    expect(await page({ lang: 'en' })).toContain('What we noted of what you told us');
  });

  it.each(['.', ',', ':', ').'])(
    'A link that a program cut out of a sentence with “%s” opens the page all the same',
    async (mark) => {
      const { openCase, track } = aCustomer();
      await openCase();
      const answer = await track('GET', `${PAGE}${mark}`, { headers: { accept: 'application/json' } });
      expect(answer.status).toBe(200);
      expect(answer.body.reference).toBe('AM-7K3Q9F2D');
    },
  );
});
