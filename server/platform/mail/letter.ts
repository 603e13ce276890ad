import type { Context } from '../context.ts'
import { html, type Html } from './html.ts'
import type { Letterhead } from './port.ts'
import type { Tongue } from './tongue.ts'
import { mailRoomWords } from './words.ts'

/** A mail as it is sent: HTML, and the same in plain text. */
export interface Letter {
  subject: string
  html: string
  plain: string
}

/** A letter in a line, for who reads it elsewhere than in their mail. */
export interface Gist {
  title: string
  words: string
  /** Where it leads: as its button does, unless somebody says otherwise. */
  url: string
}

/** A letter, with what it says. */
export interface WrittenLetter extends Letter {
  text: LetterText
}

/** Writes what a letter says, for who reads it in this tongue. */
export type LetterWriter = (tongue: Tongue) => LetterText

/** What a letter says, in plain text; nothing in it is taken for HTML. */
export interface LetterText {
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** The one thing to do, as a button. */
  action?: { label: string; url: string }
  footnote?: string
  /** Several things in a row, each with where it leads. */
  things?: readonly Gist[]
  /** Where who gets it may choose to get no more of its kind. */
  choicesUrl?: string
}

/**
 * Writes the letter with a key in the market's name and colour, as HTML and as plain text, and says below it where its kind
 * can be switched off, where it can. Every value is escaped.
 */
export function writeLetter(context: Context, key: string, write: LetterWriter, tongue: Tongue): WrittenLetter {
  const { publicUrl } = context.config
  const said = write(tongue)
  const choicesUrl = said.choicesUrl ?? context.ports.findChoices(context, key, gistOf(said))
  const text = choicesUrl ? { ...said, choicesUrl } : said
  const sheet: Sheet = { head: context.ports.mail.letterhead(), url: publicUrl, tongue }
  return { subject: oneLine(text.subject), html: asHtml(text, sheet).text, plain: asPlain(text, sheet), text }
}

/** What a letter says in a line, leading where its button does or to another address; none where it leads nowhere. */
export function gistOf({ subject, paragraphs, action }: LetterText, url = action?.url): Gist | undefined {
  return url === undefined ? undefined : { title: oneLine(subject), words: oneLine(paragraphs[0] ?? ''), url }
}

/** What all letters of a tongue are written on. */
interface Sheet {
  head: Letterhead
  url: string
  tongue: Tongue
}

/** A line break in a subject would begin another header. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim()
}

function asPlain(text: LetterText, { head, url, tongue }: Sheet): string {
  const { heading, paragraphs, things = [], action, footnote, choicesUrl } = text
  const blocks = [heading, ...paragraphs, ...things.map((one) => `${one.title}\n${one.words}\n${one.url}`)]
  const { colon, choices } = mailRoomWords[tongue.language]
  if (action) blocks.push(`${action.label}${colon}\n${action.url}`)
  if (footnote) blocks.push(footnote)
  if (choicesUrl) blocks.push(`${choices}${colon}\n${choicesUrl}`)
  // The signature mark of RFC 3676, section 4.3.
  blocks.push(`-- \n${head.marketName}\n${url}`)
  return `${blocks.join('\n\n')}\n`
}

// Mail programs know tables and inline styles best; the style sheet only adds phone and dark scheme.
function asHtml(text: LetterText, { head, url, tongue }: Sheet): Html {
  const { subject, heading, paragraphs, things = [], action, footnote, choicesUrl } = text
  const sans = "'Instrument Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif"
  const serif = "Fraunces, Georgia, 'Times New Roman', serif"
  return html`<!doctype html>
    <html lang="${tongue.locale}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          @media (max-width: 480px) {
            .ground {
              padding: 16px 12px 32px !important;
            }
            .sheet {
              padding: 28px 22px !important;
            }
            .heading {
              font-size: 24px !important;
              line-height: 30px !important;
            }
            .button {
              display: block !important;
              text-align: center;
            }
          }
          @media (prefers-color-scheme: dark) {
            .paper,
            .ground {
              background: #151410 !important;
            }
            .sheet {
              background: #1f1d18 !important;
            }
            .heading,
            .name {
              color: #f5f0e6 !important;
            }
            .words {
              color: #c0b8a9 !important;
            }
            .note {
              color: #a0988a !important;
            }
          }
        </style>
      </head>
      <body class="paper" style="margin:0;padding:0;background:#fbf9f5">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
          <tr>
            <td class="ground" align="center" style="padding:40px 24px 56px;background:#fbf9f5">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:560px"
              >
                <tr>
                  <td dir="auto" style="padding:0 4px 20px">
                    <a href="${url}" class="name" style="font:600 20px/28px ${serif};color:#1e1c18;text-decoration:none"
                      ><span style="color:${head.accentColor}">&#8745;</span> ${head.marketName}</a
                    >
                  </td>
                </tr>
                <tr>
                  <td class="sheet" style="padding:40px;background:#ffffff;border-radius:20px">
                    <h1
                      class="heading"
                      dir="auto"
                      style="margin:0 0 16px;font:500 28px/36px ${serif};letter-spacing:-0.01em;color:#1e1c18"
                    >
                      ${heading}
                    </h1>
                    ${paragraphs.map((paragraph) => html`<p class="words" dir="auto" style="margin:0 0 16px;font:400 16px/26px ${sans};color:#575146">${paragraph}</p> `)}${things.map(
                      ({ title, words, url: to }) =>
                        html`<p
                          class="words"
                          dir="auto"
                          style="margin:0 0 16px;padding:16px 0 0;border-top:1px solid #e6dfd2;font:400 15px/24px ${sans};color:#575146"
                        >
                          <a href="${to}" class="name" style="font:600 16px/24px ${sans};color:#1e1c18">${title}</a
                          ><br />${words}
                        </p>`,
                    )}${
                      action
                        ? html`<p dir="auto" style="margin:24px 0 8px">
                              <a
                                href="${action.url}"
                                class="button"
                                style="display:inline-block;padding:14px 28px;border-radius:999px;background:${head.accentColor};font:600 16px/20px ${sans};color:#ffffff;text-decoration:none"
                                >${action.label}</a
                              >
                            </p>
                            <p
                              class="note"
                              style="margin:16px 0 0;font:400 13px/20px ${sans};color:#6f685b;word-break:break-all"
                            >
                              ${action.url}
                            </p>`
                        : null
                    }
                  </td>
                </tr>
                <tr>
                  <td style="padding:20px 4px 0">
                    ${footnote ? html`<p class="note" dir="auto" style="margin:0 0 8px;font:400 13px/20px ${sans};color:#6f685b">${footnote}</p>` : null}
                    <p class="note" dir="auto" style="margin:0;font:400 13px/20px ${sans};color:#6f685b">
                      ${choicesUrl ? html`<a href="${choicesUrl}" style="color:inherit">${mailRoomWords[tongue.language].choices}</a><br />` : null}<a
                        href="${url}"
                        style="color:inherit"
                        >${url}</a
                      >
                    </p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `
}
