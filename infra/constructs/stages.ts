import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import * as acknowledge from '#functions/stages/acknowledge/contract.ts';
import * as agree from '#functions/stages/agree/contract.ts';
import * as concede from '#functions/stages/concede/contract.ts';
import * as followUp from '#functions/stages/follow-up/contract.ts';
import * as outcome from '#functions/stages/outcome/contract.ts';
import * as own from '#functions/stages/own/contract.ts';
import * as understand from '#functions/stages/understand/contract.ts';
import type { Foundation } from '../foundation.ts';
import { StageFunction } from './stage-function.ts';

/** The functions of the stages that no person has to act in, by the state that calls them. */
export class Stages extends Construct {
  readonly understand: IFunction;
  readonly own: IFunction;
  readonly acknowledge: IFunction;
  readonly concede: IFunction;
  readonly agree: IFunction;
  readonly outcome: IFunction;
  readonly conclude: IFunction;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const environment = foundation.variables;
    this.understand = this.readsTexts(foundation);
    this.own = new StageFunction(this, 'Own', foundation, {
      name: 'own',
      description: 'Names one person who owns the case',
      contract: own,
      environment,
      access: { change: true, find: true },
    });
    this.acknowledge = new StageFunction(this, 'Acknowledge', foundation, {
      name: 'acknowledge',
      description: 'Writes the first word to the customer',
      contract: acknowledge,
      environment,
      access: { change: true },
    });
    this.concede = new StageFunction(this, 'Concede', foundation, {
      name: 'concede',
      description: 'Proposes what can be offered, within policy',
      contract: concede,
      environment,
      access: { change: true, find: true },
    });
    this.agree = new StageFunction(this, 'Agree', foundation, {
      name: 'agree',
      description: 'Writes the agreement or the final answer',
      contract: agree,
      environment,
      access: { change: true },
    });
    this.outcome = new StageFunction(this, 'Outcome', foundation, {
      name: 'outcome',
      description: 'Records the outcome once and closes the case',
      contract: outcome,
      environment,
      access: { change: true },
    });
    this.conclude = new StageFunction(this, 'Conclude', foundation, {
      name: 'follow-up',
      description: 'Ends the follow-up: kept, or reopened',
      contract: followUp,
      environment,
      access: { change: true },
    });
  }

  private readsTexts(foundation: Foundation): IFunction {
    const reader = new StageFunction(this, 'Understand', foundation, {
      name: 'understand',
      description: 'Reads a complaint: language, feeling, topic, severity',
      contract: understand,
      environment: foundation.variables,
      access: { change: true, find: true },
      timeout: Duration.seconds(30),
    });
    reader.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'comprehend:ContainsPiiEntities',
          'comprehend:DetectDominantLanguage',
          'comprehend:DetectKeyPhrases',
          'comprehend:DetectPiiEntities',
          'comprehend:DetectSentiment',
        ],
        resources: ['*'],
      }),
    );
    return reader;
  }
}
