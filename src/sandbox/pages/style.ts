/** How the sandbox's pages look: what all share, and the Checkout page. */
export const style = `
:root { --ground: #f6f7f9; --surface: #fff; --sunken: #eef0f3; --line: #e1e4e9; --text: #1b2330; --muted: #5b6676; --accent: #1f5fbf; --fine: #1b7f4b; --attention: #9a5b00; --wrong: #b3261e; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161d; --surface: #181d26; --sunken: #0f131a; --line: #29313e; --text: #e7ebf2; --muted: #a2adbd; --accent: #6ea3f2; --fine: #58c48c; --attention: #e0a548; --wrong: #f08a82; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 'Inter Variable', Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--accent); }
code, .id { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 0.92em; }
.banner { margin: 0; padding: 8px 16px; background: #ffe9a8; color: #4a3500; text-align: center; font-size: 13px; }
button, input, select { font: inherit; color: inherit; }
input, select { width: 100%; padding: 9px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
button { padding: 6px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); cursor: pointer; }
button.primary { border-color: transparent; background: #1f5fbf; color: #fff; font-weight: 600; }
button.danger { color: var(--wrong); }
button.link { padding: 0; border: 0; background: none; color: var(--muted); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hint, small { color: var(--muted); font-size: 13px; }
.error { margin: 0 0 16px; padding: 10px 12px; border: 1px solid currentColor; border-radius: 6px; color: var(--wrong); }
.checkout { display: grid; grid-template-columns: 1fr 1fr; gap: 48px; max-width: 980px; margin: 0 auto; padding: 48px 24px; }
@media (max-width: 760px) { .checkout { grid-template-columns: 1fr; gap: 24px; padding: 24px 16px; } }
.checkout h1 { margin: 16px 0 24px; font-size: 16px; font-weight: 500; }
.checkout .office { display: block; color: var(--muted); }
.checkout .total { display: block; font-size: 36px; font-weight: 650; letter-spacing: -0.02em; }
.lines { margin: 0; }
.lines div { display: flex; justify-content: space-between; gap: 16px; padding: 8px 0; }
.lines dd { margin: 0; }
.lines .sum { margin-top: 8px; border-top: 1px solid var(--line); font-weight: 600; }
.pay { padding: 24px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
.pay label { display: block; margin-bottom: 12px; font-size: 14px; font-weight: 500; }
.pay label input:not([type='radio']) { margin-top: 4px; font-weight: 400; }
.pay fieldset { margin: 0 0 16px; padding: 0; border: 0; }
.pay legend { margin-bottom: 6px; font-size: 14px; font-weight: 500; }
.pay .choice { display: flex; align-items: center; gap: 8px; margin: 0 0 6px; padding: 9px 12px; border: 1px solid var(--line); border-radius: 6px; }
.pay .choice input { width: auto; }
.pay .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.pay .fields { margin-top: 12px; }
.methods:has([value='us_bank_account']:checked) .card, .methods:has([value='card']:checked) .bank { display: none; }
.pay .primary { width: 100%; padding: 12px; font-size: 16px; }
.notice { max-width: 520px; margin: 0 auto; padding: 96px 24px; text-align: center; }
`;
