import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import type { Townspeople } from './settle-people.ts'
import { hoursAfter } from './story-clock.ts'

/** Somebody has something against a thing, so that the operator has it to decide. */
export async function reportThings({ db }: Context, townspeople: Townspeople, opensAt: Date): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into listing_reports (id, product_id, shop_id, person_id, reason, reported_at)
    select ${newId()}::uuid, id, shop_id, ${townspeople.get('jonas')!}::uuid,
      'The picture shows the sand running upwards. Mine does not.', ${hoursAfter(opensAt, -7)}::timestamptz
    from products where slug = 'hourglass'
    on conflict on constraint listing_reports_once_per_person do update set reason = excluded.reason`.execute(db)
  invariant(numAffectedRows === 1n, 'the hourglass is on the shelf')
}
