import { expect, it } from 'vitest';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { accepts, files, marta, opensFirstMail, rates } from './customer.ts';
import { answersAsExpert, approves, calls, examines, keepsPromises, ratedCase, releases } from './team.ts';

const BEST = 5;

await describeInBrowser('a complaint by people’s hands', (browser) => {
  it('A smell of gas is filed, called about, examined, answered by an expert, approved on a phone, offered, accepted, kept and rated, each step by clicks and typing', async () => {
    const customer = marta();
    const address = customer['Correo electrónico (opcional)'];
    const reference = await files(browser, customer);
    await opensFirstMail(browser, address);
    await calls(browser, reference);
    await examines(browser, reference);
    await answersAsExpert(browser, reference);
    await approves(browser, reference);
    const read = await releases(browser, reference);
    const sent = await accepts(browser, address);
    const [first = ''] = read.split('\n').filter((line) => line.length > 40);
    expect(sent).toContain(first);
    await keepsPromises(browser, reference);
    await rates(browser, address, BEST);
    const { outcome, historyIntact, history, opinions } = await ratedCase(reference);
    expect(outcome).toMatchObject({ result: 'agreed' });
    expect(historyIntact).toBe(true);
    expect(opinions).toHaveLength(1);
    for (const once of ['customer-called', 'outcome-recorded', 'promise-kept', 'survey-answered'])
      expect(history.filter(({ type }) => type === once)).toHaveLength(1);
  });
});
