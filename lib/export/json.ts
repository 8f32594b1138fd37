/**
 * Objects as JSON: one array, or one object a line.
 * In: chunks of objects.   Out: text, sent on by ./write-table.ts and ./papers-writer.ts.
 */

/** @returns one object a line, a line feed after each; nothing for no objects. */
export async function* jsonLines(chunks: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield chunk.map((value) => JSON.stringify(value) + '\n').join('')
}

/** @returns one array with an object a line; "[]" for no objects. */
export async function* jsonArray(chunks: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    yield (isFirst ? '[\n' : ',\n') + chunk.map((value) => JSON.stringify(value)).join(',\n')
    isFirst = false
  }
  yield isFirst ? '[]\n' : '\n]\n'
}
