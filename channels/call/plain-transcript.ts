import { getWords } from '../json.ts';
import { consentIn } from './consent.ts';
import type { Transcript, Turn } from './conversation.ts';
import { speakerOf } from './speakers.ts';

/** When something was said, alone or as a span, as programs that transcribe and subtitles write it. */
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const STAMP = new RegExp(String.raw`^[[(]?${TIME}(?:\s{0,3}[–>-]{1,3}\s{0,3}${TIME})?[\])]?[\s–-]{0,5}`);

/** `Cliente (María): ...`, also in bold. */
const SPOKEN = /^\*{0,2}(\p{L}[^:*\n]{0,60}):?\*{0,2}(?<=[:*]) {0,3}:?\s*(.*)$/u;
/** `CLIENTE - ...`. */
const DASHED = /^(\p{L}{3,20}) [–—-] (.*)$/u;
/** A subtitle's own way to say who speaks: `<v Agente>...</v>`. */
const VOICED = /^<v(?:\.[\w.]{1,40})? ([^<>]{1,60})>([^<]*)/;

const PHONE = /^(?:tel[eé]fono|tel[eè]fon|n[uú]mero|phone|number|from|de)$/i;
const NUMBER = /^\+?\d[\d ().-]{5,24}$/;

/** The phone number a transcript begins with, as a switchboard writes it. */
const phoneIn = (label: string, rest: string): string | undefined =>
  PHONE.test(label) && NUMBER.test(rest) ? rest.replace(/[^\d+]/g, '') : undefined;

/** A line as it is spoken: without the time before it. */
const withoutStamp = (line: string): string => line.trim().replace(STAMP, '').trim();

/** The lines of a transcript, without what only a player of subtitles reads. */
const linesOf = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trim());
  if (!lines.some((line) => line.includes('-->'))) return lines;
  return lines.filter(
    (line, at) =>
      !line.includes('-->') &&
      !(/^[\w-]{1,20}$/.test(line) && lines[at + 1]?.includes('-->')) &&
      !/^WEBVTT\b/.test(line),
  );
};

/** Who speaks before a line, and what was said. */
const spokenIn = (line: string): { label: string; rest: string } => {
  const spoken = withoutStamp(line);
  const [, label = '', rest = ''] = VOICED.exec(spoken) ?? SPOKEN.exec(spoken) ?? DASHED.exec(spoken) ?? [];
  return { label: label.trim(), rest: rest.trim() };
};

/** A line without a speaker goes on with what the one before began. */
const goOn = (turns: Turn[], line: string): void => {
  const last = turns.at(-1);
  if (last) last.text = `${last.text}\n${line}`.trim();
};

/** A call written down in lines, who speaks before each; without speakers all of it is the customer's. */
export const plainTranscript = (text: string): Transcript => {
  const turns: Turn[] = [];
  let phone: string | undefined;
  let consent: ReturnType<typeof consentIn> = {};
  for (const line of linesOf(getWords(text))) {
    const { label, rest } = spokenIn(line);
    const by = speakerOf(label);
    if (turns.length === 0) {
      phone ??= phoneIn(label, rest);
      consent = { ...consentIn(label, rest), ...consent };
    }
    if (by) turns.push({ by, text: rest, attachments: [] });
    else goOn(turns, line);
  }
  const all: Turn[] = turns.length > 0 ? turns : [{ by: 'customer', text: getWords(text), attachments: [] }];
  return { ...(phone && { author: { id: phone, phone } }), ...consent, turns: all };
};
