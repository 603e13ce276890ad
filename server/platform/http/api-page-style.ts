/** The style sheet of the page that explains the API: the storefront's tokens, in both colour schemes. */
export function apiPageStyle(accentColor: string): string {
  return `
:root { color-scheme: light dark; --paper: #fbf9f5; --surface: #fff; --sunken: #f4f0e8; --line: #e6dfd2; --ink: #1e1c18; --ink2: #575146; --ink3: #6f685b; --accent: ${accentColor}; --clay: #a63d23 }
@media (prefers-color-scheme: dark) { :root { --paper: #151410; --surface: #1f1d18; --sunken: #1c1a16; --line: #35312a; --ink: #f5f0e6; --ink2: #c0b8a9; --ink3: #a0988a; --accent: #74c9a2; --clay: #f29b80 } }
* { box-sizing: border-box }
html { scroll-padding-top: 24px }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/24px 'Instrument Sans Variable', 'Helvetica Neue', Arial, sans-serif }
a { color: var(--accent); text-underline-offset: 3px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 6px }
h1, h2 { font-family: 'Fraunces Variable', Georgia, serif; font-weight: 500; letter-spacing: -0.015em }
h1 { margin: 0 0 12px; font-size: 40px; line-height: 44px }
h2 { margin: 64px 0 16px; font-size: 28px; line-height: 34px }
h3 { margin: 0; font-size: 16px; line-height: 24px; font-weight: 600 }
h4 { margin: 16px 0 4px; font-size: 13px; line-height: 20px; font-weight: 600; color: var(--ink2) }
p { margin: 4px 0; max-width: 68ch }
code, .path { font: 13px/20px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
.house { display: grid; grid-template-columns: 160px minmax(0, 1fr); gap: 48px; max-width: 1280px; margin: 0 auto; padding: 48px 24px 96px }
nav { position: sticky; top: 24px; align-self: start; max-height: calc(100vh - 48px); overflow-y: auto; font-size: 14px; line-height: 20px }
nav ul { list-style: none; margin: 0 0 16px; padding: 0 }
nav li { margin: 4px 0 }
nav a { color: var(--ink2); text-decoration: none }
nav a:hover { color: var(--ink); text-decoration: underline }
.lead { font-size: 18px; line-height: 28px; color: var(--ink2) }
.operation { padding: 20px 24px; margin: 0 0 16px; border-radius: 20px; background: var(--surface); border: 1px solid var(--line) }
.operation:target, .problems li:target, .schema:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent) }
.head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px }
.method { min-width: 60px; padding: 0 8px; border-radius: 8px; background: var(--sunken); font: 600 12px/22px ui-monospace, Menlo, Consolas, monospace; text-align: center }
.head a { color: inherit; text-decoration: none }
.head a:hover { text-decoration: underline }
.who { color: var(--ink3); font-size: 14px; line-height: 20px }
.fields { margin: 0; padding: 0 0 0 16px; list-style: none; border-left: 1px solid var(--line) }
.fields .fields { margin-top: 2px }
.fields li { margin: 2px 0 }
.type { color: var(--ink3); font-size: 13px }
.note { color: var(--ink2); font-size: 13px; line-height: 20px }
.schema { padding: 16px 24px; margin: 0 0 12px; border-radius: 20px; background: var(--surface); border: 1px solid var(--line) }
.problems { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px }
.problems li { padding: 12px 20px; border-radius: 16px; background: var(--surface); border: 1px solid var(--line) }
.problems code { color: var(--clay); font-weight: 600 }
.codes { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0; padding: 0; list-style: none }
@media (max-width: 800px) {
  .house { grid-template-columns: minmax(0, 1fr); gap: 24px; padding: 32px 16px 64px }
  nav { position: static; max-height: none; columns: 2 }
  h1 { font-size: 32px; line-height: 36px }
  .operation, .schema { padding: 16px }
}
`
}
