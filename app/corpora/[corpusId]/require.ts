/** What the pages of a corpus begin with, read once a request. In: texts of the address. Out: rows of lib/data, or the page that says there are none. */
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireCorpusById, type CorpusOverview } from '@/lib/data/overview.ts'
import { errorCode } from '@/lib/domain/errors.ts'

export const orNotFound = <T>(found: Promise<T>): Promise<T> => found.catch((error) => (errorCode(error) === 'NOT_FOUND' ? notFound() : Promise.reject(error)))

export const readCorpus = cache((id: string): Promise<CorpusOverview> => orNotFound(requireCorpusById(id)))

/** @returns the number, or 0, which nothing has. */
export const idOf = (text: string | string[] | undefined): number => (typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0)

/** Links to the pages above a page of a corpus. */
export const above = ({ id, name }: CorpusOverview) => [{ label: 'All corpora', href: '/' }, { label: name, href: `/corpora/${id}` }]
