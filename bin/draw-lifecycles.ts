import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the drawings are kept. */
export const lifecyclesFile = 'docs/lifecycles.md'

interface DrawnLife {
  thing: string
  life: Record<string, Record<string, string>>
}

/** Draws the life of everything that has one, from the same tables the program obeys; answers the page as Markdown. */
export async function drawLifecycles(): Promise<string> {
  const root = join(import.meta.dirname, '..')
  const sections: string[] = []
  for (const file of globSync('server/**/*-state.ts', { cwd: root }).sort()) {
    const exported = (await import(join(root, file))) as Record<string, unknown>
    for (const value of Object.values(exported))
      if (isLife(value)) sections.push(draw(value, file.replaceAll('\\', '/')))
  }
  return [
    '# Lifecycles',
    '',
    'Every life is a table in code, and this page is drawn from those tables (`node bin/draw-lifecycles.ts`); a test keeps it current.',
    ...sections,
    '',
  ].join('\n')
}

function isLife(value: unknown): value is DrawnLife {
  return typeof value === 'object' && value !== null && 'thing' in value && 'life' in value
}

function draw({ thing, life }: DrawnLife, file: string): string {
  const states = Object.keys(life)
  const reached = new Set(Object.values(life).flatMap((acts) => Object.values(acts)))
  const lines = [
    ...states.filter((state) => !reached.has(state)).map((state) => `[*] --> ${state}`),
    ...states.flatMap((state) =>
      Object.entries(life[state]!).map(([act, next]) => `${state} --> ${next} : ${act.replaceAll('_', ' ')}`),
    ),
    ...states.filter((state) => Object.keys(life[state]!).length === 0).map((state) => `${state} --> [*]`),
  ]
  const title = thing[0]!.toUpperCase() + thing.slice(1)
  const drawing = lines.map((line) => `    ${line}`).join('\n')
  return `\n## ${title}\n\n[\`${file}\`](../${file})\n\n\`\`\`mermaid\nstateDiagram-v2\n${drawing}\n\`\`\``
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', lifecyclesFile), await drawLifecycles())
