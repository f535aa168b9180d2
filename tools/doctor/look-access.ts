import {
  AdminListGroupsForUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '#cases/store/dynamo-table.ts';
import { staffState } from '#cases/store/staff.ts';
import { keysIn } from '#platform/aws/channel-secrets.ts';
import { publicKeyOf } from '#platform/aws/history-key.ts';
import { integrationsIn } from '#platform/aws/integration-secrets.ts';
import { secretReader } from '#platform/aws/secrets.ts';
import { kms } from '#platform/environment.ts';
import { everyPage, inTurn, type Looks, PATIENCE, type Whole } from './place.ts';

const hasSignedIn = ({ UserStatus }: UserType): boolean => UserStatus !== 'FORCE_CHANGE_PASSWORD';

/** What signs and opens, and who may sign in. */
export const lookAtAccess = ({ of, output }: Whole): Looks<'keys' | 'secrets' | 'users'> => {
  return {
    keys: () =>
      inTurn(
        [
          { of: 'histories', keyArn: output('HistoryKeyArn') },
          { of: 'documents', keyArn: output('DocumentKeyArn') },
        ],
        async ({ of: what, keyArn }) => ({
          of: what,
          answers: await publicKeyOf({ ...kms(), keyArn })().then(
            () => true,
            () => false,
          ),
        }),
      ),
    secrets: async () => {
      const channelSecrets = output('ChannelSecretsId');
      const isEmpty = async (id: string): Promise<boolean> =>
        secretReader(id)().then(
          () => false,
          (error: Error) => {
            if (/no current version/.test(error.message)) return true;
            throw error;
          },
        );
      const named = of('AWS::SecretsManager::Secret');
      const empty = await inTurn(named, async ({ logicalId, id }) => ({ logicalId, isEmpty: await isEmpty(id) }));
      const current = await secretReader(channelSecrets)();
      return {
        channels: Object.keys(keysIn(current)),
        systems: Object.keys(integrationsIn(current)),
        empty: empty.filter((one) => one.isEmpty).map(({ logicalId }) => logicalId),
      };
    },
    users: async () => {
      const client = new CognitoIdentityProviderClient(PATIENCE);
      const UserPoolId = output('UserPoolId');
      const users = await everyPage(async (PaginationToken) => {
        const page = await client.send(
          new ListUsersCommand({ UserPoolId, ...(PaginationToken && { PaginationToken }) }),
        );
        return { items: page.Users ?? [], next: page.PaginationToken };
      });
      const found = await inTurn(users, async (user) => {
        const { Username = '', Attributes = [], Enabled } = user;
        const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }));
        return {
          name: Username,
          email: Attributes.find(({ Name }) => Name === 'email')?.Value,
          enabled: Enabled !== false,
          hasSignedIn: hasSignedIn(user),
          groups: Groups.map(({ GroupName = '' }) => GroupName),
        };
      });
      const table = dynamoTable(new DynamoDBClient(PATIENCE), output('TableName'));
      return { users: found, staff: await staffState(table) };
    },
  };
};
