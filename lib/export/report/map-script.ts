/**
 * What moves the map of a saved report: pan, zoom and the title under the pointer. Runs in the reader's browser; asks nobody for anything.
 * In: the SVG of ../map-svg.ts and the titles beside it.   Out: a script, set into the report by ./to-html.ts.
 */
export const mapScript = `
(() => {
  const figure = document.getElementById('map-figure'); if (!figure) return
  const svg = figure.querySelector('svg'), stage = svg.querySelector('.stage'), tip = figure.querySelector('.tip')
  const titles = JSON.parse(document.getElementById('map-titles').textContent), names = [...svg.querySelectorAll('.names text')]
  const labels = JSON.parse(document.getElementById('map-themes').textContent)
  const size = svg.viewBox.baseVal, cell = 10, grid = new Map()
  svg.querySelectorAll('.dots path').forEach((path) => {
    const theme = Number(path.dataset.theme); let i = 0
    for (const [, x, y] of (path.getAttribute('d') || '').matchAll(/M(-?[\\d.]+) (-?[\\d.]+)/g)) {
      const key = Math.floor(x / cell) + ':' + Math.floor(y / cell)
      if (!grid.has(key)) grid.set(key, [])
      grid.get(key).push([Number(x), Number(y), theme, i++])
    }
    path.setAttribute('vector-effect', 'non-scaling-stroke')
  })
  names.forEach((name) => { name.dataset.dx = name.getAttribute('x') - name.dataset.x; name.dataset.dy = name.getAttribute('y') - name.dataset.y })
  let k = 1, tx = 0, ty = 0
  const clamp = (v, low, high) => Math.min(Math.max(v, low), high)
  const draw = () => {
    tx = clamp(tx, size.width * (1 - k), 0); ty = clamp(ty, size.height * (1 - k), 0)
    stage.setAttribute('transform', 'translate(' + tx + ' ' + ty + ') scale(' + k + ')')
    names.forEach((name) => { name.setAttribute('x', name.dataset.x * k + tx + Number(name.dataset.dx)); name.setAttribute('y', name.dataset.y * k + ty + Number(name.dataset.dy)) })
    svg.style.touchAction = k > 1 ? 'none' : 'pan-y'; tip.hidden = true
  }
  const fit = () => { const box = svg.getBoundingClientRect(); return size.width / box.width }
  const place = (event) => { const box = svg.getBoundingClientRect(), unit = fit(); return [(event.clientX - box.left) * unit, (event.clientY - box.top) * unit] }
  const zoom = (factor, [x, y] = [size.width / 2, size.height / 2]) => { const next = clamp(k * factor, 1, 40); tx = x - (x - tx) * next / k; ty = y - (y - ty) * next / k; k = next; draw() }
  const nearest = ([x, y]) => {
    const px = (x - tx) / k, py = (y - ty) / k, reach = 9 * fit() / k; let best = null, least = reach * reach
    for (let i = Math.floor((px - reach) / cell); i <= Math.floor((px + reach) / cell); i++) for (let j = Math.floor((py - reach) / cell); j <= Math.floor((py + reach) / cell); j++)
      for (const dot of grid.get(i + ':' + j) || []) { const d = (dot[0] - px) ** 2 + (dot[1] - py) ** 2; if (d < least) { least = d; best = dot } }
    return best
  }
  const hover = (event) => {
    const dot = nearest(place(event)); tip.hidden = !dot; if (!dot) return
    tip.firstChild.textContent = titles[dot[2]][dot[3]]; tip.lastChild.textContent = labels[dot[2]]
    const box = figure.getBoundingClientRect(), left = event.clientX - box.left
    tip.style.left = clamp(left - tip.offsetWidth / 2, 0, box.width - tip.offsetWidth) + 'px'; tip.style.top = event.clientY - box.top + 16 + 'px'
  }
  const down = new Map()
  svg.addEventListener('pointerdown', (event) => { down.set(event.pointerId, event); if (k > 1 || down.size > 1) svg.setPointerCapture(event.pointerId) })
  svg.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId); if (!before) return hover(event)
    const unit = fit()
    if (down.size === 1) { tx += (event.clientX - before.clientX) * unit; ty += (event.clientY - before.clientY) * unit; draw() }
    else { const other = [...down.entries()].find(([id]) => id !== event.pointerId)[1], gap = (e) => Math.hypot(e.clientX - other.clientX, e.clientY - other.clientY); zoom(gap(event) / Math.max(1, gap(before)), place(other)) }
    down.set(event.pointerId, event)
  })
  for (const name of ['pointerup', 'pointercancel', 'pointerleave']) svg.addEventListener(name, (event) => { down.delete(event.pointerId); if (name === 'pointerleave') tip.hidden = true })
  svg.addEventListener('wheel', (event) => { if (!event.ctrlKey && !event.metaKey && document.activeElement !== svg) return; event.preventDefault(); zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), place(event)) }, { passive: false })
  svg.addEventListener('dblclick', (event) => zoom(2, place(event)))
  svg.addEventListener('keydown', (event) => {
    const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key]
    if (move) { tx += move[0]; ty += move[1]; draw() } else if (event.key === '+' || event.key === '=') zoom(1.5); else if (event.key === '-') zoom(1 / 1.5); else if (event.key === '0') zoom(1 / k); else return
    event.preventDefault()
  })
  svg.tabIndex = 0
  figure.querySelector('.in').onclick = () => zoom(1.6); figure.querySelector('.out').onclick = () => zoom(1 / 1.6); figure.querySelector('.all').onclick = () => zoom(1 / k)
  figure.querySelector('.buttons').hidden = false
  draw()
})()
const print = document.getElementById('print'); if (print) { print.hidden = false; print.onclick = () => window.print() }
`
