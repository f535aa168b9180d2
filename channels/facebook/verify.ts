export { challengeMeta as challengeFacebook, proveMeta as proveFacebook } from '../meta/verify.ts';
