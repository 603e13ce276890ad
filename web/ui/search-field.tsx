import { TextInput } from '@mantine/core'
import { useState, type SyntheticEvent } from 'react'
import { useSearchParams } from 'react-router'
import { IconSearch } from './icons.ts'

/** A search whose words live in the address, under `search`; pressing Enter searches, an empty field shows all. */
export function SearchField({ label, placeholder }: { label: string; placeholder: string }) {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('search') ?? ''
  const [typed, setTyped] = useState(asked)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const next = new URLSearchParams(search)
    if (typed.trim() === '') next.delete('search')
    else next.set('search', typed.trim())
    setSearch(next, { preventScrollReset: true })
  }
  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          type="search"
          aria-label={label}
          placeholder={placeholder}
          maxLength={100}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </search>
  )
}
