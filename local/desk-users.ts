import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Person } from '#domain/policy/schema/people.ts';
import type { DeskUser, LocalRun } from './local-run.ts';
import { dummyCredentials } from './loopback.ts';

/** A password for this run only, that any sensible password policy takes. */
const newPassword = (): string => `Lumbre-${randomBytes(6).toString('hex')}-7q`;

/** Makes the people of the policy users of the desk, each in the groups of their roles. */
export const seedDeskUsers = async (
  run: Pick<LocalRun, 'endpointUrl' | 'region' | 'userPoolId'>,
  people: Person[],
): Promise<DeskUser[]> => {
  const client = new CognitoIdentityProviderClient({
    endpoint: run.endpointUrl,
    region: run.region,
    credentials: dummyCredentials,
  });
  const Password = newPassword();
  const seed = async ({ id: Username, name, email, roles }: Person): Promise<DeskUser> => {
    const user = { UserPoolId: run.userPoolId, Username };
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ];
    await client
      .send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
      .catch((error: Error) => {
        if (error.name !== 'UsernameExistsException') throw error;
      });
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
    for (const GroupName of roles) await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
    return { username: Username, name, password: Password, roles };
  };
  return Promise.all(people.map(seed));
};
