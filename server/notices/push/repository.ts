import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'
import type { Listener } from '../policy.ts'
import type { SealedKeys } from './keys.ts'
import type { PushTarget } from './port.ts'

/** The pair the market has made for itself; null while it has none. */
export async function findKeys(db: Database): Promise<SealedKeys | null> {
  const { rows } = await sql<SealedKeys>`
    select public_key as "publicKey", sealed_private_key as "sealedPrivateKey" from push_keys`.execute(db)
  return rows[0] ?? null
}

/** Keeps the first pair that is made; another changes nothing. */
export async function insertKeys(db: Database, { publicKey, sealedPrivateKey }: SealedKeys, at: Date): Promise<void> {
  await sql`
    insert into push_keys (public_key, sealed_private_key, made_at) values (${publicKey}, ${sealedPrivateKey}, ${at})
    on conflict (is_only) do nothing`.execute(db)
}

/** A device of somebody, as they see it. */
export interface PushDeviceRow {
  id: string
  name: string
  addedAt: Date
  lastToldAt: Date | null
  sessionId: string
}

/** The devices that tell somebody at a door, those with open sessions, newest first. */
export async function listDevices(db: Database, { personId, door }: Listener, outside: Date): Promise<PushDeviceRow[]> {
  const { rows } = await sql<PushDeviceRow>`
    select d.id, d.name, d.added_at as "addedAt", d.last_told_at as "lastToldAt", d.session_id as "sessionId"
    from push_devices d join sessions s on s.id = d.session_id
    where d.person_id = ${personId} and d.door = ${door} and s.revoked_at is null and s.expires_at > ${outside}
    order by d.added_at desc, d.id desc`.execute(db)
  return rows
}

/** A device to be told from now on. */
export interface NewPushDevice extends Listener, PushTarget {
  id: string
  sessionId: string
  name: string
}

/**
 * Keeps the device of a session in place of the one it had. The same browser tells nobody else any more: neither who used it
 * before at this door, nor another person at any.
 */
export async function saveDevice(db: Database, device: NewPushDevice, at: Date): Promise<void> {
  const { id, personId, sessionId, door, endpoint, p256dh, auth, name } = device
  await sql`
    delete from push_devices
    where endpoint = ${endpoint} and session_id <> ${sessionId} and (person_id <> ${personId} or door = ${door})`.execute(
    db,
  )
  await sql`
    insert into push_devices (id, person_id, session_id, door, endpoint, p256dh, auth, name, added_at)
    values (${id}, ${personId}, ${sessionId}, ${door}, ${endpoint}, ${p256dh}, ${auth}, ${name}, ${at})
    on conflict (session_id) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth,
      name = excluded.name, failures = 0`.execute(db)
}

/** Tells a device of somebody nothing more; answers whether there was one. */
export async function deleteDeviceOf(db: Database, { personId, door }: Listener, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from push_devices where id = ${id} and person_id = ${personId} and door = ${door} returning 1`.execute(db)
  return rows.length > 0
}

/** Whether somebody has this device. */
export async function hasDevice(db: Database, { personId, door }: Listener, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from push_devices where id = ${id} and person_id = ${personId} and door = ${door}`.execute(db)
  return rows.length > 0
}

/** Something to be told to a device. */
export interface NewPushMessage {
  id: string
  deviceId: string
  key: string
  title: string
  words: string
  path: string
  /** null: it leaves now. */
  heldUntil: Date | null
}

/** Writes what was not told to its device before, in one statement; answers the ids of those that leave now. */
export async function insertMessages(db: Database, messages: readonly NewPushMessage[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string; leavesNow: boolean }>`
    insert into push_messages (id, device_id, key, title, words, path, created_at, held_until)
    select m.id, m."deviceId", m.key, m.title, m.words, m.path, ${at}::timestamptz, m."heldUntil"
    from json_to_recordset(${JSON.stringify(messages)}::json)
      as m (id uuid, "deviceId" uuid, key text, title text, words text, path text, "heldUntil" timestamptz)
    on conflict on constraint push_messages_told_once do nothing
    returning id, held_until is null as "leavesNow"`.execute(db)
  return rows.filter(({ leavesNow }) => leavesNow).map(({ id }) => id)
}

/** A message on its way, with the device it goes to. */
export interface PushOnItsWay extends PushTarget {
  deviceId: string
  key: string
  title: string
  words: string
  path: string
  createdAt: Date
  tries: number
  /** Whether somebody has signed out there. */
  isOver: boolean
  /** Whether who it is for has seen it in the pages meanwhile. */
  isSeen: boolean
}

/** A message that is to leave now; null for one that has, waits, or is gone with its device. */
export async function findOnItsWay(db: Database, id: string, outside: Date): Promise<PushOnItsWay | null> {
  const { rows } = await sql<PushOnItsWay>`
    select m.device_id as "deviceId", m.key, m.title, m.words, m.path, m.created_at as "createdAt", m.tries,
      d.endpoint, d.p256dh, d.auth, (s.revoked_at is not null or s.expires_at <= ${outside}) as "isOver",
      n.seen_at is not null as "isSeen"
    from push_messages m join push_devices d on d.id = m.device_id join sessions s on s.id = d.session_id
    left join notices n on n.person_id = d.person_id and n.key = m.key
    where m.id = ${id} and m.sent_at is null and m.dropped_because is null and m.held_until is null`.execute(db)
  return rows[0] ?? null
}

/** The push service has taken it: its words are the device's alone from here. */
export async function markTaken(db: Database, id: string, at: Date): Promise<void> {
  await sql`
    with told as (
      update push_messages set sent_at = ${at}, title = '', words = '', path = '' where id = ${id} returning device_id)
    update push_devices d set last_told_at = ${at}, failures = 0 from told where d.id = told.device_id`.execute(db)
}

/** It will be tried again. */
export async function holdMessage(db: Database, id: string, until: Date): Promise<void> {
  await sql`update push_messages set held_until = ${until}, tries = tries + 1 where id = ${id}`.execute(db)
}

/** It will not be told to this device. */
export async function dropMessage(db: Database, id: string, because: 'seen' | 'refused' | 'late'): Promise<void> {
  await sql`
    update push_messages set dropped_because = ${because}, title = '', words = '', path = '' where id = ${id}`.execute(
    db,
  )
}

/** A device is told nothing more. */
export async function deleteDevice(db: Database, id: string): Promise<void> {
  await sql`delete from push_devices where id = ${id}`.execute(db)
}

/** Counts a refusal of a device's push service, and forgets a device after so many in a row. */
export async function countFailure(db: Database, deviceId: string, most: number): Promise<void> {
  await sql`update push_devices set failures = failures + 1 where id = ${deviceId}`.execute(db)
  await sql`delete from push_devices where id = ${deviceId} and failures >= ${most}`.execute(db)
}

/** Takes so many messages whose time to wait is over, oldest first; answers their ids. */
export async function takeDueMessages(db: Database, at: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update push_messages set held_until = null where id in (
      select id from push_messages where held_until <= ${at} order by held_until, id limit ${most} for update skip locked)
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Forgets what was told before an instant, and devices whose session is over. */
export async function forgetOld(db: Database, before: Date, outside: Date): Promise<void> {
  await sql`delete from push_messages where created_at < ${before} and held_until is null`.execute(db)
  await sql`
    delete from push_devices d using sessions s
    where s.id = d.session_id and (s.revoked_at is not null or s.expires_at <= ${outside})`.execute(db)
}
