import { type ApiClient, succeeded } from '#tools/api-client.ts';
import { inMail, linkIn } from './answer.ts';
import type { Story } from './story.ts';

const TEXT =
  'Es la segunda vez que les escribo: la lavadora nueva llegó bien, pero en la factura me cobran el porte que era gratis.';

/**
 * The customer of the story that came by mail, who is known for sure, complains once more and opens the link that they get: a case that
 * nobody works on waits at the desk, with what went before. Nothing hangs on it.
 */
export const complainsAgain = async (api: ApiClient, stories: readonly Story[]): Promise<void> => {
  const customer = stories.find(({ channel }) => channel === 'email')?.complaint.customer;
  const address = customer?.email;
  if (!address) return;
  try {
    const { reference } = succeeded(await api.complain({ text: TEXT, customer }));
    const link = await inMail(api, address, (body) => (body.includes(reference) ? linkIn(body) : undefined));
    succeeded(await api.track(link));
    console.log(
      `\n${reference} waits at the desk: ${customer.name} has complained before, and what came of it stands beside it`,
    );
  } catch (error) {
    console.log(`\nThe second complaint of ${customer.name} did not come: ${(error as Error).message}`);
  }
};
