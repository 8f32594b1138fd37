/**
 * Rows by rising id, a page at a time, and all the ids in few bytes.
 * In: a query for the rows after an id.   Out: ids, and places among them; used by ./archive-rows.ts and ./nearest-of-run.ts.
 */
export async function* pagesById<T extends { id: number }>(page: (after: number) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let after = 0; ; ) {
    const rows = await page(after)
    if (rows.length === 0) return
    yield rows
    after = rows[rows.length - 1].id
  }
}

export const IDS_PER_PAGE = 20_000

/** @param page as many as IDS_PER_PAGE. @returns all ids, four bytes each. */
export async function risingIds(page: (after: number) => Promise<{ id: number }[]>): Promise<Int32Array> {
  let ids = new Int32Array(IDS_PER_PAGE)
  let count = 0
  for await (const rows of pagesById(page)) {
    if (count + rows.length > ids.length) ids = withRoom(ids, 2 * ids.length)
    for (const { id } of rows) ids[count++] = id
  }
  return ids.slice(0, count)
}

function withRoom(ids: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length)
  larger.set(ids)
  return larger
}

/** @param ids rising. @returns the place of `id`, −1 if it is not there. */
export function placeIn(ids: Int32Array, id: number): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ids[middle] < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}
