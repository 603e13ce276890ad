import { createHash } from 'node:crypto'
import { Router, type Request, type Response } from 'express'
import { languageNames, languages, type Language } from '#shared/languages.ts'
import type { Context } from '../context.ts'
import { html, Html } from './html.ts'
import { makeAttachments } from './make-attachments.ts'
import type { AttachmentKey } from './port.ts'
import { mailboxStyle } from './mailbox-style.ts'
import { findMail, listMails } from './repository.ts'
import { writeSamples, type Sample, type SampleLetters } from './samples.ts'
import { tongueOf, type Tongue } from './tongue.ts'

const shownMails = 100
const styleHash = createHash('sha256').update(mailboxStyle).digest('base64')
const styleElement = new Html(`<style>${mailboxStyle}</style>`)
const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
// The letter may do nothing but be read and have its links followed.
const letterSandbox = 'allow-top-navigation-by-user-activation allow-popups'
const letterPolicy = `sandbox ${letterSandbox}; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'`
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The mailbox of a sandbox market, to be mounted at `/dev/mailbox`: every letter written, newest first, and each one as
 * it looks and as plain text; and under `samples` every letter there is, with things made up. It shows everybody's letters, so a market with real people must never mount it.
 */
export function mailboxPages(context: Context, samples: readonly SampleLetters[]): Router {
  const router = Router()

  router.get('/', async (_req, res) => {
    const mails = await listMails(context.db, shownMails)
    sendPage(res, listPage(context, mails))
  })

  router.get('/samples', (req, res) => {
    const tongue = tongueAsked(req)
    sendPage(res, samplesPage(context, writeSamples(context, samples, tongue), tongue))
  })

  router.get('/samples/:key', (req, res) => {
    const tongue = tongueAsked(req)
    const sample = findSample(req.params.key, tongue)
    if (sample) sendPage(res, samplePage(context, sample, tongue))
    else sendPage(res.status(404), missingPage(context))
  })

  router.get('/samples/:key/letter', (req, res) => {
    sendLetter(res, findSample(req.params.key, tongueAsked(req))?.letter.html)
  })

  router.get('/:id', async (req, res) => {
    const mail = await find(context, req.params.id)
    if (mail) sendPage(res, mailPage(context, mail))
    else sendPage(res.status(404), missingPage(context))
  })

  router.get('/:id/letter', async (req, res) => {
    sendLetter(res, (await find(context, req.params.id))?.html)
  })

  router.get('/:id/attachments/:index', async (req, res) => {
    const mail = await find(context, req.params.id)
    const key = (mail?.attachments as unknown as AttachmentKey[] | undefined)?.[Number(req.params.index)]
    if (!key) {
      sendPage(res.status(404), missingPage(context))
      return
    }
    const [file] = await makeAttachments(context, [key])
    res.set('cache-control', 'no-store').attachment(file!.name).type(file!.type).send(file!.bytes)
  })

  function findSample(key: string, tongue: Tongue): Sample | undefined {
    return writeSamples(context, samples, tongue).find((sample) => sample.key === key)
  }

  function tongueAsked(req: Request): Tongue {
    return tongueOf(context, languages.find((known) => known === req.query.language) ?? null)
  }

  return router
}

async function find(context: Context, id: string) {
  return uuid.test(id) ? await findMail(context.db, id) : undefined
}

function sendPage(res: Response, page: Html): void {
  res.set({ 'content-security-policy': pagePolicy, 'cache-control': 'no-store' }).type('html').send(page.text)
}

function sendLetter(res: Response, markup: string | undefined): void {
  const status = markup === undefined ? 404 : 200
  res.status(status).set({ 'content-security-policy': letterPolicy, 'cache-control': 'no-store' })
  // A sandboxed page has no origin to be keyed by; browsers warn of the contradiction.
  res.removeHeader('origin-agent-cluster')
  // Links leave the frame; a page of the market inside its own letter would be odd, and is forbidden anyway.
  res.type('html').send(markup?.replace('<head>', '<head><base target="_top">') ?? '')
}

type ListedMail = Awaited<ReturnType<typeof listMails>>[number]
type WholeMail = NonNullable<Awaited<ReturnType<typeof findMail>>>

function listPage(context: Context, mails: readonly ListedMail[]): Html {
  const empty = html`<p class="empty">
    No letters yet. Sign up, reset a password or place an order, and look here again.
  </p>`
  const list = html`<ol class="mails">
    ${mails.map(
      (mail) =>
        html` <li>
          <a href="/dev/mailbox/${mail.id}">
            <span class="to">${mail.recipient}</span>
            <time datetime="${mail.created_at.toISOString()}">${timeOf(context, mail.created_at)}</time>
            <span class="subject" dir="auto">${mail.subject}</span>
          </a>
        </li>`,
    )}
  </ol>`
  return page(
    context,
    'Mailbox',
    html`<h1>Mailbox</h1>
      <p class="lead">
        Letters this sandbox market has written, newest first.
        ${context.ports.mail.deliver ? 'They are sent by SMTP as well.' : 'Nothing is sent to anybody.'}
      </p>
      ${mails.length > 0 ? list : empty}
      <p><a href="/dev/mailbox/samples">See every letter there is</a>, with things made up.</p>`,
  )
}

function mailPage(context: Context, mail: WholeMail): Html {
  const attachments = mail.attachments as unknown as AttachmentKey[]
  return page(
    context,
    mail.subject,
    html`<p><a href="/dev/mailbox">All letters</a></p>
      <h1 dir="auto">${mail.subject}</h1>
      <dl>
        <dt>To</dt>
        <dd>${mail.recipient}</dd>
        <dt>Written</dt>
        <dd><time datetime="${mail.created_at.toISOString()}">${timeOf(context, mail.created_at)}</time></dd>
        <dt>Sent</dt>
        <dd>${sentWords(context, mail)}</dd>
        ${attachments.map(
          (_key, index) =>
            html`<dt>Attached</dt>
              <dd><a href="/dev/mailbox/${mail.id}/attachments/${index}">File ${index + 1}</a></dd>`,
        )}
      </dl>
      ${bothTwins(`/dev/mailbox/${mail.id}/letter`, mail.plain)}`,
  )
}

function sentWords(context: Context, mail: WholeMail): string {
  if (mail.held_until) return `waits until ${timeOf(context, mail.held_until)}`
  if (mail.not_sent_because) return `not sent: the address ${mail.not_sent_because}`
  if (mail.digested_at) return 'told in a digest'
  return mail.sent_at ? timeOf(context, mail.sent_at) : 'stays here'
}

function samplesPage(context: Context, samples: readonly Sample[], { language }: Tongue): Html {
  return page(
    context,
    'Every letter',
    html`<p><a href="/dev/mailbox">All letters</a></p>
      <h1>Every letter</h1>
      <p class="lead">The ${samples.length} letters this market can write, with things made up. Nobody gets them.</p>
      ${languageLinks('/dev/mailbox/samples', language)}
      <ol class="mails">
        ${samples.map(
          ({ key, letter }) =>
            html` <li>
              <a href="/dev/mailbox/samples/${key}?language=${language}">
                <span class="to">${key.replace(/:sample$/, '')}</span>
                <span class="subject" dir="auto" lang="${language}">${letter.subject}</span>
              </a>
            </li>`,
        )}
      </ol>`,
  )
}

function samplePage(context: Context, { key, letter }: Sample, { language }: Tongue): Html {
  return page(
    context,
    letter.subject,
    html`<p><a href="/dev/mailbox/samples?language=${language}">Every letter</a></p>
      ${languageLinks(`/dev/mailbox/samples/${key}`, language)}
      <h1 dir="auto" lang="${language}">${letter.subject}</h1>
      <dl>
        <dt>Kind</dt>
        <dd>${key.split(':')[0]!}</dd>
        <dt>By mail</dt>
        <dd>${letter.text?.choicesUrl ? 'can be switched off' : 'always'}</dd>
      </dl>
      ${bothTwins(`/dev/mailbox/samples/${key}/letter?language=${language}`, letter.plain)}`,
  )
}

/** The same page in each language. */
function languageLinks(path: string, chosen: Language): Html {
  return html`<nav class="languages" aria-label="Language of the letters">
    ${languages.map(
      (language) =>
        html`<a href="${path}?language=${language}" lang="${language}" aria-current="${String(language === chosen)}"
          >${languageNames[language]}</a
        > `,
    )}
  </nav>`
}

function bothTwins(letterPath: string, plain: string): Html {
  return html`<iframe src="${letterPath}" sandbox="${letterSandbox}" title="The letter"></iframe>
    <h2>The same in plain text</h2>
    <pre dir="auto">${linked(plain)}</pre>`
}

function missingPage(context: Context): Html {
  return page(
    context,
    'No such letter',
    html`<h1>No such letter</h1>
      <p><a href="/dev/mailbox">All letters</a></p>`,
  )
}

function page(context: Context, title: string, content: Html): Html {
  const { marketName, locale } = context.ports.mail.letterhead()
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${marketName}</title>
        ${styleElement}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `
}

/** Addresses in plain text become links; everything around them is escaped. */
function linked(plain: string): Html[] {
  return plain
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

function timeOf(context: Context, instant: Date): string {
  const { locale } = context.ports.mail.letterhead()
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant)
}
