import { canonicalAddress } from '#domain/mail-address.ts';
import type { Instant } from '#domain/time.ts';
import { accepted, ignored, merged } from '../adapted.ts';
import type { Adapted, Adapter, ChannelItem } from '../contract.ts';
import { instantOf } from '../json.ts';
import { type BadRow, type GoodRow, isGood, readTable } from './rows.ts';

const itemOf = ({ key, complaint, externalId }: GoodRow, receivedAt: Instant): ChannelItem => {
  const { text, subject, customer = {}, occurredAt } = complaint;
  const { id, ...known } = customer;
  return {
    kind: 'complaint',
    text: subject ? `${subject}\n\n${text}` : text,
    // A row that names nobody is somebody of its own.
    author: { id: id ?? (known.email && canonicalAddress(known.email)) ?? known.phone ?? key, ...known },
    ...(externalId && { threadId: externalId }),
    externalId: key,
    at: instantOf(occurredAt) ?? receivedAt,
    attachments: [],
  };
};

const adaptRow = (row: GoodRow | BadRow, receivedAt: Instant): Adapted =>
  isGood(row)
    ? accepted(itemOf(row, receivedAt))
    : ignored(...row.errors.map(({ pointer, message }) => `line ${row.line} ${pointer} ${message}`));

/** A file of complaints, one a row. Rows that cannot be read are ignored with their line and what is wrong. */
export const adaptCsv: Adapter = async (payload, receivedAt) => {
  const { rows, unknownColumns } = readTable(payload);
  return merged([
    ignored(...unknownColumns.map((name) => `unknown-column:${name}`)),
    ...rows.map((row) => adaptRow(row, receivedAt)),
  ]);
};
