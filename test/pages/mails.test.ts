import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { policy } from '#test/support/case-fixture.ts';
import { describeInBrowser } from '#test/support/describe-in-browser.ts';
import { type SampleMail, sampleMails } from '#tools/mails/sample-mails.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA: a mail is shown within another page, which has the landmarks. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return (await page.evaluate(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  )) as string[];
};

const LOOKS = [
  ['light', 600],
  ['dark', 360],
] as const;

await describeInBrowser('Mails in HTML', (browser) => {
  it.each(LOOKS)(
    'Whoever reads them in %s at %d px finds no fault of access, nothing cut off, and nothing fetched',
    async (colorScheme, width) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 740 } });
      const page = await context.newPage();
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      const faults: string[] = [];
      const look = async ({ template, language, html }: SampleMail): Promise<void> => {
        await page.setContent(html);
        const found = await violations(page);
        const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        faults.push(
          ...[...found, ...(isWide ? ['it is too wide'] : [])].map((one) => `${language} ${template}: ${one}`),
        );
      };
      for (const mail of sampleMails(policy)) await look(mail);
      await context.close();
      expect(faults).toEqual([]);
      expect(fetched).toEqual([]);
    },
  );

  it('What is shown beside the subject is neither seen nor read out, and the button is one that a finger hits', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    const mail = sampleMails(policy).find(({ template }) => template === 'offer');
    await page.setContent(mail?.html ?? '');
    const preheader = page.locator('body > div').first();
    expect(await preheader.isVisible()).toBe(false);
    const button = page.getByRole('link', { name: 'Ver la propuesta y contestar' });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.close();
  });
});
