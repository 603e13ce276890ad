import sharp from 'sharp'

/** A picture as a seller would bring it: a PNG of one colour, fading to white, as a file for an upload. */
export async function drawnPicture(name: string, color: string) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">
    <linearGradient id="fade"><stop stop-color="${color}"/><stop offset="1" stop-color="#fff"/></linearGradient>
    <rect width="900" height="900" fill="url(#fade)"/></svg>`
  const buffer = await sharp(Buffer.from(drawing)).png().toBuffer()
  return { name: `${name}.png`, mimeType: 'image/png', buffer }
}
