/**
 * The page's only style sheet. It stands in the page, so that one request shows everything; the security policy allows
 * exactly this text by its hash. Colours have a contrast of at least 4.5:1, targets are at least 24 px.
 */
export const style = `
:root{--ink:#1c2733;--soft:#51606f;--line:#d5dce3;--paper:#fff;--ground:#f3f5f7;--brand:#0b5a61;--brand-dark:#08444a;--now:#fff6e0;--now-line:#a85b00;--good:#12633a;--bad:#a3201a}
*{box-sizing:border-box}
html{scroll-padding-bottom:8rem;font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--ground)}
body{margin:0}
a{color:var(--brand);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--now-line);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.wrap{max-width:46rem;margin:0 auto;padding:0 1rem}
header{background:var(--brand);color:#fff}
header .wrap{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.5rem}
header strong{font-size:1.15rem}
header a,header span[aria-current]{display:inline-block;min-height:24px;min-width:24px;padding:.25rem .5rem;color:#fff}
header span[aria-current]{font-weight:700;border-bottom:3px solid #fff}
h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 1rem}
h1 small{display:block;font-size:1rem;font-weight:400;color:var(--soft);letter-spacing:.04em}
h2{font-size:1.2rem;margin:0 0 .75rem}
section,.card{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:1.25rem;margin:0 0 1rem}
.now{background:var(--now);border-left:6px solid var(--now-line)}
.now p{margin:0 0 .5rem}
.now .promise{font-size:1.15rem;font-weight:700}
.late .promise{color:var(--bad)}
.now h2{font-size:.95rem;margin:0 0 .3rem;color:var(--soft)}
.do{display:flex;flex-wrap:wrap;gap:.5rem;margin:.3rem 0}
.button{display:inline-flex;align-items:center;gap:.35rem;min-height:2.75rem;padding:.5rem 1rem;border:2px solid var(--brand);border-radius:8px;background:var(--brand);color:#fff;font-weight:700;text-decoration:none}
.button.call{background:var(--paper);color:var(--brand)}
.whole{white-space:nowrap}
.now .hours,.bar .hours{font-size:.85rem;color:var(--soft);margin:0}
.bar{display:none}
@media (max-width:599px){.acts{display:none}.bar{display:block;position:fixed;inset:auto 0 0;z-index:1;background:var(--paper);border-top:1px solid var(--line);padding:.4rem 1rem}.bar .do{flex-wrap:nowrap;margin:0 0 .2rem}.bar .button{flex:1 1 auto;justify-content:center;text-align:center;padding:.3rem .5rem;line-height:1.2;min-width:0}.bar .number{font-size:.8rem;white-space:nowrap}.bar .call{flex-direction:column;gap:0}.bar .hours{font-size:.75rem;line-height:1.3}body:has(.bar){padding-bottom:7.5rem}h1{font-size:1.4rem;margin:.9rem 0 .7rem}section{padding:.9rem;margin-bottom:.75rem}}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.9rem;margin:1rem 0 0}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0;font-weight:600}
.why{margin:1rem 0 0}
summary{min-height:24px;color:var(--brand);cursor:pointer;padding:.25rem 0}
.message summary{color:inherit}
.message .meta{display:block}
section>details+details,section>form+details{margin:.5rem 0 0}
details>form{margin:.5rem 0 0}
.why li{overflow-wrap:anywhere}
ol.steps{list-style:none;margin:0;padding:0;counter-reset:step}
ol.steps li{position:relative;padding:0 0 1rem 2.75rem;min-height:2.5rem;counter-increment:step}
ol.steps li::before{content:counter(step);position:absolute;left:0;top:0;width:1.9rem;height:1.9rem;border-radius:50%;border:2px solid var(--soft);display:grid;place-items:center;background:var(--paper);color:var(--soft);font-size:.9rem}
ol.steps li:not(:last-child)::after{content:"";position:absolute;left:.9rem;top:2.1rem;bottom:.2rem;border-left:2px solid var(--line)}
ol.steps .done::before{content:"\\2713";background:var(--good);border-color:var(--good);color:#fff}
ol.steps .current::before{background:var(--now-line);border-color:var(--now-line);color:#fff}
ol.steps .current{font-weight:700}
ol.steps .next{color:var(--soft)}
.state,.meta{font-size:.88rem;color:var(--soft);font-weight:400}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend,label.field{display:block;font-weight:600;padding:0;margin:0 0 .4rem}
.choice{display:grid;grid-template-columns:auto 1fr;gap:.2rem .7rem;align-items:start;border:1px solid var(--line);border-radius:8px;padding:.7rem .8rem;margin:0 0 .5rem}
.choice:has(:checked){border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
.choice input{width:1.5rem;height:1.5rem;margin:.1rem 0;accent-color:var(--brand)}
.choice .hint{grid-column:2;margin:0}
.hint{color:var(--soft);font-size:.93rem;margin:.1rem 0 .5rem;font-weight:400}
fieldset.scores{display:flex;flex-wrap:wrap;gap:.4rem}
.scores legend{margin:0 0 .4rem}
.scores .choice{margin:0;padding:.4rem .5rem;gap:.2rem .4rem}
textarea{width:100%;min-height:7rem;font:inherit;color:inherit;padding:.6rem;border:1px solid #6b7988;border-radius:8px;margin:0 0 1rem}
input:is([type=tel],[type=text],[type=email],[type=date]){width:100%;max-width:26rem;min-height:2.75rem;font:inherit;color:inherit;padding:.4rem .6rem;border:1px solid #6b7988;border-radius:8px;margin:0 0 1rem}
input[type=file]{font:inherit;max-width:100%;min-height:2.75rem;margin:0 0 1rem}
button{font:inherit;font-weight:700;color:#fff;background:var(--brand);border:0;border-radius:8px;padding:.7rem 1.3rem;min-height:2.75rem;cursor:pointer}
button:hover{background:var(--brand-dark)}
ul.plain{list-style:none;margin:0;padding:0}
.message{border-left:4px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:0 0 1.1rem}
.message.in{border-color:var(--brand)}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0 0}
.hash{overflow-wrap:anywhere;font:.8rem/1.4 ui-monospace,monospace;color:var(--soft)}
.problem{border-left:6px solid var(--bad)}
.error{color:var(--bad);font-weight:600;margin:.1rem 0 .4rem}
.disruption{border-left:4px solid var(--now-line);padding:.1rem 0 .1rem .9rem;margin:0 0 1rem}
.thanks{border-left:6px solid var(--good)}
.tel{display:inline-block;font-size:1.4rem;font-weight:700;padding:.2rem 0}
footer{color:var(--soft);font-size:.9rem;padding:0 0 2rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:599px){textarea{min-height:5rem}.tel{font-size:1.1rem}footer{padding:0 1rem .5rem}h2{margin-bottom:.5rem}.hint{font-size:.88rem}.text{font-size:.95rem;line-height:1.4}}
@media print{header,form,.skip,.bar,.acts,footer{display:none}section{break-inside:avoid}}
`;
