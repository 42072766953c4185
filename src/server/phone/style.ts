/** The one style sheet of the card window. Its colours are those of the desk; the card's field is light, as is what Stripe shows in it. */
export const style = `
:root{color-scheme:light dark;--surface:#fff;--line:#e1e4e9;--edge:#767f8c;--text:#1b2330;--muted:#5b6676;--accent:#1f5fbf;--on-accent:#fff;
--fine:#1b7f4b;--fine-soft:#e2f3e9;--attention:#8a5100;--attention-soft:#fbefda;--wrong:#b3261e;--wrong-soft:#fbe4e2}
@media (prefers-color-scheme:dark){:root{--surface:#181d26;--line:#29313e;--edge:#7d8899;--text:#e7ebf2;--muted:#a2adbd;--accent:#6ea3f2;
--on-accent:#0f131a;--fine:#58c48c;--fine-soft:#17362a;--attention:#e0a548;--attention-soft:#3a2c14;--wrong:#f08a82;--wrong-soft:#40201e}}
*{box-sizing:border-box;margin:0}
html{font:14px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--surface);color:var(--text)}
main{max-width:36rem;margin:0 auto;padding:18px 24px}
h1{font-size:18px;line-height:24px;font-weight:600}
.what{margin-top:2px;color:var(--muted)}
dl{margin:14px 0 18px;border-top:1px solid var(--line)}
dl div{display:flex;align-items:baseline;justify-content:space-between;padding:6px 0;border-bottom:1px solid var(--line)}
dt{color:var(--muted)}
dd{font-variant-numeric:tabular-nums}
.sum dt{color:var(--text);font-weight:600}
.sum dd{font-size:22px;line-height:30px;font-weight:600}
h2{margin-bottom:6px;font-size:13px;font-weight:600}
#card{min-height:44px;padding:8px 12px;border:1px solid var(--edge);border-radius:6px;background:#fff}
#card>iframe{display:block;width:100%;height:26px;border:0}
#card:focus-within{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
.keep{margin-top:10px;color:var(--muted);font-size:13px}
.buttons{display:flex;gap:8px;justify-content:flex-end;margin-top:14px}
button{min-width:7.5rem;min-height:36px;padding:0 16px;border:1px solid transparent;border-radius:6px;background:var(--accent);color:var(--on-accent);
font:inherit;font-weight:600;font-variant-numeric:tabular-nums;cursor:pointer}
button.quiet{border-color:var(--edge);background:transparent;color:var(--text)}
button:disabled{opacity:.55;cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
[role=alert]{margin-top:12px;padding:10px 12px;border-radius:6px;background:var(--wrong-soft);color:var(--wrong);font-weight:500}
[role=alert]:empty{padding:0;margin:0}
.test{margin:0 0 14px;padding:8px 12px;border-radius:6px;background:var(--attention-soft);color:var(--attention);font-weight:500}
[data-state=paid] h1{color:var(--fine)}
[data-state=paid] h1::before{content:"✓ "}
[data-state=paid] .what{margin-top:8px;padding:10px 12px;border-radius:6px;background:var(--fine-soft);color:var(--text)}
.about{margin-top:20px;padding-top:14px;border-top:1px solid var(--line);color:var(--muted);font-size:13px}
.about ul{padding-left:18px}
.about li{margin-top:4px}
`;
