import { expect, it } from 'vitest';
import { templateIds } from '#domain/policy/schema/templates.ts';
import { replyLanguages } from '#domain/vocabulary.ts';
import { policy } from '#test/support/case-fixture.ts';
import { fileOf, gallery } from '#tools/mails/gallery.ts';
import { sampleMails } from '#tools/mails/sample-mails.ts';

const mails = sampleMails(policy);

it('The gallery shows every template in both languages, but the line that stands in public', () => {
  const mailed = templateIds.filter((template) => template !== 'public-line');
  for (const language of replyLanguages)
    expect(mails.filter((mail) => mail.language === language).map(({ template }) => template)).toEqual(mailed);
});

it('The gallery shows each in light, in dark and on a phone with its text, and fetches nothing but the mails beside it', () => {
  const page = gallery(mails);
  const sources = [...page.matchAll(/ src="([^"]*)"/g)].map(([, file]) => file);
  expect(new Set(sources)).toEqual(new Set(mails.map(fileOf)));
  expect(sources).toHaveLength(3 * mails.length);
  expect(page).not.toMatch(/<script|<link|url\(/);
});
