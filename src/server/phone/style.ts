/** The one style sheet of the card window. Its colours are those of the desk; the card's field is light, as is what Stripe shows in it. */
export const style = `
:root{color-scheme:light dark;--ground:#f6f7f9;--surface:#fff;--line:#e1e4e9;--edge:#767f8c;--text:#1b2330;--muted:#5b6676;--accent:#1f5fbf;--on-accent:#fff;
--fine:#1b7f4b;--attention:#9a5b00;--wrong:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#12161d;--surface:#181d26;--line:#29313e;--edge:#7d8899;--text:#e7ebf2;--muted:#a2adbd;--accent:#6ea3f2;
--on-accent:#0f131a;--fine:#58c48c;--attention:#e0a548;--wrong:#f08a82}}
*{box-sizing:border-box;margin:0}
html{font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--ground);color:var(--text)}
body{max-width:34rem;margin:0 auto;padding:20px 24px}
h1{font-size:19px;font-weight:600}
h1+p{color:var(--muted)}
dl{margin:14px 0;border-top:1px solid var(--line)}
dl div{display:flex;justify-content:space-between;padding:7px 0;border-bottom:1px solid var(--line)}
dd{font-weight:500;font-variant-numeric:tabular-nums}
.sum{font-weight:700}.sum dd{font-weight:700}
h2{margin-bottom:6px;font-size:14px;font-weight:600}
#card{min-height:48px;padding:10px 12px;border:2px solid var(--edge);border-radius:8px;background:#fff}
#card>iframe{display:block;width:100%;height:28px;border:0}
#card:focus-within{border-color:var(--accent)}
button{width:100%;min-height:44px;margin-top:14px;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
button:disabled{opacity:.55;cursor:default}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[role=alert]{min-height:24px;margin-top:10px;color:var(--wrong);font-weight:500}
.paid{color:var(--fine)}
.test{margin-bottom:12px;color:var(--attention);font-weight:500}
.about{margin-top:16px;padding-top:12px;border-top:1px solid var(--line);color:var(--muted);font-size:13px}
.about ul{margin-top:4px;padding-left:18px}
`;
