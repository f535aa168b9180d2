import * as z from 'zod/mini';
import { MailAddress, Slug } from '#domain/values.ts';
import { roles } from '#domain/vocabulary.ts';

/** Somebody of the team, as it is typed: `Ana Prieto; ana@example.com; owner, supervisor; es, ca; 500`. */
export type TeamMember = {
  name: string;
  email: string;
  roles: (typeof roles)[number][];
  languages: string[];
  limit?: number;
};

/** What a starting policy is made of. Amounts are whole units of the country's currency. */
export type Answers = {
  name: string;
  country: string;
  serves: string[];
  sector: string;
  bigCompany: boolean;
  defaultLanguage: 'es' | 'en';
  phone: string;
  mailbox: string;
  mostInOneCase: number;
  team: TeamMember[];
};

/** Where dates are written, and what is paid with, by country (ISO 3166-1); the largest city's zone where there are several. */
export const countries: Record<string, { zone: string; currency: string }> = {
  ES: { zone: 'Europe/Madrid', currency: 'EUR' },
  PT: { zone: 'Europe/Lisbon', currency: 'EUR' },
  IE: { zone: 'Europe/Dublin', currency: 'EUR' },
  FR: { zone: 'Europe/Paris', currency: 'EUR' },
  DE: { zone: 'Europe/Berlin', currency: 'EUR' },
  IT: { zone: 'Europe/Rome', currency: 'EUR' },
  GB: { zone: 'Europe/London', currency: 'GBP' },
  PE: { zone: 'America/Lima', currency: 'PEN' },
  MX: { zone: 'America/Mexico_City', currency: 'MXN' },
  CO: { zone: 'America/Bogota', currency: 'COP' },
  CL: { zone: 'America/Santiago', currency: 'CLP' },
  BR: { zone: 'America/Sao_Paulo', currency: 'BRL' },
  US: { zone: 'America/New_York', currency: 'USD' },
  AU: { zone: 'Australia/Sydney', currency: 'AUD' },
};

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const wrong = (message: string): never => {
  throw new RangeError(message);
};

/** Whether somebody said yes, in either language; nothing is a no. */
const yes = (text: string): boolean => {
  if (/^(y|yes|s|si|sí)$/i.test(text.trim())) return true;
  return /^(n|no)?$/i.test(text.trim()) ? false : wrong('It is yes or no');
};

const country = (text: string): string => {
  const code = text.trim().toUpperCase();
  return code in countries
    ? code
    : wrong(
        `There is law for ${Object.keys(countries).join(', ')}; for another country begin with a near one, then write its regime and calendar`,
      );
};

const checked = <T>(schema: z.ZodMiniType<T>, value: unknown, message: string): T => {
  const result = schema.safeParse(value);
  return result.success ? result.data : wrong(message);
};

/** `1.000` is a thousand to some and one to others. */
const THOUSANDS = /^\d{1,3}([.,]\d{3})+$/;

const amount = (text: string, message: string): number => {
  if (THOUSANDS.test(text.trim()))
    wrong(`${text.trim()} can be read in two ways: write it without a point, such as 2500`);
  const number = Number(text.trim().replace(',', '.'));
  return Number.isFinite(number) && number > 0 && number <= 10_000_000 ? number : wrong(message);
};

/** @throws RangeError that says what a line must be like */
export const teamMember = (line: string): TeamMember => {
  const [name = '', email = '', what = '', languages = '', limit = ''] = line.split(';').map((part) => part.trim());
  if (!name) wrong('A line is: name; mail; roles; languages; and, for who may grant more, an amount');
  return {
    name,
    email: checked(MailAddress, email, `${name} needs an address such as ana@example.com`),
    roles: checked(
      z.array(z.enum(roles)).check(z.minLength(1)),
      parts(what.toLowerCase()),
      `${name} needs at least one of ${roles.join(', ')}`,
    ),
    languages:
      parts(languages.toLowerCase()).length > 0
        ? parts(languages.toLowerCase())
        : wrong(`${name} needs languages, such as es, ca`),
    ...(limit && { limit: amount(limit, `${limit} is no amount`) }),
  };
};

/** A question, and what becomes of its answer. `reads` throws RangeError that says what is allowed. */
export type Question = {
  asks: (known: { sectors: string[] }) => string;
  reads: (text: string, soFar: Partial<Answers>) => Partial<Answers>;
};

/** The ten questions. The last is asked again until it is answered with an empty line. */
export const questions: Question[] = [
  {
    asks: () => 'What is the company called, as customers know it?',
    reads: (text) => ({ name: text.trim() || wrong('It needs a name') }),
  },
  {
    asks: () => `In which country is it? (${Object.keys(countries).join(', ')})`,
    reads: (text) => ({ country: country(text) }),
  },
  {
    asks: () => 'In which other countries has it customers? (ES, PE; nothing for none)',
    reads: (text) => ({ serves: parts(text).map(country) }),
  },
  {
    asks: ({ sectors }) => `In which sector is it? (${sectors.join(', ')}; or a word of yours, such as retail)`,
    reads: (text) => ({
      sector: checked(Slug, text.trim().toLowerCase(), 'A sector is one word in small letters, such as retail'),
    }),
  },
  {
    asks: () => 'Has it 250 workers or more, or a turnover above 50 million? (yes, no)',
    reads: (text) => ({ bigCompany: yes(text) }),
  },
  {
    asks: () => 'In which language are customers written to whose language we do not write? (es, en)',
    reads: (text) => ({
      defaultLanguage: checked(z.enum(['es', 'en']), text.trim().toLowerCase() || 'es', 'It is es or en'),
    }),
  },
  {
    asks: () => 'Which phone do customers call to speak with a person? (+34 900 123 456)',
    reads: (text) => ({
      phone: /^\+[\d ]{8,20}$/.test(text.trim()) ? text.trim() : wrong('It begins with + and the code of the country'),
    }),
  },
  {
    asks: () => 'What stands before the @ of the address that complaints come in at? (care)',
    reads: (text) => ({
      mailbox: checked(Slug, text.trim().toLowerCase() || 'care', 'Small letters, digits and hyphens'),
    }),
  },
  {
    asks: () => 'What may one case cost at most, by whoever decides highest? (in the currency of the country: 2500)',
    reads: (text) => ({ mostInOneCase: amount(text, 'It is an amount, such as 2500') }),
  },
  {
    asks: () =>
      `Who is in the team? One line each, then an empty line: name; mail; ${roles.join(', ')}; languages; and what they may grant, if more than their role`,
    reads: (text, { team = [] }) => ({ team: [...team, teamMember(text)] }),
  },
];

/** @throws RangeError where a team could not work */
export const complete = (answers: Partial<Answers>): Answers => {
  const { team = [] } = answers;
  for (const role of ['owner', 'supervisor'] as const)
    if (!team.some((member) => member.roles.includes(role))) wrong(`Somebody has to be ${role}`);
  return answers as Answers;
};
