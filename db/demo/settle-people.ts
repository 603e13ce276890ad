import { sql } from 'kysely'
import { newId } from '#shared/ids.ts'
import { hashPassword } from '#server/identity/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { operator, password, people, type PersonKey } from './people.ts'
import { hangPicture, type DemoPicture } from './picture-book.ts'
import { daysAgo } from './story-clock.ts'

/** The ids of the people of the town. */
export type Townspeople = ReadonlyMap<PersonKey, string>

/** Gives everybody an account, activated, with the town's password and a face. All of them or nobody. */
export async function settlePeople(
  context: Context,
  pictures: ReadonlyMap<string, DemoPicture>,
  opensAt: Date,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await inTransaction(context, async (tx) => {
    for (const [key, person] of Object.entries(people)) {
      const id = newId()
      const joinedAt = daysAgo(person.joinedDaysAgo, opensAt)
      await tx.db
        .insertInto('people')
        .values({
          id,
          email: person.email,
          name: person.name,
          password_hash: passwordHash,
          activated_at: joinedAt,
          created_at: joinedAt,
        })
        .execute()
      const face = pictures.get(person.avatar)
      if (face) {
        const avatarId = await hangPicture(tx, face, { slug: key, personId: id, shopId: null })
        await sql`update people set avatar_id = ${avatarId} where id = ${id}`.execute(tx.db)
      }
      if (key === operator) {
        await tx.db.insertInto('operators').values({ person_id: id, created_at: joinedAt }).execute()
      }
    }
  })
}

/** Who lives here already; empty before the people have settled. */
export async function findTownspeople({ db }: Context): Promise<Townspeople> {
  const emails = Object.values(people).map(({ email }) => email)
  const { rows } = await sql<{ id: string; email: string }>`
    select id, email::text as email from people where email = any(${emails}::citext[])`.execute(db)
  const ids = new Map(rows.map(({ email, id }) => [email, id]))
  const keys = Object.keys(people) as PersonKey[]
  return new Map(keys.flatMap((key) => (ids.has(people[key].email) ? [[key, ids.get(people[key].email)!]] : [])))
}
