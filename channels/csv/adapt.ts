import type { Instant } from '#domain/time.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { instantOf } from '../json.ts';
import { type GoodRow, isGood, readTable } from './rows.ts';

const itemOf = ({ key, complaint, externalId }: GoodRow, receivedAt: Instant): ChannelItem => {
  const { text, subject, customer = {}, occurredAt } = complaint;
  const { id, ...known } = customer;
  return {
    kind: 'complaint',
    text: subject ? `${subject}\n\n${text}` : text,
    // A row that names nobody is somebody of its own.
    author: { id: id ?? known.email?.toLowerCase() ?? known.phone ?? key, ...known },
    ...(externalId && { threadId: externalId }),
    externalId: key,
    at: instantOf(occurredAt) ?? receivedAt,
    attachments: [],
  };
};

/** A file of complaints, one a row. Rows that cannot be read are left aside with their line and what is wrong. */
export const adaptCsv: Adapter = async (payload, receivedAt) => {
  const { rows, unknownColumns } = readTable(payload);
  const adapted: Adapted = { items: [], ignored: unknownColumns.map((name) => ({ reason: `unknown-column:${name}` })) };
  for (const row of rows) {
    if (isGood(row)) adapted.items.push(itemOf(row, receivedAt));
    else
      for (const { pointer, message } of row.errors)
        adapted.ignored.push({ reason: `line ${row.line} ${pointer} ${message}` });
  }
  return adapted;
};
