import { removePictureFiles } from './erase-person.ts'
import { makeExport } from './make-export.ts'

/** The jobs of privacy. */
export const privacyJobs = [makeExport, removePictureFiles]
