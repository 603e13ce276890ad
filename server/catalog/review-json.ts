import { sql } from 'kysely'

/** What everybody sees of a review `r`, as members of a JSON object. */
export const reviewMembers = sql`
  'id', r.id, 'author', r.author, 'stars', r.stars, 'title', r.title, 'body', r.body, 'writtenAt', instant_json(r.created_at),
  'editedAt', instant_json(r.edited_at), 'helpfulCount', r.helpful_count,
  'pictures', (select coalesce(json_agg(picture_json(x.media_id) order by x.position), '[]') from review_pictures x where x.review_id = r.id),
  'answer', case when r.answered_at is not null then json_build_object('body', r.answer, 'at', instant_json(r.answered_at)) end`
