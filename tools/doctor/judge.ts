import type { Policy } from '#domain/policy/policy.ts';
import { mergedStaff } from '#domain/staff/merged.ts';
import { type Finding, isUnseen, type Part, type Seen, type Sight } from './sight.ts';

/** What the company decided, against which a deployment is held. */
export type Wanted = {
  /** `signIn`: where the company's own directory signs people in. */
  policy: Pick<Policy, 'version' | 'people' | 'rota' | 'integrations'> & { company: Pick<Policy['company'], 'signIn'> };
  /** Calendars that end soon or have ended. */
  calendarWarnings: string[];
  /** An emulator lacks what only AWS does. */
  local: boolean;
};

type Verdict = { what: string; mend: string; note?: true };
type Judge<P extends Part> = (seen: Sight[P], wanted: Wanted) => Verdict[];

/** A new account may run so few functions at once that a burst of complaints waits. */
const FEW_RUNS = 100;

const each = <T>(list: T[], isWrong: (one: T) => boolean, verdict: (one: T) => Verdict): Verdict[] =>
  list.filter(isWrong).map(verdict);

const people: Judge<'users'> = ({ users, staff }, { policy }) => {
  const { signIn } = policy.company;
  if (signIn)
    return [
      {
        what: `People sign in by the company’s own directory, ${signIn.provider}: who gets in only they can show`,
        mend: 'Have somebody of each group sign in at the desk, and somebody of none (docs/going-live.md)',
        note: true,
      },
    ];
  // As the functions take it: what the desk has changed holds over the file.
  const { people: everybody } = mergedStaff(policy, staff);
  const byName = new Map(users.map((user) => [user.name, user]));
  const here = everybody.filter(({ left }) => !left);
  const missing = each(
    here,
    ({ id }) => !byName.has(id),
    ({ id, roles }) => ({
      what: `${id} works here and cannot sign in: there is no such user`,
      mend: `aws cognito-idp admin-create-user with the user name ${id}, then the groups ${roles.join(', ')} (docs/runbook.md)`,
    }),
  );
  const known = new Map(here.map((person) => [person.id, person]));
  const gone = new Set(everybody.flatMap(({ id, left }) => (left ? [id] : [])));
  const strangers = each(
    users,
    ({ name, enabled }) => enabled && !known.has(name),
    ({ name }) => ({
      what: gone.has(name)
        ? `${name} has left and can still sign in`
        : `${name} can sign in and is nobody of policy/people.yaml, nor was added at the desk`,
      mend: `aws cognito-idp admin-disable-user --username ${name}${gone.has(name) ? '' : ', or add them at the desk'}`,
    }),
  );
  const off = users.flatMap((user): Verdict[] => {
    const person = known.get(user.name);
    if (!person) return [];
    if (!user.enabled)
      return [
        { what: `${user.name} is switched off`, mend: `aws cognito-idp admin-enable-user --username ${user.name}` },
      ];
    const [roles, groups] = [person.roles.toSorted().join(', '), user.groups.toSorted().join(', ')];
    return [
      ...(roles === groups
        ? []
        : [
            {
              what: `${user.name} is in the groups "${groups}", and has the roles "${roles}" in the policy`,
              mend: 'aws cognito-idp admin-add-user-to-group or admin-remove-user-from-group',
            },
          ]),
      ...(user.email === person.email
        ? []
        : [
            {
              what: `The mail address of ${user.name} differs from that in the policy`,
              mend: 'aws cognito-idp admin-update-user-attributes',
            },
          ]),
      ...(user.hasSignedIn
        ? []
        : [
            {
              what: `${user.name} has never signed in`,
              mend: 'Ask them to follow the mail of Cognito; admin-create-user with --message-action RESEND sends it again',
              note: true as const,
            },
          ]),
    ];
  });
  return [...missing, ...strangers, ...off];
};

/** Which policy holds: one that was pushed stays until a push or a rollback says otherwise, whatever is deployed. */
const policyInForce: Judge<'policy'> = ({ version = 'unknown', pushed }, { policy }) => {
  const { version: holds } = pushed?.fits ? pushed : { version };
  return [
    ...(holds === policy.version
      ? []
      : [
          {
            what: `Policy ${holds} ${pushed?.fits ? 'was pushed and holds' : 'is deployed'}, ${policy.version} lies here`,
            mend: 'Deploy, push (npm run -s policy -- push), or run this in the folder of what holds (--policy DIR)',
          },
        ]),
    ...(pushed && !pushed.fits
      ? [
          {
            what: `Policy ${pushed.version} was pushed and is for other code: functions go by ${version}, which was deployed`,
            mend: 'Push it again with the checkout that is deployed, or npm run -s policy -- rollback deployed',
          },
        ]
      : []),
    ...(holds === policy.version && pushed?.fits && holds !== version
      ? [
          {
            what: `Policy ${holds} was pushed and holds; ${version} is deployed and does not`,
            mend: 'Nothing, or deploy with the folder of the one that was pushed (docs/policy.md)',
            note: true as const,
          },
        ]
      : []),
  ];
};

/** What has to hold of each part; every deployment that is well gives none. */
export const judges: { [P in Part]: { title: string; onlyOnAws?: true; judge: Judge<P> } } = {
  stack: {
    title: 'the stack is deployed whole',
    judge: ({ status, unfinished }) => [
      ...(/^(CREATE|UPDATE)_COMPLETE$/.test(status)
        ? []
        : [
            {
              what: `The stack is ${status}`,
              mend: 'Look at its events in the CloudFormation console, cure, deploy again',
            },
          ]),
      ...each(
        unfinished,
        () => true,
        (id) => ({
          what: `${id} is not as it should be`,
          mend: 'Look at the events of the stack in the CloudFormation console',
        }),
      ),
    ],
  },
  policy: {
    title: 'the policy at hand is the one that holds',
    judge: policyInForce,
  },
  functions: {
    title: 'all functions can run',
    judge: (functions) =>
      each(
        functions,
        ({ state, throttledToZero }) => state !== 'Active' || throttledToZero,
        ({ name, state, throttledToZero }) => ({
          what: throttledToZero ? `${name} may not run at all: its reserved concurrency is 0` : `${name} is ${state}`,
          mend: throttledToZero
            ? `aws lambda delete-function-concurrency --function-name ${name}, or deploy`
            : 'Look at it in the Lambda console',
        }),
      ),
  },
  concurrency: {
    title: 'the account may run enough at once',
    onlyOnAws: true,
    judge: ({ limit }) =>
      limit >= FEW_RUNS
        ? []
        : [
            {
              what: `The account may run ${limit} functions at once`,
              mend: 'Ask for 1,000: Service Quotas, Lambda, "Concurrent executions" (L-B99A9384)',
              note: true,
            },
          ],
  },
  machines: {
    title: 'the state machines are there',
    judge: (machines) =>
      each(
        machines,
        ({ status }) => status !== 'ACTIVE',
        ({ name, status }) => ({
          what: `The state machine ${name} is ${status}`,
          mend: 'Deploy again',
        }),
      ),
  },
  readers: {
    title: 'queues and streams are read',
    judge: (readers) =>
      each(
        readers,
        ({ state }) => !/^Enabl/.test(state),
        ({ of, state }) => ({
          what: `What comes to ${of} is not handed on: its event source mapping is ${state}`,
          mend: 'aws lambda update-event-source-mapping --enabled with its UUID, or deploy',
        }),
      ),
  },
  rules: {
    title: 'jobs start and events are passed on',
    judge: (rules) =>
      each(
        rules,
        ({ enabled }) => !enabled,
        ({ name }) => ({
          what: `The rule ${name} is off`,
          mend: `aws events enable-rule --name ${name}`,
        }),
      ),
  },
  deadLetters: {
    title: 'nothing waits in a dead-letter queue',
    judge: (queues) =>
      each(
        queues,
        ({ messages }) => messages > 0,
        ({ queue, messages }) => ({
          what: `${messages} ${messages === 1 ? 'message waits' : 'messages wait'} in ${queue}`,
          mend: 'Dead letters in docs/runbook.md: cure, then redrive the queue',
        }),
      ),
  },
  alarms: {
    title: 'all alarms would ring',
    judge: (alarms) =>
      alarms.flatMap(({ name, there, rings, red }): Verdict[] => {
        if (!there) return [{ what: `The alarm ${name} is gone`, mend: 'Deploy again' }];
        return [
          ...(rings
            ? []
            : [
                {
                  what: `The alarm ${name} tells nobody`,
                  mend: `aws cloudwatch enable-alarm-actions --alarm-names ${name}`,
                },
              ]),
          ...(red ? [{ what: `The alarm ${name} is red`, mend: 'Its entry in docs/runbook.md says what to do' }] : []),
        ];
      }),
  },
  alarmReaders: {
    title: 'somebody hears alarms',
    onlyOnAws: true,
    judge: (readers) => {
      if (readers.length === 0)
        return [
          {
            what: 'Nobody hears alarms',
            mend: 'Deploy with --parameters AlarmMail=ADDRESS, and confirm the mail that comes',
          },
        ];
      return each(
        readers,
        ({ confirmed }) => !confirmed,
        ({ protocol }) => ({
          what: `A subscription of alarms (${protocol}) is not confirmed`,
          mend: 'Follow the link in the mail of AWS; deploy again if it is older than three days',
        }),
      );
    },
  },
  mailOut: {
    title: 'mail goes out',
    judge: ({ domain, verified, sending, production, health }) => [
      ...(verified
        ? []
        : [
            {
              what: `${domain} is not verified: no mail leaves`,
              mend: 'Put the three DKIM records of SES into DNS (docs/runbook.md)',
            },
          ]),
      ...(sending
        ? []
        : [{ what: 'SES sends nothing for this account', mend: 'Look at the SES console, Account dashboard' }]),
      ...(production
        ? []
        : [
            {
              what: 'SES is in the sandbox: it writes to verified addresses only',
              mend: 'SES console, Account dashboard, "Request production access"',
            },
          ]),
      ...(health === 'HEALTHY'
        ? []
        : [
            {
              what: `SES says of the account: ${health}`,
              mend: 'Too many bounces or complaints: SES console, Reputation metrics',
            },
          ]),
    ],
  },
  dkim: {
    title: 'mail is signed',
    onlyOnAws: true,
    judge: ({ domain, status }) =>
      status === 'SUCCESS'
        ? []
        : [
            {
              what: `Mail of ${domain} is not signed (DKIM: ${status})`,
              mend: 'Put the three DKIM records of SES into DNS',
            },
          ],
  },
  mailIn: {
    title: 'mail comes in',
    onlyOnAws: true,
    judge: ({ activeRuleSet, expected }) =>
      activeRuleSet === expected
        ? []
        : [
            {
              what: `SES keeps no mail for us: its active rule set is ${activeRuleSet ?? 'none'}`,
              mend: `aws ses set-active-receipt-rule-set --rule-set-name ${expected}, or copy its rule into yours`,
            },
          ],
  },
  table: {
    title: 'the table is there, and its stream',
    judge: ({ status, streams }) => [
      ...(status === 'ACTIVE' ? [] : [{ what: `The table is ${status}`, mend: 'Look at it in the DynamoDB console' }]),
      ...(streams ? [] : [{ what: 'The stream of the table is off: nothing follows a change', mend: 'Deploy again' }]),
    ],
  },
  backups: {
    title: 'cases can be restored, and what is over goes',
    onlyOnAws: true,
    judge: ({ pointInTime, timeToLive, protectedFromDeletion, mustBeProtected }) => [
      ...(pointInTime
        ? []
        : [
            {
              what: 'The table cannot be restored: point-in-time recovery is off',
              mend: 'aws dynamodb update-continuous-backups, or deploy',
            },
          ]),
      ...(timeToLive
        ? []
        : [
            {
              what: 'Items that are over stay: time to live is off',
              mend: 'aws dynamodb update-time-to-live with the attribute ttl',
            },
          ]),
      ...(protectedFromDeletion || !mustBeProtected
        ? []
        : [{ what: 'The table of production can be deleted', mend: 'Deploy with --context stage=prod' }]),
    ],
  },
  buckets: {
    title: 'buckets keep what they get, for us alone',
    judge: (buckets) => [
      ...each(
        buckets,
        ({ keepsVersions, mustKeepVersions }) => mustKeepVersions && !keepsVersions,
        ({ name }) => ({
          what: `${name} keeps no versions: what is overwritten is gone`,
          mend: `aws s3api put-bucket-versioning --bucket ${name} --versioning-configuration Status=Enabled`,
        }),
      ),
      ...each(
        buckets,
        ({ closed }) => !closed,
        ({ name }) => ({
          what: `${name} does not block public access`,
          mend: `aws s3api put-public-access-block --bucket ${name} with all four settings true`,
        }),
      ),
    ],
  },
  inboundBucket: {
    title: 'what comes in is announced',
    judge: ({ announces }) =>
      announces
        ? []
        : [
            {
              what: 'The bucket of what came in tells nobody of it: mail becomes no case',
              mend: 'Switch on its EventBridge notification, or deploy',
            },
          ],
  },
  keys: {
    title: 'keys that sign can be used',
    judge: (keys) =>
      each(
        keys,
        ({ answers }) => !answers,
        ({ of }) => ({
          what: `The key for ${of} cannot be used`,
          mend: 'KMS console: enable it, or cancel its deletion',
        }),
      ),
  },
  secrets: {
    title: 'secrets are set',
    judge: ({ systems, channels, empty }, { policy }) => [
      ...each(
        empty,
        () => true,
        (name) => ({ what: `${name} has no current value`, mend: 'aws secretsmanager put-secret-value' }),
      ),
      ...each(
        policy.integrations,
        ({ id, helpDesk }) => (helpDesk ? !channels.includes(helpDesk) : !systems.includes(id)),
        ({ id, helpDesk }) => ({
          what: `The system ${id} of policy/integrations.yaml has no secret that can be used`,
          mend: `Put ${helpDesk ?? `integrations.${id}.secrets`} into the secret ChannelSecretsId (docs/integrations.md)`,
        }),
      ),
      ...(channels.length > 0
        ? []
        : [
            {
              what: 'No channel with a platform is set up: complaints come by the form, the API and mail',
              mend: 'docs/channels.md',
              note: true as const,
            },
          ]),
    ],
  },
  users: { title: 'everybody who works here can sign in, and nobody else', judge: people },
  doors: {
    title: 'the form and the desk answer',
    judge: (doors) =>
      each(
        doors,
        ({ status }) => status !== 200,
        ({ path, status }) => ({
          what: `GET ${path} answers ${status ?? 'nothing'}`,
          mend: 'Look at the logs of its function, and at the domain in front of the API',
        }),
      ),
  },
};

export const parts = Object.keys(judges) as Part[];

/** The parts that an emulator lacks are not looked at there. */
export const partsOf = ({ local }: Pick<Wanted, 'local'>): Part[] =>
  parts.filter((part) => !(local && judges[part].onlyOnAws));

const judged = <P extends Part>(part: P, seen: Seen[P], wanted: Wanted): Finding[] => {
  if (isUnseen(seen))
    return [
      {
        part,
        level: 'unseen',
        what: `Could not be looked at: ${seen.unseen}`,
        mend: 'docs/going-live.md lists what this command has to be allowed',
      },
    ];
  return judges[part]
    .judge(seen as Sight[P], wanted)
    .map(({ note, ...verdict }) => ({ part, level: note ? 'note' : 'missing', ...verdict }));
};

/** All that is not as it should be, in the order of the parts. Pure. */
export const findingsOf = (seen: Partial<Seen>, wanted: Wanted): Finding[] => [
  ...partsOf(wanted).flatMap((part) => {
    const one = seen[part];
    return one === undefined ? [] : judged(part, one as Seen[typeof part], wanted);
  }),
  ...wanted.calendarWarnings.map(
    (what): Finding => ({
      part: 'calendars',
      level: 'missing',
      what,
      mend: 'Add the days of the next year from the official list',
    }),
  ),
];
