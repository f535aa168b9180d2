import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { alarmAbove } from './alarm.ts';
import { AmendsFunction } from './amends-function.ts';
import { drawCare } from './dashboards/care.ts';
import { drawPlatform } from './dashboards/platform.ts';
import { keepQueries } from './dashboards/queries.ts';
import { TimerMetrics } from './timer-metrics.ts';
import type { Timers } from './timers.ts';
import { deadLetterQueues, iteratorAge, type MonitoringProps, PERIOD, SUM, tableMetric } from './watched.ts';

/** So many refused deliveries in a period are no stray request any more. */
const REFUSED = 20;
/** So often in a period the company's service of customers does not answer by chance. */
const UNANSWERED = 2;
/** So many messages held back in a period are no customer who writes much. */
const HELD_BACK = 20;

/**
 * Who is notified when something breaks, and the pictures of the whole. A stage that fails shows as a failed execution and an
 * HTTP function that fails as a 5xx, so only functions that nobody waits for have an alarm of their own.
 */
export class Monitoring extends Construct {
  /** Where alarms go. */
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { parameters, foundation } = props;
    this.topic = new Topic(this, 'Alarms', { masterKey: foundation.store.key, enforceSSL: true });
    // The policy that demands encryption takes the place of the one that would let alarms in: it has to be said here.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const subscription = new CfnSubscription(this, 'AlarmMail', {
      topicArn: this.topic.topicArn,
      protocol: 'email',
      endpoint: parameters.alarmMail,
    });
    subscription.cfnOptions.condition = parameters.hasAlarmMail;
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'An alarm mail that comes a day late helps nobody; the alarm itself stays red in the console.',
    });
    const { timers, desk, warnings } = props;
    const timerMetrics = new TimerMetrics(this, 'TimerMetrics', {
      timers: timers.handler,
      desk: desk.handler,
      warnings,
      period: PERIOD,
    });
    this.watchCases(props);
    this.watchTimers(timerMetrics, timers);
    this.watchFunctions(props);
    this.alarm('reads-unusual', this.logged('UnusualReads', '"unusual reads"', [desk.handler, desk.learning]), {
      hurts:
        'Somebody of the team reads far more cases than their work takes. Look at what they were shown, see the runbook.',
    });
    this.watchCustomers(props);
    this.watchQueues(props);
    this.watchTable(foundation);
    drawCare(this, props, timerMetrics);
    drawPlatform(
      this,
      props,
      this.node.findAll().filter((one) => one instanceof Alarm),
    );
    keepQueries(
      this,
      Stack.of(this)
        .node.findAll()
        .flatMap((one) => (one instanceof AmendsFunction ? [one.logGroup] : [])),
      foundation.onAws,
    );
  }

  private watchCases({ foundation, workflow }: MonitoringProps): void {
    for (const machine of workflow.all) {
      this.alarm(`${machine.node.id}-failed`, machine.metricFailed(SUM), {
        hurts: 'A customer waits: a case stopped on an error that repeating did not cure. Redrive it, see the runbook.',
      });
      this.alarm(`${machine.node.id}-timed-out`, machine.metricTimedOut(SUM), {
        hurts: 'A customer waits: a case lay in one state for almost a year, past every step of its escalation policy.',
      });
    }
    this.alarm('api-5xx', foundation.api.http.metricServerError(SUM), {
      hurts: 'Customers or the care team get errors: complaints, answers or decisions may not come in.',
    });
  }

  private watchTimers({ warned, breached }: TimerMetrics, timers: Timers): void {
    this.alarm('urgent-call-overdue', this.logged('UrgentCallsOverdue', '"urgent call overdue"', [timers.handler]), {
      hurts: 'Somebody may be in danger: nobody has called a customer in the time of the policy. Call them now.',
    });
    if (warned)
      this.alarm('timer-warned', warned, {
        hurts: 'A customer is about to wait longer than the law allows: almost all the time of a timer is over.',
      });
    this.alarm('timer-breached', breached, {
      hurts: 'A customer waits longer than the law allows: the time of a timer is over.',
    });
  }

  private watchFunctions(props: MonitoringProps): void {
    const { webhooks, integrations, inbound, timers, relay, history, watch, budgetCheck, incidentMembers } = props;
    this.alarm('relay-errors', relay.handler.metricErrors(SUM), {
      hurts: 'Customers and staff hear late: effects of changes wait for the sweep.',
    });
    this.alarm('sweep-errors', relay.sweep.metricErrors(SUM), {
      hurts: 'Customers and staff hear nothing: effects that failed once are not repeated.',
    });
    this.alarm(
      'effects-given-up',
      this.logged('EffectsGivenUp', '"effect given up"', [
        ...[relay.handler, relay.sweep, integrations.caller, incidentMembers.worker],
      ]),
      {
        hurts:
          'Somebody was not notified or a case does not move: an effect failed each time. Do it by hand, see the runbook.',
      },
    );
    this.watchOutgoing([relay.handler, relay.sweep]);
    this.watchHistories(history.signer);
    this.alarm('budgets-drifted', this.logged('BudgetsDrifted', '"budgets drifted"', [budgetCheck.worker]), {
      hurts:
        'Somebody may give what their team no longer has, or refuse what it has: a budget says something else than its cases.',
    });
    this.alarm('cases-not-resumed', this.logged('CasesNotResumed', '"case does not go on"', [watch.worker]), {
      hurts:
        'A customer waits: a case stopped, and beginning it again has not helped. Cure the cause, see the runbook.',
    });
    this.alarm('watch-errors', watch.worker.metricErrors(SUM), {
      hurts: 'Customers may wait unnoticed: nobody looks whether cases that stopped go on.',
    });
    this.alarm(
      'pushed-policy-unusable',
      this.logged('PushedPolicyUnusable', '"pushed policy unusable"', [relay.sweep]),
      {
        hurts:
          'Customers are answered by another policy than the company pushed: functions go by the one of the last deployment.',
      },
    );
    this.alarm('timers-errors', timers.handler.metricErrors(SUM), {
      hurts: 'A customer may wait unnoticed: a timer fired and nobody was reminded.',
    });
    this.alarm('inbound-errors', inbound.handler.metricErrors(SUM), {
      hurts: 'A customer who wrote waits: what came in could not be read at the first try.',
    });
    this.alarm(
      'deliveries-refused',
      this.logged('DeliveriesRefused', '"security"', [webhooks.handler, integrations.receiver]),
      {
        threshold: REFUSED,
        hurts: 'Customers may not get through, or somebody forges deliveries: many were refused for their signature.',
      },
    );
    this.alarm('relay-behind', iteratorAge(relay.handler.functionName), {
      threshold: Duration.minutes(2).toMilliseconds(),
      hurts: 'Everything is late: the relay is behind the changes of the table.',
    });
  }

  /** What the relay says of its limits on messages to customers (policy/limits.yaml, `outgoing`). */
  private watchOutgoing(workers: Lambda[]): void {
    this.alarm('outbound-day-limit', this.logged('OutboundDayLimitNear', '"day limit near"', workers), {
      hurts:
        'Customers may soon get no copies and reminders: a channel has sent 80 % of what a day may bring. Find out who files so much, or raise the limit in policy/limits.yaml.',
    });
    this.alarm('messages-held-back', this.logged('MessagesHeldBack', '"message held back"', workers), {
      threshold: HELD_BACK,
      hurts: 'Somebody may use us to fill mailboxes of strangers: many messages were held back. Look at who files.',
    });
  }

  /** Where the company says what its customers are worth. Nothing waits for it, so nobody else would notice. */
  private watchCustomers({ customerFiles, stages }: MonitoringProps): void {
    this.alarm(
      'customer-file-refused',
      this.logged('CustomerFilesRefused', '"customer file refused"', [customerFiles.reader]),
      {
        hurts: 'Customers may be weighed by old figures: the file of what they are worth was refused, see the runbook.',
      },
    );
    this.alarm(
      'customer-service-failing',
      this.logged('CustomerServiceFailures', '"customer service failed"', stages.asking),
      {
        threshold: UNANSWERED,
        hurts:
          'Customers are weighed without what they are worth: the company’s own service does not say it, see the runbook.',
      },
    );
  }

  private watchHistories(signer: Lambda): void {
    this.alarm('heads-unsigned', signer.metricErrors(SUM), {
      hurts: 'Everything that is changed now could be written anew unseen: where histories end could not be signed.',
    });
    this.alarm('history-rewritten', this.logged('HistoriesRewritten', '"history rewritten"', [signer]), {
      hurts: 'Somebody changed the history of a case past the system. Run npm run verify-history, see the runbook.',
    });
  }

  private watchQueues(props: MonitoringProps): void {
    for (const [name, queue] of Object.entries(deadLetterQueues(props)))
      this.alarm(name, queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' }), {
        hurts: 'Somebody was not served: work lies among the dead letters. Read it and send it again, see the runbook.',
      });
  }

  private watchTable(foundation: Foundation): void {
    for (const kind of ['Read', 'Write'])
      this.alarm(`table-${kind.toLowerCase()}-throttled`, tableMetric(foundation, `${kind}ThrottleEvents`), {
        threshold: 10,
        hurts: 'Everything is slow: the table refuses requests for a moment.',
      });
  }

  private alarm(id: string, metric: Metric, about: { hurts: string; threshold?: number }): void {
    alarmAbove(this, id, { topic: this.topic, metric, ...about });
  }

  /** What functions say by a line in their log, counted: effects that failed every repeat, deliveries that were refused. */
  private logged(metricName: string, pattern: string, workers: Lambda[]): Metric {
    const metric = { metricNamespace: Aws.STACK_NAME, metricName };
    for (const worker of workers)
      new MetricFilter(this, `${worker.node.id}${metricName}`, {
        logGroup: worker.logGroup,
        filterPattern: FilterPattern.literal(pattern),
        ...metric,
      });
    return new Metric({ namespace: metric.metricNamespace, metricName: metric.metricName, ...SUM });
  }
}
