import { printedOf } from '#domain/agreement/printed.ts';
import type { CaseFile } from '#domain/case/case-file.ts';
import type { Agreement, Offer, Printed } from '#domain/case/settlement.ts';
import { documentName } from '#domain/evidence/document-paths.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { commitmentWords } from '#domain/promises/commitment-words.ts';
import { formatDay, formatInstant } from '#domain/time.ts';
import type { Fonts } from './fonts.ts';
import { settlementWords } from './settlement-words.ts';
import { newSheet, type Sheet } from './sheet.ts';

/** What the document of an agreement is made from besides the agreement: nothing of it changes afterwards. */
export type SettlementDocument = {
  file: Pick<CaseFile, 'head' | 'offers' | 'texts'>;
  agreement: Agreement;
  /** The exact text that both sides hold. */
  text: string;
  policy: Pick<Policy, 'company' | 'people'>;
};

/** What it says of company and people: as it was kept, else as it is today. */
const printedIn = ({ agreement, policy }: SettlementDocument): Printed =>
  agreement.printed ?? printedOf(policy, agreement);

/** What an offer came to, of those that reached the customer. */
const shownOffers = (offers: readonly Offer[], { cycle }: Agreement): Offer[] =>
  offers.filter((offer) => offer.cycle === cycle && offer.sha256 !== undefined);

const writeAcceptance = (sheet: Sheet, document: SettlementDocument): void => {
  const { acceptance, language } = document.agreement;
  const { zone, names } = printedIn(document);
  if (!acceptance) return;
  const words = settlementWords[language];
  sheet.heading(words.customer);
  const at = formatInstant(acceptance.at, language, zone);
  const recorded = acceptance.recordedBy
    ? ` ${words.recordedBy(names[acceptance.recordedBy] ?? acceptance.recordedBy)}`
    : '';
  sheet.paragraph(`${words.accepted(at, words.means[acceptance.how])}${recorded}`);
};

const writeCommitments = (sheet: Sheet, document: SettlementDocument): void => {
  const { commitments, language } = document.agreement;
  const { zone, names } = printedIn(document);
  if (commitments.length === 0) return;
  const words = settlementWords[language];
  sheet.heading(words.company);
  sheet.list(
    commitments.map(({ owner, dueAt, ...promised }) =>
      words.owner(
        commitmentWords(document.file.texts, promised),
        names[owner] ?? owner,
        formatDay(dueAt, language, zone),
      ),
    ),
  );
};

const writeVersions = (sheet: Sheet, document: SettlementDocument): void => {
  const { file, agreement } = document;
  const { language } = agreement;
  const { zone } = printedIn(document);
  const words = settlementWords[language];
  const offers = shownOffers(file.offers, agreement);
  if (offers.length === 0) return;
  sheet.heading(words.versions);
  sheet.list(
    offers.map(({ round, status, answeredAt, sha256 = '' }) => {
      const at = answeredAt && formatInstant(answeredAt, language, zone);
      return `${words.version(round, words.status[status] ?? status, at)}. SHA-256: ${sha256}`;
    }),
  );
};

/**
 * An agreement or a final answer as PDF/A-3a: the letterhead, the exact text, which is attached as well, and what is on record of it:
 * the commitments of both sides with their dates, how and by whom it was accepted, and the offers before. The same settlement gives the
 * same bytes.
 */
export const settlementPdf = async (document: SettlementDocument, fonts: Fonts): Promise<Uint8Array> => {
  const { file, agreement, text } = document;
  const { language, kind, sha256, madeAt } = agreement;
  const { company, phone } = printedIn(document);
  const words = settlementWords[language];
  const title = `${words.title[kind]} ${file.head.reference}`;
  const sheet = newSheet({ title, company, language, madeAt }, fonts, {
    name: `${documentName(agreement)}.txt`,
    text,
    description: words.attached,
  });
  sheet.paragraph(`${company} · ${words.phone}: ${phone}`, { small: true });
  sheet.gap();
  sheet.title(title);
  sheet.gap();
  for (const paragraph of text.split(/\n{2,}/)) sheet.paragraph(paragraph);
  sheet.heading(words.record);
  writeCommitments(sheet, document);
  writeAcceptance(sheet, document);
  writeVersions(sheet, document);
  sheet.gap();
  sheet.paragraph(`${words.fingerprint}: ${sha256}`, { small: true });
  sheet.paragraph(words.attached, { small: true });
  return sheet.end((number, of) => `${company} · ${file.head.reference} · ${words.page(number, of)}`);
};
