/** Contracts on their way to the seal, the sealed files, and the certificates that sealed them. */
import { sql } from 'kysely'
import type { Database } from '#server/platform/db/database.ts'

/** Takes a contract to be sealed for this worker, until the given instant. Null when there is none. */
export async function claimToSeal(
  db: Database,
  { now, until }: { now: Date; until: Date },
): Promise<{ id: string; tries: number } | null> {
  const { rows } = await sql<{ id: string; tries: number }>`
    update contracts set seal_at = ${until}, seal_tries = seal_tries + 1
    where id = (select id from contracts where state = 'signed' and seal_at <= ${now} order by seal_at, id limit 1
                for no key update skip locked)
    returning id, seal_tries as tries`.execute(db)
  return rows[0] ?? null
}

/** Sets when sealing is tried again. */
export async function postponeSeal(db: Database, id: string, at: Date): Promise<void> {
  await sql`update contracts set seal_at = ${at} where id = ${id} and state = 'signed'`.execute(db)
}

export interface SealedFile {
  contractId: string
  sha256: string
  certificateHash: string
  bytes: Buffer
  sealedAt: Date
  timestampedAt: Date | null
}

/** Writes the sealed file, which never changes. */
export async function insertFile(db: Database, file: SealedFile & { shopId: string }): Promise<void> {
  const { contractId, shopId, sha256, certificateHash, bytes, sealedAt, timestampedAt } = file
  await sql`
    insert into contract_files (contract_id, shop_id, sha256, certificate_hash, bytes, sealed_at, timestamped_at)
    values (${contractId}, ${shopId}, ${sha256}, ${certificateHash}, ${bytes}, ${sealedAt}, ${timestampedAt})`.execute(
    db,
  )
}

/** The sealed file of a contract; undefined while it is not sealed. */
export async function findFile(db: Database, contractId: string): Promise<SealedFile | undefined> {
  const { rows } = await sql<SealedFile>`
    select contract_id as "contractId", sha256, certificate_hash as "certificateHash", bytes, sealed_at as "sealedAt",
      timestamped_at as "timestampedAt"
    from contract_files where contract_id = ${contractId}`.execute(db)
  return rows[0]
}

/** What is known of a sealed file without reading it. */
export async function findSealOf(db: Database, contractId: string): Promise<Omit<SealedFile, 'bytes'> | undefined> {
  const { rows } = await sql<Omit<SealedFile, 'bytes'>>`
    select contract_id as "contractId", sha256, certificate_hash as "certificateHash", sealed_at as "sealedAt",
      timestamped_at as "timestampedAt"
    from contract_files where contract_id = ${contractId}`.execute(db)
  return rows[0]
}

/** The contract whose sealed file has this hash; null when there is none. */
export async function findContractOfFile(db: Database, sha256: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select contract_id as id from contract_files where sha256 = ${sha256}`.execute(db)
  return rows[0]?.id ?? null
}

/** Certificates that sealed for this market, in hex, with the chain; the newest first. */
export async function listCertificates(
  db: Database,
): Promise<{ hash: string; isOwn: boolean; chain: Buffer[]; sealedKey: Buffer | null }[]> {
  const { rows } = await sql<{ hash: string; isOwn: boolean; chain: Buffer[]; sealedKey: Buffer | null }>`
    select hash, is_own as "isOwn", chain, sealed_key as "sealedKey" from seal_certificates order by created_at desc, hash`.execute(
    db,
  )
  return rows
}

/** Keeps a certificate; of two own ones made at the same time the first stays. */
export async function insertCertificate(
  db: Database,
  certificate: { hash: string; chain: Buffer[]; sealedKey: Buffer | null; marketName: string | null; at: Date },
): Promise<void> {
  const { hash, chain, sealedKey, marketName, at } = certificate
  await sql`
    insert into seal_certificates (hash, is_own, chain, sealed_key, market_name, created_at)
    values (${hash}, ${sealedKey !== null}, ${chain}::bytea[], ${sealedKey}, ${marketName}, ${at}) on conflict do nothing`.execute(
    db,
  )
}

/** The market's own certificate, whose name it bears and whether anything was sealed with it; undefined while there is none. */
export async function findOwnCertificate(
  db: Database,
): Promise<{ hash: string; marketName: string | null; hasSealed: boolean } | undefined> {
  const { rows } = await sql<{ hash: string; marketName: string | null; hasSealed: boolean }>`
    select c.hash, c.market_name as "marketName", exists (select from contract_files f where f.certificate_hash = c.hash) as "hasSealed"
    from seal_certificates c where c.is_own`.execute(db)
  return rows[0]
}

/**
 * Removes a certificate with which nothing was sealed; false when something was. Who seals with it at this moment holds it by
 * `holdCertificate`, and is waited for: what was sealed is asked after that.
 */
export async function removeUnusedCertificate(tx: Database, hash: string): Promise<boolean> {
  await sql`select from seal_certificates where hash = ${hash} for update`.execute(tx)
  const { rows } = await sql`select from contract_files where certificate_hash = ${hash} limit 1`.execute(tx)
  if (rows.length > 0) return false
  await sql`delete from seal_certificates where hash = ${hash}`.execute(tx)
  return true
}

/** Holds a certificate until the transaction ends; false when it is not there any more. */
export async function holdCertificate(tx: Database, hash: string): Promise<boolean> {
  const { rows } = await sql`select from seal_certificates where hash = ${hash} for key share`.execute(tx)
  return rows.length > 0
}
