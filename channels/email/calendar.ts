/** What a calendar program sends (RFC 5545, 5546), as far as a person has to know of it. */
export type MailCalendar = {
  /** Upper case, such as REQUEST; empty if it says none. */
  method: string;
  /** The first event in words; empty if there is none. */
  text: string;
  /** Whether somebody wrote something beside it, as programs let them who decline. */
  isCommented: boolean;
};

/** Longest calendar that is read, in characters. */
const MAX_CALENDAR = 200_000;

const KINDS: Record<string, string> = {
  REQUEST: 'Invitación · Invitation',
  CANCEL: 'Cita cancelada · Cancelled',
  COUNTER: 'Otra hora propuesta · New time proposed',
  REPLY: 'Respuesta a una invitación · Reply to an invitation',
};
const EVENT = 'Cita · Event';

/** A line: its value, and the parameters between name and value. */
type Property = { parameters: string; value: string };

const LINE = /^([A-Za-z-]{1,40})((?:;[\w-]{1,40}=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*):(.*)$/;

/** The properties of the calendar before its first event, and those of that event; of each name the first. */
const readLines = (ics: string): { calendar: Map<string, Property>; event: Map<string, Property> } => {
  const calendar = new Map<string, Property>();
  const event = new Map<string, Property>();
  const inside: string[] = [];
  for (const line of ics
    .slice(0, MAX_CALENDAR)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)) {
    const [, name = '', parameters = '', value = ''] = LINE.exec(line) ?? [];
    if (name.toUpperCase() === 'BEGIN') inside.push(value.trim().toUpperCase());
    else if (name.toUpperCase() === 'END') {
      if (inside.pop() === 'VEVENT') break;
    } else {
      const place = { VCALENDAR: calendar, VEVENT: event }[inside.at(-1) ?? ''];
      if (name && place && !place.has(name.toUpperCase())) place.set(name.toUpperCase(), { parameters, value });
    }
  }
  return { calendar, event };
};

const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter)).trim();

const parameter = ({ parameters }: Property, name: string): string =>
  new RegExp(`;${name}=(?:"([^"]*)"|([^";]*))`, 'i').exec(parameters)?.slice(1).find(Boolean) ?? '';

/** A time as the calendar has it: its local time with the name of its zone. */
const timeOf = (property: Property | undefined): string => {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?/.exec(property?.value.trim() ?? '') ?? [];
  if (!property || !year) return '';
  const zone = utc ? 'UTC' : parameter(property, 'TZID');
  return `${year}-${month}-${day}${hour ? ` ${hour}:${minute}` : ''}${hour && zone ? ` (${zone})` : ''}`;
};

const organiserOf = (property: Property | undefined): string => {
  const address = property?.value.trim().replace(/^mailto:/i, '') ?? '';
  const name = property ? parameter(property, 'CN') : '';
  return name && address && name !== address ? `${name} <${address}>` : address || name;
};

const wordsOf = (event: Map<string, Property>): string => {
  const text = (name: string) => unescaped(event.get(name)?.value ?? '');
  const times = [timeOf(event.get('DTSTART')), timeOf(event.get('DTEND'))].filter(Boolean);
  const labelled: [label: string, value: string][] = [
    ['Cuándo · When', times.join(' – ')],
    ['Dónde · Where', text('LOCATION')],
    ['Organiza · Organiser', organiserOf(event.get('ORGANIZER'))],
  ];
  const lines = labelled.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`);
  const said = [text('COMMENT'), text('DESCRIPTION')].filter(Boolean).map((words) => `\n${words}`);
  return [text('SUMMARY'), ...lines, ...said].filter(Boolean).join('\n');
};

/**
 * What a calendar file says.
 * @param method what the mail says of it
 */
export const readCalendar = (ics: string, method = ''): MailCalendar => {
  const { calendar, event } = readLines(ics);
  const said = (calendar.get('METHOD')?.value ?? method).trim().toUpperCase();
  const words = wordsOf(event);
  const isCommented = unescaped(event.get('COMMENT')?.value ?? '') !== '';
  return { method: said, text: words && `${KINDS[said] ?? EVENT}: ${words}`, isCommented };
};
