/** The one style sheet of the mailbox pages; the storefront's tokens, in both colour schemes. */
export const mailboxStyle = `
:root { color-scheme: light dark; --paper: #fbf9f5; --surface: #fff; --line: #e6dfd2; --ink: #1e1c18; --ink2: #575146; --green: #1d6a4e }
@media (prefers-color-scheme: dark) { :root { --paper: #151410; --surface: #1f1d18; --line: #35312a; --ink: #f5f0e6; --ink2: #c0b8a9; --green: #74c9a2 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/24px 'Instrument Sans Variable', 'Helvetica Neue', Arial, sans-serif }
main { max-width: 800px; margin: 0 auto; padding: 40px 16px 64px }
h1 { margin: 0 0 8px; font: 500 32px/40px 'Fraunces Variable', Georgia, serif; letter-spacing: -0.015em; overflow-wrap: anywhere }
h2 { margin: 32px 0 12px; font: 500 20px/28px 'Fraunces Variable', Georgia, serif }
a { color: var(--green) }
:focus-visible { outline: 3px solid var(--green); outline-offset: 3px; border-radius: 12px }
.lead, .empty, dt, time { color: var(--ink2) }
.mails { list-style: none; margin: 24px 0 0; padding: 0; display: grid; gap: 8px }
.mails a { display: grid; grid-template-columns: 1fr auto; gap: 2px 16px; padding: 14px 20px; border-radius: 16px; background: var(--surface); color: inherit; text-decoration: none }
.mails a:hover .subject { text-decoration: underline }
.to { color: var(--ink2); font-size: 14px; overflow: hidden; text-overflow: ellipsis }
time { font-size: 13px; white-space: nowrap; font-variant-numeric: tabular-nums }
.subject { grid-column: 1 / -1; font-weight: 600; overflow-wrap: anywhere }
.languages { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 16px 0 }
.languages a { padding: 6px 0 }
.languages [aria-current='true'] { color: inherit; font-weight: 600; text-decoration: none }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 16px 0 24px; font-size: 14px }
dd { margin: 0; overflow-wrap: anywhere }
iframe { display: block; width: 100%; height: 640px; border: 1px solid var(--line); border-radius: 20px; background: var(--paper) }
pre { margin: 0; padding: 20px; border-radius: 16px; background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/20px ui-monospace, Menlo, Consolas, monospace }
`
