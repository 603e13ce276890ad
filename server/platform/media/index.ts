export { encodePicture, type EncodedPicture } from './encode-picture.ts'
export { openLocalDisk } from './local-disk.ts'
export { presentPicture } from './present.ts'
export {
  describePictures,
  findPicturesOfPerson,
  findPicturesOfShop,
  type PictureOwner,
  type PictureRow,
} from './repository.ts'
export { mediaRoutes } from './routes.ts'
export { serveMedia } from './serve-media.ts'
export { mediaName, type MediaStorage, type PictureFormat } from './storage.ts'
export { keepPicture, storePicture } from './store-picture.ts'
