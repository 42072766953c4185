/** The portal's one style sheet, sent within each page: the first page needs no second request. Colours are those of the desk. */
export const style = `
:root{color-scheme:light dark;--page:#f6f7f9;--ground:#fff;--sunken:#f6f7f9;--line:#e1e4e9;--edge:#767f8c;--text:#1b2330;--muted:#5b6676;--accent:#1f5fbf;--on-accent:#fff;
--fine:#1b7f4b;--attention:#9a5b00;--wrong:#b3261e;--wrong-ground:#fdf1f0;--attention-ground:#fdf5e6;--fine-ground:#eaf6ef;--halo:#1f5fbf2e}
@media screen and (prefers-color-scheme:dark){img.mark{padding:3px;background:#fff}:root{--page:#0f131a;--ground:#12161d;--sunken:#181d26;--line:#29313e;--edge:#7d8899;--text:#e7ebf2;--muted:#a2adbd;--accent:#6ea3f2;
--on-accent:#0f131a;--fine:#58c48c;--attention:#e0a548;--wrong:#f08a82;--wrong-ground:#2b1a1c;--attention-ground:#2a2318;--fine-ground:#15271f;--halo:#6ea3f240}}
*{box-sizing:border-box;margin:0}[hidden]{display:none!important}
html{font:17px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;background:var(--ground);color:var(--text);
-webkit-text-size-adjust:100%}
body{display:flex;flex-direction:column;min-height:100vh;min-height:100svh;max-width:30rem;margin:0 auto;padding:20px;overflow-wrap:break-word}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:20px;top:4px;background:var(--ground)}
header{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;margin-bottom:28px}
header p{flex:1 1 9rem;min-width:0;font-weight:600;line-height:1.3}
header a{padding:10px 0;font-size:15px;font-weight:500;text-decoration:none}
header a:hover{text-decoration:underline}
.mark{flex:none;min-width:40px;max-width:45%;height:40px;border-radius:8px;object-fit:contain}
span.mark{display:grid;width:40px;place-items:center;background:#0f6e6b;color:#fff;font-size:14px;font-weight:600}
main{flex:1}
h1{font-size:27px;font-weight:700;letter-spacing:-.02em;line-height:1.25;text-wrap:balance}
h1+p{margin-top:6px;color:var(--muted)}
label{display:block;margin:24px 0 6px;font-weight:600}
input{width:100%;height:60px;padding:0 16px;border:2px solid var(--edge);border-radius:10px;background:var(--ground);color:var(--text);font:inherit;
font-size:27px;font-variant-numeric:tabular-nums;letter-spacing:.02em}
input:focus{outline:none;border-color:var(--accent);box-shadow:0 0 0 4px var(--halo)}
input[aria-invalid]{border-color:var(--wrong)}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:56px;margin-top:16px;padding:10px;border:2px solid transparent;border-radius:10px;background:var(--accent);
color:var(--on-accent);font:inherit;font-size:18px;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button:hover,.button:hover{filter:brightness(1.08)}
button.quiet{border:1px solid var(--edge);background:none;color:var(--accent)}
.error,.note{margin:20px 0;padding:12px 14px;border-left:4px solid var(--wrong);border-radius:6px;background:var(--wrong-ground);color:var(--wrong);font-weight:500}
.note{margin-top:0;border-color:var(--attention);background:var(--attention-ground);color:var(--attention)}
.where{margin-top:24px;padding:14px;border:1px solid var(--line);border-radius:10px;color:var(--muted);font-size:15px}
.where figure{display:flex;gap:14px;align-items:flex-end;margin-top:10px}
.where svg{flex:none;width:52px;height:68px}
.where figcaption{flex:1;padding:8px 12px;border:1px dashed var(--edge);border-radius:6px;background:var(--sunken);color:var(--text)}
.where b{white-space:nowrap}
.paper{fill:var(--ground);stroke:var(--edge)}.ink{fill:var(--line)}.spot{fill:var(--halo);stroke:var(--accent)}
.due{color:var(--muted);font-size:17px;font-weight:400;letter-spacing:0}
.due+.amount{margin-top:0;color:var(--text)}
.amount{margin-bottom:20px;font-size:44px;font-weight:700;letter-spacing:-.03em;line-height:1.15;font-variant-numeric:tabular-nums}
dl{border-top:1px solid var(--line)}
dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;padding:12px 0;border-bottom:1px solid var(--line)}
dd{margin-left:auto;font-weight:500;text-align:right;font-variant-numeric:tabular-nums;min-width:0}
dd.why{flex-basis:100%;color:var(--muted);font-size:14px;font-weight:400;text-align:left}
.sum{font-weight:700}.sum dd{font-weight:700}
.id{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:14px;overflow-wrap:anywhere}
form+.ways{margin-top:14px;color:var(--muted);font-size:15px;text-align:center;text-wrap:balance}
.part{margin-top:24px;padding:14px;border:1px solid var(--line);border-radius:10px}
.part summary{font-weight:600;cursor:pointer;padding:4px 0}.part label{margin-top:14px}
.sign{display:block;width:48px;height:48px;margin:8px 0 18px;color:var(--muted)}.sign.fine{color:var(--fine)}.sign.attention{color:var(--attention)}
.told{margin-bottom:24px}
.next{margin-top:20px;color:var(--muted)}
.again{display:inline-block;margin-top:20px;padding:8px 0}
footer{margin-top:40px;color:var(--muted);font-size:15px;text-align:center;text-wrap:balance}
footer a{display:inline-block;color:inherit}
.test{color:var(--attention);font-weight:500}
@media (max-width:345px){.amount{font-size:38px}body{padding:16px}}
@media (prefers-reduced-motion:no-preference){button,.button{transition:filter .15s}}
@media screen and (min-width:640px){html{background:var(--page)}body{min-height:0;margin:40px auto;padding:28px 32px;border:1px solid var(--line);border-radius:16px;
background:var(--ground);max-width:34rem}}
@media print{.no-print,footer .test,header a{display:none}body{max-width:none}}
`;
