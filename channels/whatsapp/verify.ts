export { challengeMeta as challengeWhatsApp, proveMeta as proveWhatsApp } from '../meta/verify.ts';
