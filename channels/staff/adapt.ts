import type { Adapter } from '../contract.ts';
import { parseJson } from '../json.ts';
import { adaptWeb, refused } from '../web/adapt.ts';
import { StaffComplaint } from './contract.ts';

/** A body of POST /desk/complaints: a complaint like one of the web form, dated to the day it reached us. */
export const adaptStaff: Adapter = async (payload, receivedAt) => {
  const parsed = StaffComplaint.safeParse(parseJson(payload));
  if (!parsed.success) return refused(parsed.error.issues);
  const { enteredFor, receivedOn, recordingConsent: _, ...complaint } = parsed.data;
  const reached = receivedOn ? `${receivedOn}T12:00:00.000Z` : receivedAt;
  return adaptWeb(Buffer.from(JSON.stringify(complaint)), reached);
};
