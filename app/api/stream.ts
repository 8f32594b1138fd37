/**
 * A file made piece by piece as the body of an answer.
 * In: pieces of ../../lib/export.   Out: a stream that asks for the next piece when the browser has room, and stops when it has gone.
 */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void pieces.return(undefined),
  })
}
