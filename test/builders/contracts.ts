import type { HeldAct, Signature, SignerRole, Signing, TemplateKind } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import { changeTemplate, createTemplate, publishDraft, saveDraft } from '#server/contracts/index.ts'
import { actingAs } from '#server/platform/context.ts'
import type { TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'
import { mailsTo } from './orders.ts'
import { everybodysPassword } from './people.ts'

export interface TemplateWish {
  kind?: TemplateKind
  name?: string
  signers?: SignerRole[]
  holds?: HeldAct[]
  minTotalMinor?: number | null
  body?: string
  /** In which it is written; the text is the same. */
  languages?: Language[]
  consents?: string[]
  isActive?: boolean
}

/** A template in use, with one published version. */
export async function aTemplate(market: TestMarket, wish: TemplateWish = {}): Promise<string> {
  const { kind = 'order', name = 'Made-to-order agreement', holds = [], minTotalMinor = null, isActive = true } = wish
  const { signers = kind === 'seller_agreement' ? ['shop'] : ['customer'], consents = [] } = wish
  const about = kind === 'seller_agreement' ? 'shop.name' : 'order.total'
  const { languages = ['en'], body = `<h2>Terms</h2><p>About <span data-variable="${about}"></span>.</p>` } = wish
  const system = actingAs(market.context, { kind: 'system' })
  const id = await createTemplate(system, { name, kind })
  await saveDraft(system, id, {
    texts: languages.map((language) => ({ language, title: name, body, consents })),
    fields: [],
  })
  await publishDraft(system, id)
  await changeTemplate(system, id, { signers, holds, minTotalMinor, isActive })
  return id
}

/** The secret part of the link in the newest letter that asks somebody to sign. */
export async function linkMailedTo(market: TestMarket, email: string): Promise<string> {
  await market.settle()
  const letters = await mailsTo(market, email)
  const link = letters.map(({ plain }) => /\/sign\/([\w-]+)/.exec(plain)?.[1]).findLast(Boolean)
  if (!link) throw new Error(`nobody asked ${email} to sign`)
  return link
}

/** A signature like a finger draws it. */
export const drawnSignature: Signature = {
  kind: 'drawn',
  strokes: [Array.from({ length: 24 }, (_, at) => [60 + at * 18, 100 + ((at * 37) % 60)] as [number, number])],
}

/** Opens a link, reads to the end, proves who it is, and signs. */
export async function signs(
  market: TestMarket,
  link: string,
  {
    signature = { kind: 'typed', text: 'Ana Sousa' },
    consents = [],
  }: { signature?: Signature; consents?: true[] } = {},
): Promise<Signing> {
  const visitor = new Visitor(market.url)
  const params = { id: link }
  const { me } = await visitor.call('getSigning', { params })
  await visitor.call('viewContract', { params })
  await visitor.call('finishReading', { params })
  const proof =
    me.proof === 'password'
      ? { kind: 'password', password: everybodysPassword }
      : { kind: 'code', code: await codeMailedTo(market, visitor, link, me.email) }
  return await visitor.call('signContract', { params, body: { agrees: true, consents, signature, proof } })
}

/** Asks for a code and reads it in the letter. */
export async function codeMailedTo(market: TestMarket, visitor: Visitor, link: string, email: string): Promise<string> {
  await visitor.call('sendSigningCode', { params: { id: link } })
  const letters = await mailsTo(market, email)
  return letters.map(({ subject }) => /^(\d{6}) is/.exec(subject)?.[1]).findLast(Boolean)!
}
