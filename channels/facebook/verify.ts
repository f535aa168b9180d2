export { challengeMeta as challengeFacebook, verifyMeta as verifyFacebook } from '../meta/verify.ts';
