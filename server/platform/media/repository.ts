import type { Database } from '../db/database.ts'

/** Whose picture it is; a shop's belongs to the shop, also after the person has left. */
export interface PictureOwner {
  shopId: string | null
  personId: string | null
}

/** A picture as it stands in the table. */
export interface PictureRow {
  id: string
  storageKey: string
  width: number
  height: number
  widths: number[]
  alt: string
  color: string
}

/** Writes the row of a picture whose files are in the storage. */
export async function insertPicture(db: Database, picture: PictureRow, owner: PictureOwner, at: Date): Promise<void> {
  const { id, storageKey, width, height, widths, alt, color } = picture
  await db
    .insertInto('media')
    .values({
      id,
      storage_key: storageKey,
      width,
      height,
      widths,
      alt,
      color,
      shop_id: owner.shopId,
      person_id: owner.personId,
      created_at: at,
    })
    .execute()
}
