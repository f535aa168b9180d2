import type { EvidenceDeps } from '#functions/desk/evidence/contract.ts';
import type { VerifiedCase } from '#test/tools/verified-case.ts';
import { fonts } from './fonts.ts';
import { aDocumentKey } from './history-key.ts';

/** What making packs needs, over the cases in memory: what was kept is looked up by its key. */
export const evidenceDeps = ({ amends }: Pick<VerifiedCase, 'amends'>, key = aDocumentKey()) => {
  const kept = new Map<string, Uint8Array>();
  const { deps } = amends;
  const evidence: EvidenceDeps['evidence'] = {
    read: async (name) => {
      const bytes = kept.get(name);
      return bytes ? { bytes } : { unreadable: 'gone' };
    },
    keep: async (name, bytes) => void kept.set(name, bytes),
  };
  const given: EvidenceDeps = {
    ...deps,
    evidence,
    fonts: () => fonts,
    packLink: async (name) => `https://files.example/${name}`,
    sign: async (bytes) => key.sign(bytes),
  };
  return { deps: given, kept, key };
};
