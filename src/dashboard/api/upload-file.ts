import type { Upload } from '../../api/draft.ts'
import { noteAnswer } from './connection.ts'
import { silence, toFailure } from './request.ts'
import { routes } from './routes.ts'

/**
 * Hands a file over and tells how many bytes are through: `fetch` would not say.
 *
 * @throws {RequestFailure} when the answer is not 2xx, or nobody answers.
 */
export function uploadFile(file: File, onSent: (bytes: number) => void): Promise<Upload> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onerror = () => fail(silence())
    request.onload = () => {
      noteAnswer()
      const { status, responseText } = request
      if (status >= 200 && status < 300) done(JSON.parse(responseText) as Upload)
      else fail(toFailure(status, responseText))
    }
    request.open('POST', routes.uploads(file.name))
    request.send(file)
  })
}
