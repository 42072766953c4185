/** How the dashboard looks, on top of `pages/style.ts`. */
export const dashboardStyle = `
.wide main { max-width: 1180px; margin: 0 auto; padding: 16px 24px 64px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 12px 24px; border-bottom: 1px solid var(--line); background: var(--surface); }
nav a { color: var(--muted); text-decoration: none; }
nav a[aria-current] { color: var(--text); font-weight: 600; }
.wide h1 { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin: 16px 0; font-size: 22px; }
.wide h1 .id { font-weight: 400; font-size: 15px; }
.wide h2 { margin: 28px 0 8px; font-size: 15px; }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th { padding: 6px 12px; background: var(--sunken); color: var(--muted); font-weight: 500; text-align: left; white-space: nowrap; }
td { padding: 6px 12px; border-top: 1px solid var(--line); white-space: nowrap; }
td .actions { margin: 0; }
td button { padding: 1px 8px; }
th.number, td.number { text-align: right; white-space: nowrap; }
.empty { padding: 24px; color: var(--muted); text-align: center; }
.state { padding: 1px 8px; border-radius: 99px; background: var(--sunken); color: var(--muted); font-size: 12px; font-weight: 600; white-space: nowrap; }
.state.fine { color: var(--fine); }
.state.attention { color: var(--attention); }
.state.wrong { color: var(--wrong); }
.actions { display: flex; flex-wrap: wrap; gap: 8px 16px; margin: 12px 0; }
.actions form { display: flex; align-items: center; gap: 8px; }
.actions input { width: 110px; padding: 5px 8px; }
.actions select { width: auto; padding: 5px 8px; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; font-size: 14px; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); font-size: 12px; }
`;
