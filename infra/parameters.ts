import { CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import type { Policy } from '#domain/policy/policy.ts';

/** `prod` keeps its data when the stack is deleted; `dev` does not. Chosen at synth: `cdk deploy --context stage=prod`. */
export type Tier = 'dev' | 'prod';

/** What is chosen when the template is deployed. Everything else a company decides is in `policy/`. */
export type Parameters = {
  tier: Tier;
  /** The tier and the zone as parameters, for what is shown at run time. */
  tierName: CfnParameter;
  zone: CfnParameter;
  mailDomain: string;
  alarmMail: string;
  hasAlarmMail: CfnCondition;
  onAws: CfnCondition;
  hasPublicUrl: CfnCondition;
  /** ARNs of what SMS and WhatsApp go out with at AWS. */
  messagingArns: string[];
  hasMessaging: CfnCondition;
  /** How long anchors of histories are held, and whether anybody may lift that. */
  anchorLock: { mode: string; days: number };
  /** Authority that stamps anchors; empty for none. */
  timeStampUrl: string;
  hasTimeStamp: CfnCondition;
  timeScale: string;
  /** Where customers reach the API, without a slash at the end. */
  publicUrl: (api: { id: string; endpoint: string }) => string;
  /** An address at AWS; locally that of the emulator. */
  atAws: (address: string) => string;
};

const equals = (id: string, parameter: CfnParameter, value: string): CfnCondition =>
  new CfnCondition(parameter.stack, id, { expression: Fn.conditionEquals(parameter.valueAsString, value) });

const not = (stack: Stack, id: string, condition: CfnCondition): CfnCondition =>
  new CfnCondition(stack, id, { expression: Fn.conditionNot(condition) });

/**
 * The parameters that only confirm what the template was synthesised with: a deploy that believes something else is
 * refused before anything changes.
 */
const confirmations = (stack: Stack, policy: Policy, tier: Tier) => ({
  tierName: new CfnParameter(stack, 'Stage', {
    default: tier,
    allowedValues: [tier],
    description: `Whether data outlives the stack. This template was synthesised for ${tier}.`,
    constraintDescription: `the stage of this template, ${tier}; synthesise again with --context stage=dev or stage=prod`,
  }),
  zone: new CfnParameter(stack, 'CompanyZone', {
    default: policy.company.zone,
    allowedValues: [policy.company.zone],
    description: 'IANA time zone in which dates are written, from policy/company.yaml.',
    constraintDescription: 'the zone of policy/company.yaml; change it there and synthesise again',
  }),
});

/** What the daily anchors of histories are held and stamped by. */
const anchoring = (stack: Stack): Pick<Parameters, 'anchorLock' | 'timeStampUrl' | 'hasTimeStamp'> => {
  const anchorLockMode = new CfnParameter(stack, 'AnchorLockMode', {
    default: 'GOVERNANCE',
    allowedValues: ['GOVERNANCE', 'COMPLIANCE'],
    description:
      'GOVERNANCE: whoever has s3:BypassGovernanceRetention can remove an anchor. COMPLIANCE: nobody can before its days are over, not even AWS for us.',
  });
  const anchorLockDays = new CfnParameter(stack, 'AnchorLockDays', {
    type: 'Number',
    default: 2190,
    minValue: 1,
    maxValue: 36500,
    description: 'For how many days an anchor is held; 2190 are six years (Codigo de Comercio art. 30).',
  });
  const timeStampUrl = new CfnParameter(stack, 'TimeStampUrl', {
    default: '',
    allowedPattern: '^(https?://.+)?$',
    description: 'Authority (RFC 3161) that stamps the daily anchor; empty for none.',
  });
  return {
    anchorLock: { mode: anchorLockMode.valueAsString, days: anchorLockDays.valueAsNumber },
    timeStampUrl: timeStampUrl.valueAsString,
    hasTimeStamp: not(stack, 'HasTimeStamp', equals('HasNoTimeStamp', timeStampUrl, '')),
  };
};

export const parametersOf = (stack: Stack, policy: Policy, tier: Tier): Parameters => {
  const mailDomain = new CfnParameter(stack, 'MailDomain', {
    description: `Domain that mail goes out from and comes in at, such as example.com for ${policy.company.mailbox}@example.com.`,
    allowedPattern: '^([a-z0-9-]+\\.)+[a-z]{2,}$',
    constraintDescription: 'a domain name in lower case',
  });
  const alarmMail = new CfnParameter(stack, 'AlarmMail', {
    default: '',
    description: 'Address that alarms go to; empty for nobody.',
  });
  const messagingArns = new CfnParameter(stack, 'MessagingArns', {
    type: 'CommaDelimitedList',
    default: '',
    description:
      'ARNs, with commas between, of what SMS and WhatsApp go out with by AWS End User Messaging: phone numbers, pools, sender ids, and the configuration set; empty where neither goes out by AWS.',
  });
  const target = new CfnParameter(stack, 'Target', {
    default: 'aws',
    allowedValues: ['aws', 'local'],
    description: 'aws, or local for an emulator on this machine.',
  });
  const localEndpoint = new CfnParameter(stack, 'LocalEndpoint', {
    default: '',
    description: 'Address of the emulator, without a slash at the end; only for Target=local.',
  });
  const publicUrl = new CfnParameter(stack, 'PublicUrl', {
    default: '',
    description:
      'Address of a domain of your own in front of the API, without a slash at the end; empty for the address of the API.',
  });
  const timeScale = new CfnParameter(stack, 'TimeScale', {
    default: '1',
    allowedPattern: '^[0-9]+(\\.[0-9]+)?$',
    description: 'How many times faster than the calendar policy deadlines run; 1 in production.',
  });
  const hasNoMessaging = new CfnCondition(stack, 'HasNoMessaging', {
    expression: Fn.conditionEquals(Fn.join('', messagingArns.valueAsList), ''),
  });
  const onAws = equals('OnAws', target, 'aws');
  const hasPublicUrl = not(stack, 'HasPublicUrl', equals('HasNoPublicUrl', publicUrl, ''));
  return {
    tier,
    ...confirmations(stack, policy, tier),
    mailDomain: mailDomain.valueAsString,
    alarmMail: alarmMail.valueAsString,
    hasAlarmMail: not(stack, 'HasAlarmMail', equals('HasNoAlarmMail', alarmMail, '')),
    onAws,
    hasPublicUrl,
    messagingArns: messagingArns.valueAsList,
    hasMessaging: not(stack, 'HasMessaging', hasNoMessaging),
    ...anchoring(stack),
    timeScale: timeScale.valueAsString,
    atAws: (address) => Fn.conditionIf(onAws.logicalId, address, localEndpoint.valueAsString).toString(),
    publicUrl: ({ id, endpoint }) =>
      Fn.conditionIf(
        hasPublicUrl.logicalId,
        publicUrl.valueAsString,
        Fn.conditionIf(onAws.logicalId, endpoint, `${localEndpoint.valueAsString}/_aws/execute-api/${id}`),
      ).toString(),
  };
};
