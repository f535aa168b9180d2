import type { CaseFile } from '../case/case-file.ts';
import type { Policy } from '../policy/policy.ts';
import { nameOf } from '../tasks/decide.ts';
import { formatInstant } from '../time.ts';
import type { LocalizedText } from '../values.ts';
import type { ReplyLanguage } from '../vocabulary.ts';
import type { Meeting, MeetingWay } from './meeting.ts';

/** How people meet, within a sentence. */
export const waysInWords: Record<MeetingWay, LocalizedText> = {
  phone: { es: 'por teléfono', en: 'on the phone' },
  video: { es: 'por videollamada', en: 'by video' },
  place: { es: 'en persona', en: 'in person' },
};

type Named = { file: Pick<CaseFile, 'head'>; policy: Pick<Policy, 'people' | 'care' | 'company'> };

/** Whom the customer meets, by name; the company where nobody is named any more. */
export const whoMeets = (
  { file: { head }, policy }: Named,
  { with: who }: Pick<Meeting, 'with'>,
  language: ReplyLanguage,
) => {
  const mediator = policy.care.meetings.mediators.find(({ id }) => id === who);
  if (mediator) return mediator.name[language];
  const id = who === 'leader' ? head.leader : head.owner;
  return id === undefined ? policy.company.name : nameOf(policy, id);
};

/** When, how, with whom and where, as one line. */
export const meetingLine = (
  named: Named,
  meeting: Pick<Meeting, 'with' | 'how'>,
  { at, language, where }: { at: string; language: ReplyLanguage; where?: string | undefined },
): string => {
  const when = formatInstant(at, language, named.policy.company.zone);
  const who = whoMeets(named, meeting, language);
  const place = where ? ` (${where})` : '';
  return language === 'es'
    ? `${when}, ${waysInWords[meeting.how].es}, con ${who}${place}`
    : `${when}, ${waysInWords[meeting.how].en}, with ${who}${place}`;
};

const ASKS: Record<ReplyLanguage, { offer: (how: string, who: string) => string; where: string; choose: string }> = {
  es: {
    offer: (how, who) => `Le proponemos hablarlo ${how} con ${who}. Puede elegir una de estas fechas:`,
    where: 'Dónde',
    choose:
      'Elija la que le venga bien en la página de su reclamación, con el enlace de este mensaje. Si no le sirve ninguna, díganoslo ahí mismo. No contestar no cierra nada.',
  },
  en: {
    offer: (how, who) => `We propose to talk it over ${how} with ${who}. You can choose one of these dates:`,
    where: 'Where',
    choose:
      'Choose the one that suits you on the page of your complaint, by the link in this message. If none does, tell us there. Not answering closes nothing.',
  },
};

/** The letter that proposes dates: the writer's words, and below them what can be chosen. */
export const proposalText = (
  named: Named,
  meeting: Pick<Meeting, 'with' | 'how' | 'dates'>,
  { text, where, language }: { text: string; where?: string | undefined; language: ReplyLanguage },
): string => {
  const asks = ASKS[language];
  const { zone } = named.policy.company;
  return [
    text,
    [
      asks.offer(waysInWords[meeting.how][language], whoMeets(named, meeting, language)),
      ...meeting.dates.map((at) => `- ${formatInstant(at, language, zone)}`),
      ...(where ? [`${asks.where}: ${where}`] : []),
    ].join('\n'),
    asks.choose,
  ].join('\n\n');
};
