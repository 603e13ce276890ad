/** How large a file is, as people say it: `3.2 MB`, `840 KB`. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${Number((bytes / 1_000_000).toFixed(1))} MB`
  return `${Math.max(1, Math.round(bytes / 1_000))} KB`
}

/** What kind of file a name says it is: `PDF`; `File` when it says nothing. */
export function typeWords(name: string): string {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]
  return ending ? ending.toUpperCase() : 'File'
}
