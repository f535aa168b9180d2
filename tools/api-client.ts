import { randomUUID } from 'node:crypto';
import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import type * as z from 'zod/mini';
import type { StaffComplaint } from '#channels/staff/contract.ts';
import type { ComplaintReceipt, ComplaintRequest } from '#channels/web/contract.ts';
import type { Advice } from '#functions/desk/advice/contract.ts';
import type { DeskCase } from '#functions/desk/case/contract.ts';
import type { CompletionAsked } from '#functions/desk/completion/contract.ts';
import type { NewAction, Praise, PraiseList } from '#functions/desk/improvement/contract.ts';
import type { AffectedPage } from '#functions/desk/incidents/affected-contract.ts';
import type {
  IncidentOfCase,
  InIncident,
  MemberPage,
  NewIncident,
  ShownIncident,
} from '#functions/desk/incidents/contract.ts';
import type { Insights } from '#functions/desk/insights/contract.ts';
import type { RenewedLinks } from '#functions/desk/links/contract.ts';
import type { Changes } from '#functions/desk/live/contract.ts';
import type {
  Landmarks,
  ManualDecided,
  NewManualEntry,
  ShownManualEntry,
  TrainingCard,
} from '#functions/desk/manual/contract.ts';
import type { DeliveryList } from '#functions/desk/overview/contract.ts';
import type { SetAsideList, TakenIn } from '#functions/desk/set-aside/contract.ts';
import type { StaffShown } from '#functions/desk/staff/contract.ts';
import type { TaskRoom } from '#functions/desk/task-facts/contract.ts';
import type { TaskPage } from '#functions/desk/tasks/contract.ts';
import type { TimerPage, TimerView } from '#functions/desk/timers/contract.ts';
import type { Acceptance, RecordedAnswer } from '#functions/stages/offer/contract.ts';
import type { EarlierComplaints } from '#functions/track/earlier/contract.ts';
import type { CustomerRequests } from '#functions/track/requests-contract.ts';
import type { LocalRun } from '#local/local-run.ts';
import { dummyCredentials } from '#local/loopback.ts';

/**
 * Amends through its public doors only: what a web form, a customer's browser and the desk can do. The demo, the journeys
 * and the measurements all act through this.
 */
export type ApiAnswer<Body = Record<string, unknown>> = { status: number; headers: Headers; body: Body };

export type Complaint = ComplaintRequest;
export type Receipt = ComplaintReceipt;
export type CaseView = DeskCase;

export type TrackingView = {
  reference: string;
  status: string;
  owner?: string;
  answerBy: string;
  offer?: { round: number; options: { option: string; title: string }[] };
  completion?: { missing: string; dueAt: string };
  promises: { what: string; kept: boolean }[];
  earlier?: EarlierComplaints;
  requests: z.infer<typeof CustomerRequests>;
};

/** A mail as the emulator keeps it. */
export type SentMail = { MessageId: string; Source: string; To: string[]; Subject: string; BodyText: string };

const ATTEMPTS = 6;
/** What a client repeats: nothing decided yet, or nobody home. Every request here may be repeated without harm. */
const REPEATABLE = new Set([429, 502, 503, 504]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One HTTP request, repeated a few times while the other side is busy or away. */
export const request = async <Body = Record<string, unknown>>(
  url: string,
  init: RequestInit = {},
): Promise<ApiAnswer<Body>> => {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, init).catch((error: unknown) => {
      if (attempt === ATTEMPTS) throw error;
    });
    if (response && (attempt === ATTEMPTS || !REPEATABLE.has(response.status)))
      return { status: response.status, headers: response.headers, body: parse(await response.text()) as Body };
    await response?.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 200 * 2 ** attempt));
  }
};

const post = <Body = Record<string, unknown>>(url: string, body: unknown, headers: Record<string, string> = {}) =>
  request<Body>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** The body of an answer that must be a success. */
export const succeeded = <Body>({ status, body }: ApiAnswer<Body>): Body => {
  if (status >= 300) throw new Error(`The API answered ${status}: ${JSON.stringify(body)}`);
  return body;
};

/** The desk, signed in as somebody. */
export const deskClient = (deskUrl: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` };
  const get = <Body>(path: string) => request<Body>(`${deskUrl}${path}`, { headers });
  const send = (path: string, body: unknown) => post(`${deskUrl}${path}`, body, headers);
  return {
    tasks: (view: string) => get<TaskPage>(`/tasks?view=${view}`),
    enter: (entry: StaffComplaint, key: string = randomUUID()) =>
      post<Receipt>(`${deskUrl}/complaints`, entry, { ...headers, 'idempotency-key': key }),
    case: (caseId: string) => get<CaseView>(`/cases/${caseId}`),
    changes: (since?: string) => get<Changes>(`/changes?looking=yes${since ? `&since=${since}` : ''}`),
    complete: (taskId: string, body: unknown) => send(`/tasks/${taskId}/complete`, body),
    room: (taskId: string) => get<TaskRoom>(`/tasks/${taskId}/room`),
    handOver: (taskId: string, to: string, reason: string) => send(`/tasks/${taskId}/hand-over`, { to, reason }),
    note: (caseId: string, text: string) => send(`/cases/${caseId}/notes`, { text }),
    message: (caseId: string, text: string) => send(`/cases/${caseId}/messages`, { text }),
    accept: (caseId: string, acceptance: Acceptance) =>
      post<RecordedAnswer>(`${deskUrl}/cases/${caseId}/acceptance`, acceptance, headers),
    askCompletion: (caseId: string, missing: string) =>
      post<CompletionAsked>(`${deskUrl}/cases/${caseId}/completion`, { missing }, headers),
    renewLinks: (caseId: string, reason: string) =>
      post<RenewedLinks>(`${deskUrl}/cases/${caseId}/links`, { reason }, headers),
    timers: (view: TimerView, cursor?: string) =>
      get<TimerPage>(`/timers?view=${view}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
    sayKind: (caseId: string, kind: string, reason: string) => send(`/cases/${caseId}/kind`, { kind, reason }),
    openAction: (action: NewAction) => post<{ actionId: string }>(`${deskUrl}/corrective-actions`, action, headers),
    onAction: (actionId: string, act: 'cases' | 'end' | 'preview' | 'release', body: object = {}) =>
      send(`/corrective-actions/${actionId}/${act}`, body),
    passPraiseOn: (caseId: string, praise: Praise) => send(`/cases/${caseId}/praise`, praise),
    praise: () => get<PraiseList>('/praise'),
    setAside: () => get<SetAsideList>('/set-aside'),
    openSetAside: (id: string) => post<TakenIn>(`${deskUrl}/deliveries/${id}/open`, {}, headers),
    joinSetAside: (id: string, into: string) =>
      post<TakenIn>(`${deskUrl}/deliveries/${id}/join`, { case: into }, headers),
    original: (id: string) => get<string>(`/deliveries/${id}/original`),
    insights: (asked: { days: string; by: string; to?: string }) =>
      get<Insights>(`/insights?${new URLSearchParams(asked)}`),
    advice: (caseId: string) => get<Advice>(`/cases/${caseId}/advice`),
    landmarks: () => get<Landmarks>('/landmarks'),
    decideLandmark: (caseId: string, decision: 'archive' | 'dismiss') => send(`/landmarks/${caseId}`, { decision }),
    card: (caseId: string) => get<TrainingCard>(`/landmarks/${caseId}/card`),
    writeManual: (entry: NewManualEntry) => post<ShownManualEntry>(`${deskUrl}/manual`, entry, headers),
    decideManual: (entryId: string, decided: ManualDecided) => send(`/manual/${entryId}/decision`, decided),
    openIncident: (incident: NewIncident) => post<{ incidentId: string }>(`${deskUrl}/incidents`, incident, headers),
    incident: (incidentId: string) => get<ShownIncident>(`/incidents/${incidentId}`),
    incidentMembers: (incidentId: string) => get<MemberPage>(`/incidents/${incidentId}/members`),
    affected: (incidentId: string) => get<AffectedPage>(`/incidents/${incidentId}/affected`),
    incidentsOf: (caseId: string) => get<IncidentOfCase>(`/cases/${caseId}/incident`),
    sayInIncident: (reference: string, said: InIncident) => send(`/cases/${reference}/incident`, said),
    onIncident: (incidentId: string, what: string, body: object) => send(`/incidents/${incidentId}/${what}`, body),
    staff: () => get<StaffShown>('/staff'),
    /** @param version of the team as it was read */
    changeStaff: (act: object, version: number) =>
      post<StaffShown>(`${deskUrl}/staff`, act, { ...headers, 'if-match': `"${version}"` }),
    manualAs: (kind: 'md' | 'html') => get<string>(`/manual.${kind}`),
    deliveries: (channel: string) => get<z.infer<typeof DeliveryList>>(`/deliveries?channel=${channel}`),
  };
};
export type DeskClient = ReturnType<typeof deskClient>;

/** An id token of somebody of the demo company. */
const tokenOf = async (run: LocalRun, username: string): Promise<string> => {
  const user = run.people.find((person) => person.username === username);
  if (!user) throw new Error(`Nobody called ${username} works here`);
  const client = new CognitoIdentityProviderClient({
    endpoint: run.endpointUrl,
    region: run.region,
    credentials: dummyCredentials,
  });
  const { AuthenticationResult } = await client.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: run.userPoolClientId,
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    }),
  );
  return AuthenticationResult?.IdToken ?? '';
};

const signIn = async (run: LocalRun, username: string): Promise<DeskClient> =>
  deskClient(run.deskUrl, await tokenOf(run, username));

/** Everything somebody outside can do with a deployed Amends. */
export const apiClient = (run: LocalRun) => {
  const signedIn = new Map<string, Promise<DeskClient>>();
  return {
    complain: (complaint: Complaint, key: string = randomUUID()) =>
      post<Receipt>(`${run.apiUrl}/complaints`, complaint, { 'idempotency-key': key }),
    track: (trackingUrl: string) => request<TrackingView>(trackingUrl, { headers: { accept: 'application/json' } }),
    answer: (trackingUrl: string, answer: { decision: string; option?: string; message?: string; code?: string }) =>
      post<TrackingView>(`${trackingUrl}/answer`, answer, { accept: 'application/json' }),
    survey: (trackingUrl: string, score: number, comment?: string) =>
      post(`${trackingUrl}/survey`, { score, ...(comment && { comment }) }, { accept: 'application/json' }),
    write: (trackingUrl: string, text: string) =>
      post<TrackingView>(`${trackingUrl}/messages`, { text }, { accept: 'application/json' }),
    /** Asks for somebody with more say, or for a person who calls. */
    escalate: (trackingUrl: string, message?: string) =>
      post<TrackingView>(`${trackingUrl}/escalate`, { ...(message && { message }) }, { accept: 'application/json' }),
    askForPerson: (trackingUrl: string, phone: string) =>
      post<TrackingView>(`${trackingUrl}/person`, { phone }, { accept: 'application/json' }),
    /** What the desk knows somebody by. */
    token: (username: string) => tokenOf(run, username),
    /** The desk as somebody sees it; signs in once. */
    as: (username: string): Promise<DeskClient> => {
      const known = signedIn.get(username) ?? signIn(run, username);
      signedIn.set(username, known);
      return known;
    },
    /** What the emulator's mail service has sent to an address. */
    mailsTo: async (address: string): Promise<SentMail[]> => {
      const { body } = await request<{ messages: Record<string, SentMail[]> }>(
        `${run.endpointUrl}/_ministack/ses/messages`,
      );
      return Object.values(body.messages)
        .flat()
        .filter(({ To }) => To.includes(address));
    },
  };
};
export type ApiClient = ReturnType<typeof apiClient>;
