import { sql, type RawBuilder } from 'kysely'

/** Whose data it is. */
export interface Somebody {
  personId: string
  /** The address and the name of the account. */
  email: string
  name: string
}

/** What becomes of a column when its person is erased: another value, or it stays, and why. */
type Fate = { becomes: RawBuilder<unknown> } | { stays: string }

/** A table that knows something about people. */
export interface PersonalTable {
  /** Its rows `t` that are about somebody. */
  of: (whose: Somebody) => RawBuilder<unknown>
  /** The rows go, or each column that can say something of a person has a fate. */
  erased: 'rows go' | Readonly<Record<string, Fate>>
  /** Left out of the copy a person takes away: secrets, and bytes nobody can read. */
  secret?: readonly string[]
  /** Left out as well: how the shop and the market settle between themselves, and who in a shop did something. */
  internal?: readonly string[]
  /** Its `bytes` are a file of theirs; under which name the copy has it. */
  file?: RawBuilder<unknown>
}

/** The name under which what a person said goes on standing. */
export const nobody = 'Somebody who left'

const name: Fate = { becomes: sql`${nobody}::text` }
const empty: Fate = { becomes: sql`''` }
const none: Fate = { becomes: sql`null` }
/** Nobody receives mail here (RFC 2606, section 2); the id keeps it unique. */
const noAddress = (id: RawBuilder<unknown>): Fate => ({ becomes: sql`'erased-' || ${id} || '@erased.invalid'` })
/** Which tax was due depends on the place alone. */
const placeAlone: Fate = {
  becomes: sql`t.address || jsonb_build_object('name', ${nobody}::text, 'line1', '', 'line2', '', 'phone', '')`,
}

const said: Fate = { stays: 'what was said in public or to somebody else is theirs too; it stands without a name' }
const link: Fate = { stays: 'names the row of a person who has no name any more' }
const word: Fate = { stays: 'one of our own words, not the person’s' }
const book: Fate = { stays: 'books and their vouchers are kept for ten years (in Germany section 147 AO)' }
const claim: Fate = { stays: 'needed while somebody may still claim something (GDPR article 17, paragraph 3 e)' }
const safety: Fate = { stays: 'the log of who did what is kept whole, so that nobody can change it unseen' }

const byPerson = ({ personId }: Somebody) => sql`t.person_id = ${personId}`
const keysOf = ({ personId, email }: Somebody) => sql`array['person:' || ${personId}, 'email:' || lower(${email})]`
const withoutAddress: Fate = { becomes: sql`array(select c from unnest(t.customers) c where c not like 'email:%')` }

/**
 * Every table that knows something about people, and what becomes of each column that can say something of one. The law
 * behind it is the GDPR: article 15 and 20 (a copy), article 17 (erasure, and what is excepted). `personal-data.test.ts`
 * walks the whole database and fails on a column that is not here.
 */
export const personalTables: Readonly<Record<string, PersonalTable>> = {
  sessions: { of: byPerson, erased: 'rows go' },
  one_time_tokens: {
    of: ({ personId, email }) => sql`t.person_id = ${personId} or t.email = ${email}`,
    erased: 'rows go',
    secret: ['token_hash', 'password_hash'],
  },
  shop_invitations: {
    of: ({ email }) => sql`t.email = ${email}`,
    erased: 'rows go',
    secret: ['token_hash'],
  },
  refused_sign_ins: { of: ({ email }) => sql`t.email = ${email}`, erased: 'rows go' },
  second_factors: { of: byPerson, erased: 'rows go', secret: ['sealed_secret'] },
  recovery_codes: { of: byPerson, erased: 'rows go', secret: ['code_hash'] },
  passkeys: { of: byPerson, erased: 'rows go', secret: ['public_key'] },
  passkey_challenges: { of: byPerson, erased: 'rows go', secret: ['challenge'] },
  person_addresses: { of: byPerson, erased: 'rows go' },
  // Of shops that have closed or were never let in: others hinder an erasure.
  application_files: {
    of: byPerson,
    erased: 'rows go',
    secret: ['bytes'],
    file: sql`'application/' || t.id || ' ' || t.name`,
  },
  legal_details: {
    of: ({ personId }) => sql`
      exists (select from shop_members m join shops s on s.id = m.shop_id
              where m.shop_id = t.shop_id and m.person_id = ${personId} and m.role = 'owner' and s.state in ('closed', 'declined'))
        and not exists (select from invoices i where i.shop_id = t.shop_id)`,
    erased: 'rows go',
  },
  shop_members: { of: byPerson, erased: 'rows go' },
  saved_products: { of: byPerson, erased: 'rows go' },
  followed_shops: { of: byPerson, erased: 'rows go' },
  notices: { of: byPerson, erased: 'rows go' },
  notice_choices: { of: byPerson, erased: 'rows go' },
  notice_hours: { of: byPerson, erased: 'rows go' },
  push_devices: { of: byPerson, erased: 'rows go', secret: ['endpoint', 'p256dh', 'auth'] },
  push_messages: {
    of: ({ personId }) => sql`t.device_id in (select d.id from push_devices d where d.person_id = ${personId})`,
    erased: 'rows go',
  },
  stock_requests: { of: byPerson, erased: 'rows go' },
  presence: { of: byPerson, erased: 'rows go' },
  data_exports: { of: byPerson, erased: 'rows go', secret: ['bytes'] },
  mail_events: { of: ({ email }) => sql`t.address = ${email}`, erased: 'rows go' },
  paused_addresses: { of: ({ email }) => sql`t.address = ${email}`, erased: 'rows go' },
  mails: { of: ({ email }) => sql`t.recipient = ${email}`, erased: 'rows go', secret: ['html'] },

  // By jobs the gateways forget what they keep, before these rows go.
  gateway_customers: { of: byPerson, erased: 'rows go', secret: ['reference'] },
  // A card's names at the gateway go with its owner; what was bought by plan is kept as orders are.
  payment_methods: {
    of: byPerson,
    erased: {
      person_id: link,
      gateway: claim,
      state: { becomes: sql`'removed'` },
      reference: none,
      customer_reference: none,
      brand: claim,
      last4: claim,
      consent: claim,
      request_key: claim,
    },
    secret: ['reference', 'customer_reference'],
  },
  subscriptions: {
    of: byPerson,
    erased: {
      person_id: link,
      email: noAddress(sql`t.id`),
      currency: book,
      state: word,
      unit: word,
      address: placeAlone,
      tax_number: empty,
      end_reason: empty,
      told_of_expiry: word,
    },
  },
  subscription_history: {
    of: ({ personId }) => sql`t.by_person_id = ${personId}`,
    erased: { act: word, to_state: word, by_kind: word, by_person_id: link, detail: empty },
  },
  // What people signed proves what they agreed to, for as long as somebody may claim something from it.
  contracts: {
    of: byPerson,
    erased: {
      cause: claim,
      person_id: link,
      state: claim,
      holds: claim,
      language: claim,
      title: claim,
      text: claim,
      text_hash: claim,
      consents: claim,
      missing: claim,
      verify_code: claim,
      reason: claim,
      service: claim,
      envelope_id: claim,
    },
  },
  contract_parties: {
    of: ({ personId, email }) => sql`t.person_id = ${personId} or t.email = ${email}`,
    erased: {
      role: claim,
      name: claim,
      email: claim,
      person_id: link,
      signature: claim,
      proof: claim,
      code_hash: claim,
    },
    secret: ['code_hash'],
  },
  contract_events: {
    of: ({ personId, email }) =>
      sql`exists (select from contract_parties p where p.id = t.party_id and (p.person_id = ${personId} or p.email = ${email}))`,
    erased: {
      kind: claim,
      detail: claim,
      address: claim,
      hash: claim,
    },
  },
  contract_files: {
    of: ({ personId, email }) =>
      sql`exists (select from contract_parties p where p.contract_id = t.contract_id and (p.person_id = ${personId} or p.email = ${email}))`,
    erased: {
      sha256: claim,
      certificate_hash: claim,
      bytes: claim,
    },
    secret: ['bytes'],
    file: sql`'contracts/' || t.contract_id || '.pdf'`,
  },
  refund_accounts: {
    of: ({ personId }) => sql`exists (select from orders o where o.id = t.order_id and o.person_id = ${personId})`,
    erased: { holder: book, iban: book },
  },

  carts: {
    of: byPerson,
    erased: { person_id: link, token_hash: link, country: none, region: empty, postal_code: empty, tax_number: empty },
    secret: ['token_hash'],
  },
  checkouts: {
    of: byPerson,
    erased: {
      person_id: link,
      guest_token_hash: none,
      email: noAddress(sql`t.id`),
      language: none,
      address: placeAlone,
      tax_number: book,
      state: word,
      currency: word,
      request_key: word,
    },
    secret: ['guest_token_hash'],
  },
  orders: {
    of: byPerson,
    erased: {
      person_id: link,
      email: noAddress(sql`t.id`),
      address: placeAlone,
      tax_number: book,
      state: word,
      payment_method: word,
      currency: word,
      shipping_method: word,
      carrier: word,
      tracking_number: claim,
      cancel_reason: claim,
      discounts: book,
    },
    internal: [
      'commission_minor',
      'commission_tax_minor',
      'commission_refunded_minor',
      'conceded_minor',
      'refunding_minor',
      'refunds_locked',
      'release_at',
      'released_at',
      'market_discount_minor',
      'cash_collected_by_shop',
    ],
  },
  returns: {
    of: ({ personId }) => sql`t.checkout_id in (select id from checkouts where person_id = ${personId})`,
    erased: { state: word, words: claim, label_note: claim, decline_reason: claim, request_key: word },
  },
  disputes: {
    of: ({ personId }) => sql`t.order_id in (select id from orders where person_id = ${personId})`,
    erased: {
      origin: word,
      reason: word,
      state: word,
      currency: word,
      chargeback_reference: book,
      request_key: word,
      verdict: claim,
      verdict_reason: claim,
      bearer: word,
    },
    internal: ['set_aside_minor', 'bearer', 'chargeback_reference'],
  },
  dispute_words: {
    of: ({ personId }) => sql`t.by_person_id = ${personId}`,
    erased: { side: word, words: claim, by_person_id: link },
  },
  invoices: {
    of: byPerson,
    erased: {
      kind: word,
      cause: word,
      series: book,
      number: book,
      person_id: link,
      buyer_name: book,
      seller_name: book,
      currency: word,
      document: book,
    },
  },

  reviews: {
    of: byPerson,
    erased: {
      person_id: link,
      author: name,
      title: said,
      body: said,
      state: word,
      answer: said,
      answered_by: link,
      hidden_reason: word,
    },
  },
  review_votes: { of: byPerson, erased: { person_id: link } },
  review_reports: { of: byPerson, erased: { person_id: link, reason: claim } },
  questions: {
    of: byPerson,
    erased: {
      person_id: link,
      author: name,
      body: said,
      state: word,
      hidden_reason: word,
      answer: said,
      answered_by: link,
    },
  },
  listing_reports: { of: byPerson, erased: { person_id: link, reason: claim } },
  question_reports: { of: byPerson, erased: { person_id: link, reason: claim } },
  review_pictures: {
    of: ({ personId }) => sql`t.review_id in (select id from reviews where person_id = ${personId})`,
    erased: 'rows go',
  },

  conversations: {
    of: byPerson,
    erased: { kind: word, person_id: link, customer_name: name, assigned_name: said },
  },
  messages: {
    of: ({ personId }) => sql`t.author_id = ${personId}`,
    erased: { side: word, author_name: name, body: said },
  },
  message_history: {
    of: ({ personId }) => sql`t.by_person_id = ${personId}`,
    erased: { body: said, act: word, by_person_id: link },
  },
  // What was noted about a customer who is erased goes with the fact of it (`server/chat/forget-notes.ts`).
  team_notes: {
    of: ({ personId }) => sql`t.author_id = ${personId}`,
    erased: {
      author_name: name,
      body: { stays: 'what a shop says among itself about somebody else; it stands without a name' },
    },
    internal: ['body'],
  },
  conversation_reads: { of: byPerson, erased: { side: word, person_id: link, reader_name: name } },
  chat_files: {
    of: byPerson,
    erased: { person_id: link, name: said, bytes: said },
    secret: ['bytes'],
    file: sql`'chat/' || t.id || ' ' || t.name`,
  },
  chat_reports: {
    of: ({ personId }) => sql`t.reporter_id = ${personId}`,
    erased: {
      reporter_side: word,
      side: word,
      reason: claim,
      decision: word,
      decided_reason: word,
      decided_by: link,
    },
  },
  chat_bans: { of: byPerson, erased: { person_id: link } },
  chat_answers: { of: ({ personId }) => sql`t.by_person_id = ${personId}`, erased: { by_person_id: link } },

  coupon_customers: { of: (whose) => sql`t.customer = any(${keysOf(whose)})`, erased: 'rows go' },
  coupon_uses: { of: (whose) => sql`t.customers && ${keysOf(whose)}`, erased: { customers: withoutAddress } },
  sale_event_customers: { of: (whose) => sql`t.customer = any(${keysOf(whose)})`, erased: 'rows go' },
  sale_event_takes: { of: (whose) => sql`t.customers && ${keysOf(whose)}`, erased: { customers: withoutAddress } },

  audit_log: {
    of: byPerson,
    erased: {
      person_id: link,
      by_kind: safety,
      act: safety,
      subject: safety,
      detail: safety,
      door: safety,
      address: safety,
      user_agent: safety,
      changes: safety,
      facts: safety,
      reason: safety,
      request_id: safety,
    },
  },
  media: {
    of: ({ personId }) => sql`t.person_id = ${personId} and t.shop_id is null`,
    erased: { storage_key: link, alt: empty, color: word, person_id: none },
  },
  people: {
    of: ({ personId }) => sql`t.id = ${personId}`,
    erased: { email: noAddress(sql`t.id`), name, language: none, password_hash: empty },
    secret: ['password_hash'],
  },
}

const inOwn = (column: string, parent: string, { personId }: Somebody) =>
  sql`t.${sql.ref(column)} in (select o.id from ${sql.table(parent)} o where o.person_id = ${personId})`
const ofOrderLine = ({ personId }: Somebody) =>
  sql`t.order_line_id in (select l.id from order_lines l join orders o on o.id = l.order_id where o.person_id = ${personId})`

/**
 * Of the tables below, those whose rows are parts of something that is somebody's: what was bought, sent, given back. They say
 * nothing of who it was, so that nothing in them is erased; a copy without them would not say what an order was about.
 */
export const partsOfTheirs: Readonly<Record<string, Pick<PersonalTable, 'of' | 'internal'>>> = {
  cart_lines: { of: (whose) => inOwn('cart_id', 'carts', whose) },
  order_lines: {
    of: (whose) => inOwn('order_id', 'orders', whose),
    internal: [
      'commission_bps',
      'commission_minor',
      'commission_rule_id',
      'commission_tax_bps',
      'commission_tax_minor',
      'market_discount_minor',
    ],
  },
  tracking_updates: { of: (whose) => inOwn('order_id', 'orders', whose), internal: ['by_person_id'] },
  downloads: { of: (whose) => inOwn('order_id', 'orders', whose) },
  return_lines: { of: ofOrderLine },
  refunds: {
    of: (whose) => inOwn('order_id', 'orders', whose),
    internal: [
      'commission_minor',
      'bearer',
      'by_kind',
      'by_person_id',
      'key',
      'gateway_reference',
      'failure',
      'looks',
      'next_look_at',
    ],
  },
  refund_lines: { of: ofOrderLine, internal: ['commission_minor'] },
  subscription_cycles: { of: (whose) => inOwn('subscription_id', 'subscriptions', whose) },
}

/** Tables that know nothing of somebody who only buys; each with what it knows. */
export const otherTables: Readonly<Record<string, string>> = {
  idempotency_keys: 'answers of the last day, forgotten by a sweep',
  rate_buckets: 'tries of the last day, forgotten by a sweep',
  cart_lines: 'things',
  cart_shipping_choices: 'things',
  cart_coupons: 'things',
  order_lines: 'things',
  downloads: 'files of an order, and how often they were fetched',
  download_fetches: 'when a file of an order was fetched, without who or from where',
  order_pictures: 'pictures of things',
  return_lines: 'things',
  return_pictures: 'pictures of things',
  refund_lines: 'things',
  order_history: 'who moved an order, by id',
  checkout_history: 'who moved a checkout, by id',
  return_history: 'who moved a return, by id',
  dispute_history: 'who moved a dispute, by id',
  review_invitations: 'orders that were asked about',
  tracking_updates: 'parcels',
  payments: 'sums',
  payment_attempts: 'sums, and the last digits of a card',
  payment_history: 'sums',
  refunds: 'sums, and who gave them back, by id',
  chargebacks: 'sums',
  gateway_events: 'vouchers of payments, kept as they came',
  gateway_movements: 'sums',
  differences: 'sums',
  reconciliation_runs: 'sums',
  clock_moves: 'who moved the clock, by id',
  clock_log: 'figures',
  order_reserves: 'sums',
  ledger_accounts: 'sums',
  ledger_postings: 'sums',
  ledger_entries: 'sums',
  ledger_verifications: 'sums',
  invoice_tasks: 'what is to be written',
  invoice_series: 'numbers',
  invoice_handovers: 'what goes over to the billing system; keys and its answers',
  billing_customers: 'under which id the billing system keeps whom',
  conversation_standings: 'what is archived and muted',
  shop_chat_settings: 'what a shop says by itself',
  market_chat_settings: 'what the market says by itself',
  audit_unlinked: 'the chain of the log',
  audit_chain: 'the chain of the log',
  audit_anchors: 'the chain of the log',
  audit_cuts: 'the chain of the log',
  audit_changes: 'the log in the making',
  ...Object.fromEntries(
    // Who has a shop or an office is not erased before they have left it; until then this is the shop's and the market's.
    [
      'operators',
      'shops',
      'shop_history',
      'shop_applications',
      'withdraw_methods',
      'withdrawals',
      'withdrawal_items',
      'withdrawal_history',
      'payout_files',
      'payouts',
      'imports',
      'import_lines',
    ].map((table) => [table, 'of shops and those who run them']),
  ),
  ...Object.fromEntries(
    [
      'seal_certificates',
      'push_keys',
      'contract_tasks',
      'contract_templates',
      'contract_template_versions',
      'market_settings',
      'application_checklist',
      'application_documents',
      'categories',
      'category_attributes',
      'shipping_methods',
      'products',
      'product_history',
      'price_history',
      'stock_history',
      'product_pictures',
      'product_files',
      'product_file_pieces',
      'fetched_pictures',
      'variants',
      'product_search',
      'product_search_changes',
      'search_words',
      'search_stems',
      'search_synonyms',
      'blocked_words',
      'commission_rules',
      'tax_rules',
      'coupons',
      'plans',
      'subscription_cycles',
      'sale_events',
      'sale_event_pictures',
      'sale_event_items',
    ].map((table) => [table, 'what is sold, and how']),
  ),
}
