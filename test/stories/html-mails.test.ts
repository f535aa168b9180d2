import { describe, expect, it } from 'vitest';
import { htmlText } from '#channels/email/html-text.ts';
import { newlyHidden } from '#domain/messages/hidden-words.ts';
import { cast } from '#test/support/cast.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { mailIn } from '#test/support/mail-in.ts';
import { linksOf, wordsOfHtml, wordsOfText } from '../channels/email/letter/reading.ts';
import { letter } from '../channels/email/letters.ts';

const ANA = 'ana@example.com';
const ANSWER = 'La persona que vino ayer no traía la pieza.';

const aMailTo = async (email: string) => {
  const amends = inMemoryAmends();
  const story = await cast(amends, { text: 'La caldera no calienta.', customer: { name: 'Ana', email } });
  const last = amends.mails.findLastIndex(({ to }) => to === email);
  const mail = amends.mails[last];
  const html = amends.pages[last];
  if (!mail || !html) throw new Error('No mail went out');
  return { amends, story, mail, html };
};

/** How programs answer to a mail in HTML: their own words above, all of it below. */
const ANSWERS: [string, 'text/html' | 'text/plain', (html: string) => string][] = [
  [
    'Gmail',
    'text/html',
    (html) =>
      `<div dir="ltr">${ANSWER}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">El lun, 23 nov 2026 a las 10:05, Lumbre (&lt;<a href="mailto:atencion@lumbre.example">atencion@lumbre.example</a>&gt;) escribió:<br></div><blockquote class="gmail_quote">${html}</blockquote></div>`,
  ],
  [
    'Outlook',
    'text/html',
    (html) =>
      `<div><p>${ANSWER}</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De:</b> Lumbre &lt;atencion@lumbre.example&gt;<br><b>Enviado:</b> lunes, 23 de noviembre de 2026 10:05<br><b>Para:</b> Ana &lt;ana@example.com&gt;<br><b>Asunto:</b> Hemos recibido su reclamación</div>${html}`,
  ],
  [
    'a program that answers in text',
    'text/plain',
    (html) =>
      `${ANSWER}\n\nEl lun, 23 nov 2026 a las 10:05, Lumbre <atencion@lumbre.example> escribió:\n\n${htmlText(html)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}`,
  ],
];

describe('Mails in HTML', () => {
  it('A story’s mails say the same in both forms, and lead nowhere but to us', async () => {
    const { amends } = await aMailTo(ANA);
    expect(amends.pages.length).toBeGreaterThan(1);
    for (const [index, html = ''] of amends.pages.entries()) {
      const { body } = amends.mails[index] ?? { body: '' };
      const [url = ''] = /https:\/\/amends\.example\/(?:t\/[\w-]{43}(?=\s|$)|desk)/.exec(body) ?? [];
      expect(wordsOfHtml(html, url)).toEqual(wordsOfText(body));
      for (const link of linksOf(html)) expect(link).toMatch(/^https:\/\/amends\.example\/(?:t|desk)\//);
    }
  });

  it.each(ANSWERS)('Who answers one with %s is read by their own words alone', async (_, type, quoting) => {
    const { amends, story, mail, html } = await aMailTo(ANA);
    await mailIn(
      amends,
      letter(
        {
          'Message-ID': '<answer@example.com>',
          To: mail.replyTo,
          Subject: `RE: ${mail.subject}`,
          'Content-Type': `${type}; charset=utf-8`,
        },
        quoting(html),
      ),
    );
    const file = await story.file();
    const said = file.messages.find(({ externalId }) => externalId === '<answer@example.com>');
    const shown = (file.texts.get(said?.textId ?? '') ?? '').replace(/^RE: [^\n]*\n+/, '');
    expect(shown.trim()).toBe(ANSWER);
    const folded = file.texts.get(`hidden-${said?.messageId}`) ?? '';
    expect(newlyHidden(file, folded)).not.toMatch(/calienta|Quién se ocupa|Comprehend/);
    expect(file.tasks.filter(({ kind }) => kind === 'call')).toEqual([]);
  });
});
