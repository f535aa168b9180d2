import { expect, it } from 'vitest';
import { waiting } from '#test/stages/release/waiting.ts';
import { aDesk, lucia } from '#test/support/desk.ts';

it('Who looks at a letter before it goes out sees what was proposed and gives way to what they add', async () => {
  const talk = await waiting();
  const { desk } = aDesk(talk);
  const look = async (json: object) =>
    (await desk('POST', `/desk/tasks/${talk.taskId}/letter`, { as: lucia, json })).body;
  const preview = await look({ add: ['refund-60'] });
  expect(preview.leftOut).toEqual([{ concession: 'bill-credit-10', title: expect.stringContaining('10') }]);
  expect(preview.text).not.toContain(preview.leftOut[0].title);
  expect(await look({})).not.toHaveProperty('leftOut');
});
