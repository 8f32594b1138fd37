/** npm start: set up, sample corpus if there is no run yet, dashboard. The flags of `paperdrift demo` may follow: npm start -- --port 3001. */
process.argv = [process.argv[0], process.argv[1], 'demo', ...process.argv.slice(2)]
await import('./paperdrift.mjs')
