import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

/** The shops in which the market sells itself. */
export async function readShopsOfMarket(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from shops where is_of_market`.execute(db)
  return rows.map(({ id }) => id)
}

/** The one row of settings. */
export async function readSettings(db: Database) {
  return await db
    .selectFrom('market_settings')
    .select([
      'name',
      'tagline',
      'accent_color as accentColor',
      'currency',
      'locale',
      'country',
      'commission_bps as commissionBps',
      'commission_tax_bps as commissionTaxBps',
      'checkout_minutes as checkoutMinutes',
      'prices_include_tax as pricesIncludeTax',
      'withdrawal_minimum_minor as withdrawalMinimumMinor',
      'withdrawal_fee_minor as withdrawalFeeMinor',
      'withdrawal_daily_limit_minor as withdrawalDailyLimitMinor',
      'hold_days as holdDays',
      'reserve_bps as reserveBps',
      'reserve_days as reserveDays',
      'cash_limit_minor as cashLimitMinor',
      'cash_places as cashPlaces',
      'time_zone as timeZone',
      'dunning_days as dunningDays',
      'dunning_end as dunningEnd',
      'shops_collect_cash as shopsCollectCash',
      'clock_offset_seconds as clockOffsetSeconds',
      'misfortunes',
      'notes_contacts as notesContacts',
      'reviews_products as reviewsProducts',
      'home',
      'home_picture_id as homePictureId',
    ])
    .executeTakeFirstOrThrow()
}

/** What becomes of a subscription after the last try to charge it. */
export type DunningEnd = 'unpaid' | 'cancel' | 'pause'

export interface SettingsChange {
  name?: string | undefined
  tagline?: string | undefined
  accentColor?: string | undefined
  commissionBps?: number | undefined
  commissionTaxBps?: number | undefined
  checkoutMinutes?: number | undefined
  pricesIncludeTax?: boolean | undefined
  withdrawalMinimumMinor?: number | undefined
  withdrawalFeeMinor?: number | undefined
  withdrawalDailyLimitMinor?: number | null | undefined
  holdDays?: number | undefined
  reserveBps?: number | undefined
  reserveDays?: number | undefined
  cashLimitMinor?: number | null | undefined
  cashPlaces?: readonly string[] | undefined
  timeZone?: string | undefined
  dunningDays?: readonly number[] | undefined
  dunningEnd?: DunningEnd | undefined
  shopsCollectCash?: boolean | undefined
  notesContacts?: boolean | undefined
  reviewsProducts?: boolean | undefined
}

/** Writes what is given and keeps the rest; every process is told by a trigger. */
export async function updateSettings(db: Database, change: SettingsChange, at: Date): Promise<void> {
  await sql`
    update market_settings set
      name = coalesce(${change.name ?? null}, name),
      tagline = coalesce(${change.tagline ?? null}, tagline),
      accent_color = coalesce(${change.accentColor?.toLowerCase() ?? null}, accent_color),
      commission_bps = coalesce(${change.commissionBps ?? null}, commission_bps),
      commission_tax_bps = coalesce(${change.commissionTaxBps ?? null}, commission_tax_bps),
      prices_include_tax = coalesce(${change.pricesIncludeTax ?? null}, prices_include_tax),
      checkout_minutes = coalesce(${change.checkoutMinutes ?? null}, checkout_minutes),
      withdrawal_minimum_minor = coalesce(${change.withdrawalMinimumMinor ?? null}, withdrawal_minimum_minor),
      withdrawal_fee_minor = coalesce(${change.withdrawalFeeMinor ?? null}, withdrawal_fee_minor),
      hold_days = coalesce(${change.holdDays ?? null}, hold_days),
      reserve_bps = coalesce(${change.reserveBps ?? null}, reserve_bps),
      reserve_days = coalesce(${change.reserveDays ?? null}, reserve_days),
      withdrawal_daily_limit_minor = case when ${change.withdrawalDailyLimitMinor !== undefined}
        then ${change.withdrawalDailyLimitMinor ?? null}::bigint else withdrawal_daily_limit_minor end,
      time_zone = coalesce(${change.timeZone ?? null}, time_zone),
      dunning_days = coalesce(${change.dunningDays ?? null}::integer[], dunning_days),
      dunning_end = coalesce(${change.dunningEnd ?? null}, dunning_end),
      cash_places = coalesce(${change.cashPlaces ?? null}::text[], cash_places),
      shops_collect_cash = coalesce(${change.shopsCollectCash ?? null}, shops_collect_cash),
      notes_contacts = coalesce(${change.notesContacts ?? null}, notes_contacts),
      reviews_products = coalesce(${change.reviewsProducts ?? null}, reviews_products),
      cash_limit_minor = case when ${change.cashLimitMinor !== undefined}
        then ${change.cashLimitMinor ?? null}::bigint else cash_limit_minor end,
      updated_at = ${at}`.execute(db)
}

/** How many shops and products stand in the hall now. */
export async function countHall(db: Database): Promise<{ shopCount: number; productCount: number }> {
  const { rows } = await sql<{ shopCount: number; productCount: number }>`
    select (select count(*) from shops where state = 'approved') as "shopCount",
           (select count(*) from products where is_listed) as "productCount"`.execute(db)
  return rows[0]!
}
