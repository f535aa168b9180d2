import * as actionReminders from './action-reminders/contract.ts';
import * as anchor from './anchor/contract.ts';
import * as budgetCheck from './budget-check/contract.ts';
import * as complaints from './complaints/contract.ts';
import * as customerFile from './customer-file/contract.ts';
import * as deliverySurveys from './delivery-surveys/contract.ts';
import * as desk from './desk/contract.ts';
import * as evidence from './desk/evidence/contract.ts';
import * as learning from './desk/learning/contract.ts';
import * as setAside from './desk/set-aside/function-contract.ts';
import * as deskApp from './desk-app/contract.ts';
import * as figures from './figures/contract.ts';
import type { FunctionEntry } from './function-entry.ts';
import * as inbound from './inbound/contract.ts';
import * as incidentMembers from './incident-members/contract.ts';
import * as incidents from './incidents/contract.ts';
import * as integrations from './integrations/contract.ts';
import * as outgoing from './outgoing/contract.ts';
import * as relay from './relay/contract.ts';
import * as retention from './retention/contract.ts';
import * as setAsideList from './set-aside-list/contract.ts';
import * as signHeads from './sign-heads/contract.ts';
import { stageFunctions } from './stages/manifest.ts';
import * as timers from './timers/contract.ts';
import * as track from './track/contract.ts';
import * as trackDocuments from './track/documents/contract.ts';
import * as watch from './watch/contract.ts';
import * as webhooks from './webhooks/contract.ts';

/** The functions that are no stage: what comes in over HTTP or from queues, and what happens by itself. */
const others = {
  complaints: {
    entry: 'functions/complaints/handler.ts',
    description: 'Takes a complaint in: stores it, then says 202',
    contract: complaints,
    access: { change: true },
    permissions: ['store-attachments'],
  },
  webhooks: {
    entry: 'functions/webhooks/handler.ts',
    description: "Takes a platform's delivery in: verifies it, stores it as it came, then answers",
    contract: webhooks,
    access: { change: true },
    permissions: ['store-inbound'],
  },
  integrations: {
    entry: 'functions/integrations/handler.ts',
    description: 'Takes what other systems of the company say of promises that they carry out, and of deliveries',
    contract: integrations,
    access: { change: true },
  },
  outgoing: {
    entry: 'functions/outgoing/handler.ts',
    description: "Calls the company's other systems: tells them of events, asks them to carry out promises",
    contract: outgoing,
    access: { change: true, drop: true },
    timeoutSeconds: 60,
  },
  inbound: {
    entry: 'functions/inbound/handler.ts',
    description: 'Reads what came in: opens a case, joins one, or notes why not',
    contract: inbound,
    access: { change: true },
    permissions: ['read-inbound', 'miss-inbound', 'store-inbound'],
    timeoutSeconds: 30,
    memoryMb: 1024,
  },
  desk: {
    entry: 'functions/desk/handler.ts',
    description: 'What the care team sees and decides',
    contract: desk,
    access: { change: true, find: true, drop: true },
  },
  'desk-learning': {
    entry: 'functions/desk/learning/handler.ts',
    description:
      'What the care team learns from cases, and does about it beyond each one of them; and who is of the team',
    contract: learning,
    access: { change: true, find: true },
  },
  'desk-set-aside': {
    entry: 'functions/desk/set-aside/handler.ts',
    description:
      'Hands out what came in, and makes something of mails of which nothing was made, where the care team says so',
    contract: setAside,
    access: { change: true, find: true },
    permissions: ['read-inbound', 'read-attachments', 'store-attachments'],
    timeoutSeconds: 30,
    memoryMb: 1024,
  },
  'desk-evidence': {
    entry: 'functions/desk/evidence/handler.ts',
    description: 'Makes the evidence pack of a case, for whoever owns it or supervises',
    contract: evidence,
    access: { change: true, find: true },
    permissions: ['read-inbound', 'read-attachments', 'keep-packs'],
    timeoutSeconds: 29,
    memoryMb: 1769,
  },
  'desk-evidence-by-command': {
    entry: 'functions/desk/evidence-by-command/handler.ts',
    description: 'Makes the evidence pack of a case, for whoever AWS lets call it and says who they are',
    contract: evidence,
    access: { change: true },
    permissions: ['read-inbound', 'read-attachments', 'keep-packs'],
    timeoutSeconds: 120,
    memoryMb: 1769,
  },
  'desk-app': {
    entry: 'functions/desk-app/handler.ts',
    description: 'Serves the desk to the browsers of the care team',
    contract: deskApp,
  },
  'set-aside-list': {
    entry: 'functions/set-aside-list/handler.ts',
    description: 'Sends the daily list of the mails of which nothing was made',
    contract: setAsideList,
    access: { change: true, find: true },
    permissions: ['send-mail'],
    timeoutSeconds: 30,
  },
  'delivery-surveys': {
    entry: 'functions/delivery-surveys/handler.ts',
    description: 'Asks customers who agreed to it how a delivery went, some days after it',
    contract: deliverySurveys,
    access: { read: true, find: true, surveys: true },
    permissions: ['send-mail'],
    timeoutSeconds: 300,
  },
  'action-reminders': {
    entry: 'functions/action-reminders/handler.ts',
    description: 'Reminds the owners of corrective actions',
    contract: actionReminders,
    access: { read: true, find: true, reminders: true },
    permissions: ['send-mail'],
    timeoutSeconds: 30,
  },
  'budget-check': {
    entry: 'functions/budget-check/handler.ts',
    description: 'Compares the counters of budgets with the cases, and tells a supervisor where they differ',
    contract: budgetCheck,
    access: { find: true },
    permissions: ['send-mail'],
    timeoutSeconds: 600,
  },
  figures: {
    entry: 'functions/figures/handler.ts',
    description: 'Makes the figures of days and months from what cases came to',
    contract: figures,
    access: { read: true, find: true, figures: true },
    timeoutSeconds: 300,
  },
  incidents: {
    entry: 'functions/incidents/handler.ts',
    description: 'Looks for failures that several customers complain of, and proposes them to a supervisor',
    contract: incidents,
    access: { read: true, find: true, incidents: true },
    permissions: ['send-mail'],
    timeoutSeconds: 120,
  },
  track: {
    entry: 'functions/track/handler.ts',
    description: "The customer's page: where it stands, the offer, the answer to it",
    contract: track,
    access: { change: true },
    permissions: ['store-attachments'],
  },
  'track-documents': {
    entry: 'functions/track/documents/handler.ts',
    description: 'Hands the customer the agreement or the final answer as a signed document, and changes nothing',
    contract: trackDocuments,
    access: { read: true },
    memoryMb: 1024,
  },
  relay: {
    entry: 'functions/relay/handler.ts',
    description: 'Does what a change of a case asks for: starts, resumes, writes, sets timers',
    contract: relay,
    access: { change: true, drop: true, batch: true },
    permissions: ['send-mail', 'store-attachments'],
    timeoutSeconds: 30,
  },
  'relay-sweep': {
    entry: 'functions/relay/sweep/handler.ts',
    description: 'Repeats what the relay could not do',
    contract: relay,
    access: { change: true, find: true, drop: true, batch: true },
    permissions: ['send-mail', 'store-attachments'],
    // Less than the minute between two runs.
    timeoutSeconds: 55,
  },
  timers: {
    entry: 'functions/timers/handler.ts',
    description: 'Reminds and escalates when a timer fires; notifies a person when an execution stopped',
    contract: timers,
    access: { change: true },
  },
  watch: {
    entry: 'functions/watch/handler.ts',
    description: 'Finds cases whose execution does not go on, and resumes them',
    contract: watch,
    access: { change: true, find: true },
    // Less than the minute between two runs.
    timeoutSeconds: 55,
  },
  'incident-members': {
    entry: 'functions/incident-members/handler.ts',
    description:
      'Has the cases of confirmed incidents join them, sends their customers what all are told, and writes to those who are affected; passes on the work of who is away',
    contract: incidentMembers,
    access: { change: true, find: true },
    permissions: ['send-mail'],
    // Less than the minute between two runs.
    timeoutSeconds: 55,
  },
  retention: {
    entry: 'functions/retention/handler.ts',
    description: 'Blocks and destroys the personal data of concluded cases',
    contract: retention,
    access: { change: true, find: true, drop: true, blocked: true },
    timeoutSeconds: 600,
  },
  'customer-file': {
    entry: 'functions/customer-file/handler.ts',
    description: 'Takes in what the company says its customers are worth',
    contract: customerFile,
    access: { worth: true },
    permissions: ['read-customers'],
    timeoutSeconds: 900,
  },
  anchor: {
    entry: 'functions/anchor/handler.ts',
    description: 'Anchors once a day what was signed of the histories since',
    contract: anchor,
    access: { sign: true },
    permissions: ['keep-anchors'],
    timeoutSeconds: 300,
  },
  'sign-heads': {
    entry: 'functions/sign-heads/handler.ts',
    description: 'Signs where the histories of cases end, many at a time',
    contract: signHeads,
    access: { sign: true },
    timeoutSeconds: 30,
  },
} as const satisfies Record<string, FunctionEntry>;

/**
 * Everything that is deployed, by the name that stands in `Amends-<name>`. Bundles, Lambdas with their roles and environments,
 * the state machines' substitutions, and the tests' stand-ins for the stages follow from it.
 */
export const manifest = { ...others, ...stageFunctions };
export type FunctionName = keyof typeof manifest;
