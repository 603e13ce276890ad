import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { runTool } from './run-tool.ts'

/** The two descriptions of a migrated database that are kept in the repository. */
export const described = { page: 'db/schema.sql', types: 'server/platform/db/tables.ts' }

/**
 * Describes a migrated database: as one page of SQL in the order in which things were made, and as the types of its
 * tables. Leaves out what extensions and the job queue bring with them.
 */
export async function describeSchema(databaseUrl: string): Promise<{ page: string; types: string }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return { page: await writePage(client), types: await writeTypes(databaseUrl) }
  } finally {
    await client.end()
  }
}

async function writePage(client: pg.Client): Promise<string> {
  const blocks = async (statement: string) => {
    const { rows } = await client.query<{ block: string }>(statement)
    return rows.map(({ block }) => block.trimEnd())
  }
  const parts = [
    '-- The database after every migration, on one page. Written by `npm run migrate -- --write`; a test keeps it current.',
    ...(await blocks(extensions)),
    ...(await blocks(tables)),
    ...(await blocks(functions)),
    ...(await blocks(grants)),
  ]
  return `${parts.map(inOurHand).join('\n\n')}\n`
}

/** PostgreSQL shouts its keywords and spells everything out; we do not. Texts in quotes stay as they are. */
function inOurHand(block: string): string {
  const [head = '', ...body] = block.split('$function$')
  const calm = head
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\b[A-Z]{2,}\b/g, (word) => word.toLowerCase())))
    .join('')
    .replace(/\bpublic\.(?=\w)/g, '')
    .replaceAll('timestamp with time zone', 'timestamptz')
    .replace(/'::text\b/g, "'")
  return [calm, ...body].join('$function$').replace(/\n;$/, ';')
}

async function writeTypes(databaseUrl: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-types-'))
  const file = join(folder, 'tables.ts')
  try {
    const options = {
      dialect: 'postgres',
      url: databaseUrl,
      'out-file': file,
      'numeric-parser': 'number',
      'default-schema': 'public',
      'include-pattern': '{public,sandbox}.*',
      'exclude-pattern': 'kysely_*',
      'type-mapping': '{"int8":"number"}',
    }
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
    const { exitCode, output } = await runTool('kysely-codegen', args)
    if (exitCode !== 0) throw new Error(`kysely-codegen failed:\n${output}`)
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const ownSchemas = `(select oid from pg_namespace where nspname in ('public', 'sandbox'))`
const notOfAnExtension = (catalog: string) =>
  `not exists (select from pg_depend where classid = '${catalog}'::regclass and objid = o.oid and deptype = 'e')`

const extensions = `
  select 'create extension ' || extname || ';' as block from pg_extension where extname <> 'plpgsql' order by extname`

/** A table with its constraints by name; then its indexes, triggers and row policies. */
const tables = `
  select
    'create table ' || o.oid::regclass || E' (\\n' || (
      select string_agg(line, E',\\n' order by place, number, name) from (
        select 1 as place, a.attnum as number, '' as name, '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                  when a.attidentity <> '' then ' generated always as identity'
                  when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
          || case when a.attnotnull then ' not null' else '' end as line
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
        union all
        select 2, case c.contype when 'p' then 1 when 'u' then 2 when 'f' then 3 else 4 end, c.conname,
          '  constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        from pg_constraint c where c.conrelid = o.oid and c.contype in ('p', 'u', 'f', 'c', 'x')
      ) lines
    ) || E'\\n);' ||
    coalesce((select string_agg(E'\\n' || pg_get_indexdef(i.indexrelid) || ';', '' order by i.indexrelid::regclass::text)
      from pg_index i where i.indrelid = o.oid and not exists (select from pg_constraint c where c.conindid = i.indexrelid)), '') ||
    coalesce((select string_agg(E'\\n' || pg_get_triggerdef(t.oid) || ';', '' order by t.tgname)
      from pg_trigger t where t.tgrelid = o.oid and not t.tgisinternal), '') ||
    case when o.relrowsecurity then E'\\nalter table ' || o.oid::regclass || ' enable row level security;' else '' end ||
    coalesce((select string_agg(E'\\ncreate policy ' || p.polname || ' on ' || o.oid::regclass
        || case p.polcmd when '*' then '' when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' else ' for delete' end
        || ' to ' || (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any (p.polroles))
        || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
        || ';', '' order by p.polname) from pg_policy p where p.polrelid = o.oid), '') as block
  from pg_class o
  where o.relkind in ('r', 'p') and o.relnamespace in ${ownSchemas} and o.relname not like 'kysely\\_%' and ${notOfAnExtension('pg_class')}
  order by o.oid`

const functions = `
  select pg_get_functiondef(o.oid) || ';' as block from pg_proc o
  where o.pronamespace in ${ownSchemas} and ${notOfAnExtension('pg_proc')} order by o.oid`

/** What the seller's role may do, a line per table. */
const grants = `
  select string_agg(line, E'\\n' order by table_name, line) as block from (
    select table_name, 'grant ' || lower(string_agg(privilege_type, ', ' order by privilege_type)) || ' on ' || table_name || ' to ' || grantee || ';' as line
    from information_schema.role_table_grants where grantee = 'stoa_seller' group by table_name, grantee
    union all
    select g.table_name, 'grant ' || lower(privilege_type) || ' (' || string_agg(column_name, ', ' order by column_name) || ') on ' || g.table_name || ' to ' || grantee || ';'
    from information_schema.column_privileges g
    where grantee = 'stoa_seller' and not exists (
      select from information_schema.role_table_grants t
      where t.grantee = g.grantee and t.table_schema = g.table_schema and t.table_name = g.table_name and t.privilege_type = g.privilege_type)
    group by g.table_name, privilege_type, grantee
  ) lines`
