import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Home, HomeArrangement } from '#shared/api/home.schemas.ts'

/** What the editor of the first page and the preview in its frame say to each other: the frame that it is there, the editor its draft. */
type Said = { kind: 'home-preview-ready' } | { kind: 'home-draft'; home: Home }

/** An arrangement as visitors would get it. */
export function shownOf({ hero, sections }: HomeArrangement): Home {
  return {
    hero,
    sections: sections
      .filter(({ isShown }) => isShown)
      .map(({ part, title, chosen }) => ({ part, title, ids: chosen.map(({ id }) => id) })),
  }
}

/** Keeps the frame of a preview told of the draft, from the moment it is there. */
export function useTellPreview(frame: RefObject<HTMLIFrameElement | null>, draft: HomeArrangement): void {
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
    tell(frame.current, draft)
  }, [frame, draft])
  useEffect(() => {
    const hear = (event: MessageEvent<Said>) => {
      if (event.source !== frame.current?.contentWindow || event.data?.kind !== 'home-preview-ready') return
      tell(frame.current, latest.current)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [frame])
}

function tell(frame: HTMLIFrameElement | null, draft: HomeArrangement): void {
  const said: Said = { kind: 'home-draft', home: shownOf(draft) }
  frame?.contentWindow?.postMessage(said, window.location.origin)
}

/** The draft that the editor around this frame tells of; undefined before it has said anything. */
export function useToldDraft(): Home | undefined {
  const [home, setHome] = useState<Home>()
  useEffect(() => {
    const hear = (event: MessageEvent<Said>) => {
      if (event.origin !== window.location.origin || event.data?.kind !== 'home-draft') return
      setHome(event.data.home)
    }
    window.addEventListener('message', hear)
    const said: Said = { kind: 'home-preview-ready' }
    window.parent.postMessage(said, window.location.origin)
    return () => window.removeEventListener('message', hear)
  }, [])
  return home
}
