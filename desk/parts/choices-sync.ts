import type { Me } from '#functions/desk/me/contract.ts';
import { api, Problem } from '../api/client.ts';
import { know, person } from '../session/session.ts';
import { type Choices, choices, isKnownOf, onChoices, takeKept, unsent } from './choices.ts';

/** Several choices at once are one request. */
const PAUSE_MS = 400;
const AGAIN_MS = 15_000;
/** Without a word of the server the desk is shown as this browser knows it. */
const PATIENCE_MS = 2_000;
const TRIES = 3;

let version = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const take = ({ id, name: _, roles, version: now, ...kept }: Me, sent?: Choices): void => {
  version = now;
  know({ id, roles });
  takeKept(id, kept, sent);
};

const read = async (sent?: Choices): Promise<void> => take(await api<Me>('/desk/me'), sent);

/**
 * Sends what was chosen here on top of what the server keeps. Where another browser was faster its choices are read, and stay but
 * for what was chosen here as well.
 */
const send = async (tries = TRIES): Promise<void> => {
  const wanted = unsent();
  if (Object.keys(wanted).length === 0) return;
  try {
    take(
      await api<Me>('/desk/me', { method: 'PUT', body: choices(), headers: { 'if-match': `"${version}"` } }),
      wanted,
    );
  } catch (error) {
    if (!(error instanceof Problem && error.status === 412 && tries > 0)) throw error;
    await read();
    await send(tries - 1);
  }
};

const sendSoon = (after = PAUSE_MS): void => {
  clearTimeout(timer);
  if (Object.keys(unsent()).length === 0) return;
  timer = setTimeout(() => {
    send().catch((error: unknown) => {
      // What got lost is tried until it arrives; what is refused would be refused again, and with it all that is chosen later.
      if (!(error instanceof Problem)) sendSoon(AGAIN_MS);
      else void read(unsent()).catch(() => undefined);
    });
  }, after);
};

const follow = async (): Promise<void> => {
  // Nobody is kept from working because their choices could not be read.
  await read().catch(() => undefined);
  sendSoon();
};

/**
 * From here on what somebody chooses is kept with the server, and what they chose elsewhere holds here.
 * @returns once it is known how the desk is to be shown, or it takes too long
 */
export const syncChoices = async (): Promise<void> => {
  onChoices(() => sendSoon());
  addEventListener('online', () => sendSoon());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void follow();
  });
  const isRead = follow();
  if (isKnownOf(person()?.id ?? '')) return;
  await Promise.race([isRead, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
};
