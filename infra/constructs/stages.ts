import { Construct } from 'constructs';
import { type StageFunctionName, stageFunctions } from '#functions/stages/manifest.ts';
import type { Foundation } from '../foundation.ts';
import { AmendsFunction } from './amends-function.ts';

/** The functions of the stages that run by themselves, as functions/stages/manifest.ts lists them. */
export class Stages extends Construct {
  private readonly byStage: Record<StageFunctionName, AmendsFunction<StageFunctionName>>;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    const names = Object.keys(stageFunctions) as StageFunctionName[];
    const functions = names.map((name) => {
      const { state } = stageFunctions[name];
      return [name, new AmendsFunction(this, state, { name, foundation, environment: foundation.variables })];
    });
    this.byStage = Object.fromEntries(functions);
  }

  /** Those that ask a service of the company, with the secret it knows us by. */
  get asking(): AmendsFunction<StageFunctionName>[] {
    const names = Object.keys(stageFunctions) as StageFunctionName[];
    return names
      .filter((name) => 'CHANNEL_SECRETS_ID' in stageFunctions[name].contract.environment.shape)
      .map((name) => this.byStage[name]);
  }

  /** The function of a stage. */
  of(stage: StageFunctionName): AmendsFunction<StageFunctionName> {
    return this.byStage[stage];
  }
}
