import { bodiesFor, bodyLines } from '#domain/agreement/final-answer-text.ts';
import type { CompanyDays } from '#domain/deadline/calendar.ts';
import { chooseRegime } from '#domain/deadline/choose.ts';
import { articleText, spanText } from '#domain/deadline/explain.ts';
import { complaintClasses, type Regime, type Rule, type Term, type TimerName } from '#domain/deadline/regime.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { formatDay } from '#domain/time.ts';
import type { Hold, ReplyLanguage } from '#domain/vocabulary.ts';
import { Advice, fail } from '#local/progress.ts';
import { checkDay, languageIn, readArguments } from './arguments.ts';
import { lawIn, policyIn } from './policy-at-hand.ts';

const USAGE = `Usage: npm run -s duties -- [--lang es|en] [--on 2026-12-28] [--domain example.com] [--url https://example.com/complaints]
  [--post ADDRESS] [--policy FOLDER]`;

const options = {
  lang: { type: 'string', default: 'es' },
  on: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  domain: { type: 'string' },
  url: { type: 'string' },
  post: { type: 'string' },
  policy: { type: 'string', default: 'policy' },
} as const;

type Page = {
  title: (company: string) => string;
  law: (regimes: string, on: string) => string;
  source: (url: string, checkedOn: string) => string;
  channels: string;
  channel: Record<'phone' | 'mail' | 'web' | 'post', string>;
  person: (term: string, article: string) => string;
  proof: string;
  receipt: (article: string) => string;
  follow: string;
  following: string;
  terms: string;
  columns: string;
  later: string;
  holds: string;
  hold: Record<Hold, string>;
  bodies: string;
  hours: string;
  closed: string;
};

/** What the page of duties says, by language. */
export const dutyWords: Record<ReplyLanguage, Page> = {
  es: {
    title: (company) => `Cómo reclamar a ${company}`,
    law: (regimes, on) => `Según lo que obliga el ${on}: ${regimes}.`,
    source: (url, checkedOn) => `Fuente: ${url} (comprobado el ${checkedOn}).`,
    channels: 'Por dónde',
    channel: { phone: 'Teléfono', mail: 'Correo electrónico', web: 'Formulario', post: 'Correo postal' },
    person: (term, article) =>
      `Por cualquiera de ellos puede pedir que le atienda una persona, en un plazo máximo de ${term} (${article}).`,
    proof: 'Cómo se acredita',
    receipt: (article) =>
      `Cada reclamación recibe al momento una clave, como AM-7K3Q9F2D, y un justificante por escrito con su contenido, el día y la hora (${article}). Consérvelo.`,
    follow: 'Cómo se sigue',
    following:
      'Con el enlace del justificante ve en cada momento en qué punto está, quién la lleva y cuándo tendrá noticias, y puede añadir lo que quiera. Por teléfono basta con la clave.',
    terms: 'Plazos máximos',
    columns: '| asunto | plazo máximo | norma |',
    later: 'lo que acabe más tarde',
    holds: 'Mientras tanto',
    hold: {
      'service-suspension': 'No se suspende el servicio por lo que se reclama',
      collections: 'No se cobra la deuda que se discute ante un organismo de resolución de litigios',
    },
    bodies: 'Si no está de acuerdo con la respuesta',
    hours: 'Horario',
    closed: 'cerrado',
  },
  en: {
    title: (company) => `How to complain to ${company}`,
    law: (regimes, on) => `By the law that binds on ${on}: ${regimes}.`,
    source: (url, checkedOn) => `Source: ${url} (checked on ${checkedOn}).`,
    channels: 'Channels',
    channel: { phone: 'Phone', mail: 'E-mail', web: 'Form', post: 'Post' },
    person: (term, article) =>
      `By any of them you can ask for a person, who attends to you within ${term} at most (${article}).`,
    proof: 'Proof',
    receipt: (article) =>
      `Every complaint gets at once a key, such as AM-7K3Q9F2D, and a written receipt with its content, day and hour (${article}). Keep it.`,
    follow: 'Following it',
    following:
      'The link in the receipt shows at any time where it stands, who looks after it and when you will hear from us, and takes whatever you want to add. On the phone the key is enough.',
    terms: 'Longest times',
    columns: '| matter | longest time | rule |',
    later: 'whichever ends last',
    holds: 'Meanwhile',
    hold: {
      'service-suspension': 'The service that the complaint is about is not suspended',
      collections: 'The debt that is disputed before an outside body is not collected',
    },
    bodies: 'If you do not agree with the answer',
    hours: 'Hours',
    closed: 'closed',
  },
};

/** Timers that a customer should know of. */
const SHOWN: TimerName[] = ['acknowledge', 'answer', 'human', 'supervisor', 'performance'];

/** A rule, and the regime that it is one of. */
export type Binding = { regime: Regime; rule: Rule };

/** Rules that hold for some complaint of the company, each with its regime. */
export const binding = (law: { regimes: Regime[] }, { company }: Policy, on: string): Binding[] => {
  const { country, sector, bigCompany } = company;
  const found = complaintClasses.flatMap((complaintClass) => {
    const regime = chooseRegime(law.regimes, { country, sector, bigCompany, class: complaintClass, on });
    return SHOWN.flatMap((timer) => {
      const rules = regime.rules.filter((rule) => rule.timer === timer);
      const rule =
        rules.find(({ classes }) => classes?.includes(complaintClass)) ?? rules.find(({ classes }) => !classes);
      return rule ? [{ regime, rule }] : [];
    });
  });
  return [...new Map(found.map((one) => [`${one.regime.id} ${one.rule.id}`, one])).values()];
};

/** A term in words, such as `15 working days`. */
export const termText = (term: Term, language: ReplyLanguage): string =>
  'amount' in term
    ? spanText(term, language)
    : `${term.later.map((span) => spanText(span, language)).join(' / ')} (${dutyWords[language].later})`;

/** Days with the same hours on one line; Monday first. */
const hourLines = ({ serviceHours }: CompanyDays, language: ReplyLanguage): string[] => {
  const dayName = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es', { weekday: 'long', timeZone: 'UTC' });
  const hours: Record<string, { from: string; to: string }[] | undefined> = serviceHours;
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    name: dayName.format(Date.UTC(2024, 0, day)),
    open: (hours[String(day)] ?? []).map(({ from, to }) => `${from}-${to}`).join(', '),
  }));
  return [...Map.groupBy(days, ({ open }) => open)].map(
    ([open, same]) => `- ${same.map(({ name }) => name).join(', ')}: ${open || dutyWords[language].closed}`,
  );
};

/** A day such as `2026-12-28` as a customer reads it. */
const dayIn = (day: string, language: ReplyLanguage): string => formatDay(day, language, 'UTC');

const section = (title: string, ...lines: string[]): string[] =>
  lines.length > 0 ? ['', `## ${title}`, '', ...lines] : [];

/**
 * What Ley 10/2025 art. 5.3 and 5.4 want told before a contract, on the web and with each bill, as a page of Markdown made from
 * the policy and the law that binds the company on a day.
 * @throws Advice that says what is wrong with the question
 */
export const duties = (args: string[]): string => {
  const { values } = readArguments(USAGE, { args, options });
  const { on, domain, url, post, policy: folder } = values;
  const lang = languageIn(values.lang);
  checkDay('on', on);
  if (url !== undefined && !URL.canParse(url))
    throw new Advice(`--url ${url}: is no address such as https://example.com/complaints.`);
  const policy = policyIn(folder);
  const law = lawIn(folder);
  const { company } = policy;
  const page = dutyWords[lang];
  const rules = binding(law, policy, on);
  const regimes = [...new Set(rules.map(({ regime }) => regime))];
  const article = (text: string): string => articleText(text, lang);
  const of = (timer: TimerName) => rules.map(({ rule }) => rule).find((rule) => rule.timer === timer);
  const [receipt, person] = [of('acknowledge'), of('human')];
  const ways = [
    { name: page.channel.phone, at: company.phone },
    { name: page.channel.mail, at: domain && `${company.mailbox}@${domain}` },
    { name: page.channel.web, at: url },
    { name: page.channel.post, at: post },
  ];
  return [
    `# ${page.title(company.name)}`,
    '',
    page.law(regimes.map(({ title }) => title[lang]).join('; '), dayIn(on, lang)),
    ...section(
      page.channels,
      ...ways.flatMap(({ name, at }) => (at ? [`- ${name}: ${at}`] : [])),
      ...(person ? ['', page.person(termText(person.within, lang), article(person.article))] : []),
    ),
    ...(receipt ? section(page.proof, page.receipt(article(receipt.article))) : []),
    ...section(page.follow, page.following),
    ...section(
      page.terms,
      page.columns,
      '| --- | --- | --- |',
      ...rules.map(({ rule }) => `| ${rule.title[lang]} | ${termText(rule.within, lang)} | ${article(rule.article)} |`),
    ),
    ...section(
      page.holds,
      ...regimes.flatMap(({ holds }) => holds.map(({ hold, article: by }) => `- ${page.hold[hold]} (${article(by)}).`)),
    ),
    ...section(page.bodies, bodyLines({ bodies: bodiesFor(policy), language: lang })),
    ...section(page.hours, ...hourLines(law.company, lang)),
    '',
    ...regimes.map(({ source, checkedOn }) => page.source(source, dayIn(checkedOn, lang))),
  ].join('\n');
};

if (import.meta.main)
  try {
    console.log(duties(process.argv.slice(2)));
  } catch (error) {
    fail(error);
  }
