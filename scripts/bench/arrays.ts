/**
 * Matrices on disk as raw little-endian arrays, so that both sides of the benchmark compute on the same numbers.
 * In: a Matrix.   Out: a folder of shape.json, values.f32, columns.i32, rowStart.i32; read back here and by ./peer.py.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Matrix } from '../../lib/numeric/matrix.ts'

export function writeMatrix(folder: string, matrix: Matrix): void {
  mkdirSync(folder, { recursive: true })
  const { kind, nRows, nColumns } = matrix
  writeFileSync(path.join(folder, 'shape.json'), JSON.stringify({ kind, nRows, nColumns }))
  writeFileSync(path.join(folder, 'values.f32'), matrix.values)
  if (matrix.kind === 'dense') return
  writeFileSync(path.join(folder, 'columns.i32'), matrix.columns)
  writeFileSync(path.join(folder, 'rowStart.i32'), matrix.rowStart)
}

export function readMatrix(folder: string): Matrix {
  const shape = JSON.parse(readFileSync(path.join(folder, 'shape.json'), 'utf8')) as { kind: 'csr' | 'dense'; nRows: number; nColumns: number }
  const values = new Float32Array(readBytes(path.join(folder, 'values.f32')))
  if (shape.kind === 'dense') return { ...shape, kind: 'dense', values }
  return { ...shape, kind: 'csr', values, columns: new Int32Array(readBytes(path.join(folder, 'columns.i32'))), rowStart: new Int32Array(readBytes(path.join(folder, 'rowStart.i32'))) }
}

/** @returns the bytes of a file in a buffer of their own, so that any typed array may lie over them. */
export function readBytes(file: string): ArrayBuffer {
  const { buffer, byteOffset, length } = readFileSync(file)
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + length)
}
