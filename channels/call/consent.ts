import type { Consent } from '#domain/messages/consent.ts';
import { getFirst, getObject, getWords, type Json } from '../json.ts';
import { cased } from './letter-case.ts';

const YES = /^(?:true|yes|s[ií]|given|granted|1)$/i;
const NO = /^(?:false|no|refused|denied|0)$/i;

const read = (said: unknown): Consent | undefined => {
  const word = typeof said === 'boolean' ? String(said) : getWords(said);
  if (YES.test(word)) return 'given';
  return NO.test(word) ? 'refused' : undefined;
};

/**
 * Whether the customer agreed to be recorded, where the platform says so: in `recordingConsent`, in the contact's attributes of
 * Amazon Connect (which the flow that asks has to set), or in the attributes of its metadata.
 */
export const consentOf = (json: Json): { consent?: Consent } => {
  const metadata = getObject(cased(json, 'customerMetadata')) ?? {};
  const said = [json, getObject(cased(json, 'attributes')) ?? {}, getObject(cased(metadata, 'attributes')) ?? {}]
    .map((place) => getFirst(place, 'recordingConsent', 'RecordingConsent', 'recording_consent'))
    .find((value) => value !== undefined);
  const consent = read(said);
  return consent ? { consent } : {};
};

const LABEL = /^(?:consentimiento(?: de grabaci[oó]n)?|grabaci[oó]n consentida|recording consent|consent)$/i;

/** The same in a line at the head of a plain transcript, `Consentimiento: no`. */
export const consentIn = (label: string, rest: string): { consent?: Consent } => {
  const consent = LABEL.test(label.trim()) ? read(rest.trim().replace(/\.$/, '')) : undefined;
  return consent ? { consent } : {};
};

/** What stands in place of words that may not be kept: the customer reads it too. */
export const NOT_KEPT =
  'No hemos guardado lo que se dijo, como se nos pidió: una persona se lo preguntará. / What was said was not kept, as we were asked: a person will ask.';
