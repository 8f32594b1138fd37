import { expect, test } from 'vitest'
import { paperServices } from '../../domain/paper-services.ts'
import { services } from './services.ts'

test('the form offers the services that can be fetched from', () => {
  expect(paperServices.map(({ name }) => name)).toEqual(services.map(({ name }) => name))
})
