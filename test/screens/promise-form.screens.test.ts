import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { taskOf } from '#test/support/desk-in-browser/demo-cases.ts';
import { signIn, visit } from '#test/support/desk-in-browser/visit.ts';
import { servedRare } from './support/desk-under-test.ts';
import { WIDE } from './support/faults.ts';

const LOOKS = { language: 'en', colors: 'light', width: WIDE } as const;

await describeInBrowser('The form of a promise', (browser) => {
  const served = servedRare();

  const opened = async (name: 'failed' | 'underWay', who: string) => {
    const visited = await visit(browser, served.current(), LOOKS);
    const { page } = visited;
    const posted: { path: string; body: unknown }[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/desk/tasks/'))
        posted.push({ path: new URL(request.url()).pathname, body: request.postDataJSON() });
    });
    const id = await taskOf(served.current().seed[name], 'promise');
    await signIn(visited, served.current(), who, `/desk/t/${id}`);
    return { ...visited, decision: page.locator('section[aria-labelledby="decision"]'), posted, id };
  };

  it('has nothing to decide while a system is at it, and says until when it has time', async () => {
    const { decision, close } = await opened('underWay', 'nadia');
    await decision.getByText('Another system was asked to carry it out').first().waitFor();
    await decision.getByText('If it has not confirmed by').first().waitFor();
    expect(await decision.getByRole('button').count()).toBe(0);
    expect(await decision.getByRole('textbox').count()).toBe(0);
    await close();
  });

  it('says why a system failed, sends nothing without a reason, and asks it again with one', async () => {
    const { page, decision, posted, id, close } = await opened('failed', 'mateo');
    await decision.getByText('The system says it could not').first().waitFor();
    await decision.getByText('card-expired').first().waitFor();
    await decision.getByText('Or do it yourself').first().waitFor();
    const again = decision.getByRole('button', { name: 'Send the request again' });
    await again.click();
    await decision.locator('[aria-live="assertive"]', { hasText: /\S/ }).first().waitFor();
    expect(posted).toEqual([]);
    const reason = 'The card is valid now.';
    await decision.locator('[data-field="reason"] textarea').first().fill(reason);
    const [answer] = await Promise.all([page.waitForResponse(/\/send-again$/), again.click()]);
    expect(answer.status()).toBe(200);
    expect(posted).toEqual([{ path: `/desk/tasks/${id}/send-again`, body: { reason } }]);
    await close();
  });
});
