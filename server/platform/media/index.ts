export type { BucketSettings } from './bucket.ts'
export type { CloudinarySettings } from './cloudinary.ts'
export { readPicture, type EncodedPicture } from './encode-picture.ts'
export { mediaJobs } from './jobs.ts'
export { openStorage, pictureHostsOf, type MediaStore } from './open-storage.ts'
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
export { mediaName, namesOfPicture, type MediaStorage, type PictureFormat } from './storage.ts'
export { keepPicture, storePicture } from './store-picture.ts'
export { mediaSweeps } from './sweeps.ts'
