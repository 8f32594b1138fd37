/**
 * A form sent in the background, since only XMLHttpRequest tells how much of an upload has gone.
 * In: a form, and the button that sent it.   Out: the address it leads to, or the sentence that says what is wrong.
 */

/**
 * @param button whose name and value go along; null if there was none.
 * @param onSent share of the bytes that have been sent, 0 … 1.
 * @returns done: the address of what was made; rejects with a sentence. cancel: breaks the sending off.
 */
export function sendForm(form: HTMLFormElement, button: HTMLElement | null, onSent: (share: number) => void): { done: Promise<string>; cancel: () => void } {
  const request = new XMLHttpRequest()
  const done = new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total ? loaded / total : 0)
    request.onabort = () => reject(new Error('Stopped. Nothing of the file was kept.'))
    request.onerror = () => reject(new Error('The sending broke off, and nothing of it was kept. If the server is at work, send it again.'))
    request.onload = () => {
      const where = request.getResponseHeader('location')
      if (request.status === 202 && where) return resolve(where)
      reject(new Error(messageOf(request.responseText)))
    }
  })
  request.open('POST', form.action)
  request.setRequestHeader('accept', 'application/json')
  const data = new FormData(form, button)
  request.send(form.enctype === 'multipart/form-data' ? data : new URLSearchParams([...data].map(([name, value]) => [name, String(value)])))
  return { done, cancel: () => request.abort() }
}

function messageOf(text: string): string {
  try {
    return JSON.parse(text).error.message
  } catch {
    return 'The server gave no answer that can be read. Try again.'
  }
}
