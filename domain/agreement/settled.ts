import type { CaseContext } from '#domain/case/case-file.ts';
import { type Change, combine, textItem } from '#domain/case/change.ts';
import { sha256 } from '#domain/case/history.ts';
import type { Agreement } from '#domain/case/settlement.ts';
import { caseMessageContent } from '#domain/messages/case-message.ts';
import type { Channels } from '#domain/messages/channel-facts.ts';
import { type MessageContent, messageToCustomer, type OutgoingMessage } from '#domain/messages/compose.ts';
import { resolutionNotified } from '#domain/messages/resolution-notified.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { nameOf } from '#domain/tasks/decide.ts';
import { printedOf } from './printed.ts';

type Context = CaseContext<{ policy: Policy }>;

/** How a cycle ended: an agreement both sides hold, or our reasoned final answer. */
type Result = 'agreed' | 'answered';

/** A document that ends a cycle, with its exact text. */
export type Written = { agreement: Agreement; text: string };

/** The text's place and its hash, over exactly the UTF-8 bytes that are stored and sent. */
export const sealed = ({ file: { head }, at: madeAt }: Context, cycle: number, text: string) => ({
  cycle,
  textId: `agreement-text-${cycle}`,
  sha256: sha256(text),
  language: head.replyLanguage,
  madeAt,
});

/** How it goes out; `automatic`: policy lets it go without a release. */
type Way = { trackingUrl: string; channels: Channels; automatic?: boolean };

/** The message that carries a document, as it is read. */
export const settledContent = (
  { file, deps: { policy } }: Context,
  { agreement, text }: { agreement: Pick<Agreement, 'kind' | 'sha256' | 'signedBy'>; text: string },
  trackingUrl: string,
): MessageContent =>
  caseMessageContent(policy, file, {
    template: agreement.kind,
    values: {
      agreement: text,
      answer: text,
      sha256: agreement.sha256,
      trackingUrl,
      owner: nameOf(policy, agreement.signedBy),
    },
  });

const mailOf = (context: Context, written: Written, { trackingUrl, channels }: Way): OutgoingMessage => {
  const { head, complainant } = context.file;
  const { kind: template, cycle, madeAt: at } = written.agreement;
  const content = settledContent(context, written, trackingUrl);
  const messageId = `agreement-${cycle}`;
  return messageToCustomer(channels, { head, complainant }, { messageId, at, template, ...content });
};

export const resultOf = ({ kind }: Agreement): Result => (kind === 'agreement' ? 'agreed' : 'answered');

/** Stores a document that ends a cycle and sends it, in one change. */
export const settledChange = (context: Context, written: Written, way: Way): Change => {
  const { head } = context.file;
  const { text } = written;
  const agreement = { ...written.agreement, printed: printedOf(context.deps.policy, written.agreement) };
  const mail = mailOf(context, written, way);
  const { cycle, kind, textId, sha256: hash, signedBy, commitments } = agreement;
  const result = resultOf(agreement);
  const { messageId, status } = mail.message;
  return combine(
    {
      set: { status: result, stage: 'agree' },
      events: [
        {
          type: result,
          actor: { kind: 'system' },
          data: {
            cycle,
            kind,
            language: head.replyLanguage,
            sha256: hash,
            signedBy,
            commitments: commitments.length,
            messageId,
            ...(way.automatic && { automatic: true }),
          },
        },
        // A customer whom no channel reaches reads it on the tracking page, where it can be read from now on.
        ...(status === 'sent' ? [resolutionNotified(mail.message)] : []),
      ],
      items: [{ kind: 'agreement', agreement }, textItem(textId, text)],
    },
    mail,
  );
};
