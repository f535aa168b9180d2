import type { Drafts } from '#functions/desk/drafts/contract.ts';
import { api, Problem, SessionOver } from '../../api/client.ts';
import { listenersOf } from '../listeners.ts';
import { dropLocal, keepLocal, localDraft, localFormsOf } from './local-drafts.ts';
import type { Values } from './values.ts';

/** Another draft under the same name, of another browser. */
export type OtherDraft = { values: Values; version: number; savedAt: string };

const PAUSE_MS = 1_500;
const AGAIN_MS = 15_000;
/** What is kept with the server is named by a case or a task; all else stays in this tab. */
const OF_CASE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z0-9.-]+)?$/;

const others = new Map<string, OtherDraft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** Requests about a draft follow one another: what was sent last is what holds. */
const running = new Map<string, Promise<void>>();
const { on, tell } = listenersOf();

export const onOtherDrafts = on;
export const otherDraft = (form: string): OtherDraft | undefined => others.get(form);

const setOther = (form: string, other: OtherDraft | undefined): void => {
  if (other) others.set(form, other);
  else others.delete(form);
  tell();
};

const pathOf = (form: string): string => `/desk/drafts/${encodeURIComponent(form)}`;

const isSame = (one: Values, other: Values): boolean => {
  const filled = (values: Values) => Object.entries(values).filter(([, value]) => value !== '');
  return JSON.stringify(filled(one).sort()) === JSON.stringify(filled(other).sort());
};

/** What the server has of a draft, beside what this tab has: never in place of what was typed here. */
const found = (form: string, { values, version, savedAt }: OtherDraft): void => {
  const local = localDraft(form);
  if (!local || (local.isKept && local.version < version))
    keepLocal(form, { values, version, savedAt, isKept: true, isFound: true });
  else if (isSame(local.values, values)) keepLocal(form, { ...local, version, savedAt, isKept: true });
  else if (local.version !== version) setOther(form, { values, version, savedAt });
};

/** The server has nothing of it any more: what it had was sent or discarded elsewhere; what was typed since stays. */
const gone = (form: string): void => {
  const local = localDraft(form);
  if (local?.isKept) dropLocal(form);
  else if (local) keepLocal(form, { ...local, version: 0 });
};

/** Reads what somebody has begun in a case, in whichever browser; what this one could not send is sent. */
export const loadDrafts = async (caseId: string, signal?: AbortSignal): Promise<void> => {
  const { drafts } = await api<Drafts>('/desk/drafts', { query: { case: caseId }, ...(signal && { signal }) });
  for (const { key, values, version, savedAt } of drafts) if (values) found(key, { values, version, savedAt });
  const names = new Set(drafts.map(({ key }) => key));
  for (const form of localFormsOf(caseId)) {
    if (!names.has(form)) gone(form);
    if (localDraft(form)?.isKept === false) saveSoon(form);
  }
};

const put = async (form: string): Promise<void> => {
  const local = localDraft(form);
  if (!local || local.isKept || others.has(form)) return;
  const { values, version: before } = local;
  const headers = { 'if-match': `"${before}"` };
  const { version, savedAt } = await api<Omit<OtherDraft, 'values'>>(pathOf(form), {
    method: 'PUT',
    body: { values },
    headers,
  });
  const now = localDraft(form);
  // It may have been sent or discarded meanwhile, or typed on.
  if (now) keepLocal(form, { ...now, version, savedAt, isKept: isSame(now.values, values) });
};

const after = (form: string, act: () => Promise<void>): Promise<void> => {
  const next = (running.get(form) ?? Promise.resolve()).then(act, act);
  running.set(form, next);
  return next;
};

const failed = async (form: string, error: unknown): Promise<void> => {
  if (error instanceof Problem && error.status === 412) return loadDrafts(form.split('.')[0] ?? '');
  // What is refused is refused again, and who has to sign in begins anew; only what got lost is tried again.
  if (!(error instanceof Problem || error instanceof SessionOver)) saveSoon(form, AGAIN_MS);
};

const save = (form: string): Promise<void> => {
  clearTimeout(timers.get(form));
  timers.delete(form);
  return after(form, () => put(form)).catch((error: unknown) => failed(form, error).catch(() => undefined));
};

/** Has what was typed kept by the server, once nothing more is typed for a moment. */
export const saveSoon = (form: string, pause = PAUSE_MS): void => {
  if (!OF_CASE.test(form)) return;
  clearTimeout(timers.get(form));
  timers.set(
    form,
    setTimeout(() => void save(form), pause),
  );
};

/** Sent or discarded: nothing of it is left here or with the server. */
export const forgetDraft = (form: string): void => {
  const local = localDraft(form);
  const isSaving = timers.has(form) || running.has(form);
  clearTimeout(timers.get(form));
  timers.delete(form);
  dropLocal(form);
  setOther(form, undefined);
  if (!OF_CASE.test(form) || !(local?.version || isSaving)) return;
  // What was sent the server drops by itself; this is for what was discarded.
  after(form, () => api(pathOf(form), { method: 'DELETE' })).catch(() => undefined);
};

/** Goes on with what was typed here, in place of what was typed elsewhere. */
export const keepMine = (form: string): void => {
  const [local, other] = [localDraft(form), others.get(form)];
  setOther(form, undefined);
  if (!local || !other) return;
  keepLocal(form, { ...local, version: other.version, isKept: false });
  saveSoon(form, 0);
};

/** Goes on with what was typed elsewhere, in place of what was typed here. */
export const takeOther = (form: string): Values | undefined => {
  const other = others.get(form);
  setOther(form, undefined);
  if (other) keepLocal(form, { ...other, isKept: true });
  return other?.values;
};

const saveAll = (): void => {
  for (const form of [...timers.keys()]) void save(form);
};
addEventListener('online', saveAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveAll();
});
