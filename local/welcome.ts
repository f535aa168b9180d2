import type { LocalRun } from './local-run.ts';

const row = (name: string, value: string): string => `  ${name.padEnd(12)} ${value}`;

/** The first complaint, ready to paste. */
export const firstComplaint = (apiUrl: string): string =>
  `curl -s ${apiUrl}/complaints \\
  -H 'content-type: application/json' -H 'idempotency-key: first-complaint' \\
  -d '{"text": "La caldera que instalaron el lunes no calienta y nadie contesta al teléfono.", "customer": {"name": "Ana Prieto", "email": "ana.prieto@example.com"}}'`;

/** Where everything is, and what to try first. */
export const welcome = (run: LocalRun, timeScale: number): string =>
  [
    '',
    'Amends is up.',
    '',
    row('Complaints', `POST ${run.apiUrl}/complaints`),
    row('Desk', run.deskUrl),
    row('API', `${run.apiUrl}/openapi.json`),
    row('Mail sent', `${run.endpointUrl}/_ministack/ses/messages`),
    row('Other sent', `${run.platformsUrl}/sent`),
    row('Endpoint', `${run.endpointUrl} (any AWS client; region ${run.region}, account ${run.accountId})`),
    row('Deadlines', timeScale === 1 ? 'as in policy/deadlines.yaml' : `${timeScale} times faster than the calendar`),
    row('Details', '.amends/local.json'),
    '',
    `  People of the demo company (password ${run.people[0]?.password ?? '-'}):`,
    ...run.people.map(({ username, roles }) => `    ${username.padEnd(10)} ${roles.join(', ')}`),
    '',
    'Complain:',
    '',
    firstComplaint(run.apiUrl),
    '',
    'Ctrl-C stops everything and leaves nothing behind.',
  ].join('\n');
