import type { DeskUser, LocalRun } from './local-run.ts';

/** Who sees every case and may act in each: somebody to look around as. */
const guide = ({ people }: LocalRun): DeskUser | undefined => people.find(({ roles }) => roles.includes('supervisor'));

const row = (name: string, value: string): string => `  ${name.padEnd(12)} ${value}`;

/** The first complaint, ready to paste. */
export const firstComplaint = (apiUrl: string): string =>
  `curl -s ${apiUrl}/complaints \\
  -H 'content-type: application/json' -H 'idempotency-key: first-complaint' \\
  -d '{"text": "La caldera que instalaron el lunes no calienta y nadie contesta al teléfono.", "customer": {"name": "Ana Prieto", "email": "ana.prieto@example.com"}}'`;

/** Where people come in: a customer by the form, the team by the desk, with somebody to sign in as. */
export const doors = (run: LocalRun): string[] => {
  const person = guide(run);
  return [
    row('Form', `${run.apiUrl}/`),
    row('Desk', run.deskUrl),
    ...(person ? [row('Sign in as', `${person.name}: user ${person.username}, password ${person.password}`)] : []),
  ];
};

/** Where everything is, and what to try first. */
export const welcome = (run: LocalRun, timeScale: number): string =>
  [
    '',
    'Amends is up.',
    '',
    row('Complaints', `POST ${run.apiUrl}/complaints`),
    ...doors(run),
    row('API', `${run.apiUrl}/openapi.json`),
    row('Mail sent', `${run.endpointUrl}/_ministack/ses/messages`),
    row('Other sent', `${run.platformsUrl}/sent`),
    row('Endpoint', `${run.endpointUrl} (any AWS client; region ${run.region}, account ${run.accountId})`),
    row('Deadlines', timeScale === 1 ? 'as in policy/deadlines.yaml' : `${timeScale} times faster than the calendar`),
    row('Details', '.amends/local.json'),
    '',
    `  People of the demo company (password ${run.people[0]?.password ?? '-'}):`,
    ...run.people.map(
      ({ username, name, roles }) => `    ${username.padEnd(10)} ${name.padEnd(22)} ${roles.join(', ')}`,
    ),
    '',
    'Complain:',
    '',
    firstComplaint(run.apiUrl),
    '',
    'Ctrl-C stops everything and leaves nothing behind.',
  ].join('\n');

/** What a person can do while the demo plays: everything that its people do, in a browser. */
export const invitation = (run: LocalRun): string =>
  [
    '',
    'Amends is up. People who act by themselves play the demo; you can act beside them, or before them, in a browser:',
    '',
    ...doors(run),
    '',
    `  Everybody has that password: ${run.people.map(({ username }) => username).join(', ')}`,
  ].join('\n');

/** What is still there after the demo. */
export const afterDemo = (run: LocalRun, timeScale: number): string =>
  [
    '',
    'All of it is still up, and nobody acts by themselves any more: file a complaint, and see to it by hand.',
    '',
    ...doors(run),
    row('Mail sent', `${run.endpointUrl}/_ministack/ses/messages`),
    '',
    `  ${timeScale === 1 ? 'Deadlines run as the calendar does.' : `Deadlines run ${timeScale} times faster than the calendar; with "npm start" alone they give you time.`}`,
    '  Ctrl-C stops everything and leaves nothing behind.',
  ].join('\n');
