'use client'
/**
 * Dots painted by the graphics card. In: DotPicture. Out: pixels of a WebGL2 canvas.
 * Not where WebGL is emulated by the processor: ./pixel-painter.ts is faster there.
 */
import type { DotPainter, DotPicture } from './painter.ts'
import { CLASSES } from '@/lib/view/map-colors.ts'

const VERTEX = `#version 300 es
in vec2 place;
in float kind;
uniform vec3 fit;
uniform vec2 size;
uniform float diameter;
uniform vec4 palette[${CLASSES}];
out vec4 color;
void main() {
  vec2 at = (fit.yz + place * fit.x) / size;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
  gl_PointSize = diameter + 1.0;
  color = palette[int(kind)];
}`
// highp as in the vertex shader: a uniform that both have must be equally precise, or they do not link.
const FRAGMENT = `#version 300 es
precision highp float;
in vec4 color;
uniform float diameter;
out vec4 pixel;
void main() {
  float away = distance(gl_PointCoord, vec2(0.5)) * (diameter + 1.0);
  float opacity = color.a * clamp(diameter * 0.5 + 0.5 - away, 0.0, 1.0);
  pixel = vec4(color.rgb * opacity, opacity);
}`

/** @returns null if there is no card, or its WebGL is emulated or broken. */
export function webglPainter(canvas: HTMLCanvasElement): DotPainter | null {
  const gl = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true, antialias: false, premultipliedAlpha: true, preserveDrawingBuffer: true })
  const program = gl && !isEmulated(gl) && makeProgram(gl)
  if (!gl || !program) return null
  const buffers = { x: gl.createBuffer(), kind: gl.createBuffer(), order: gl.createBuffer() }
  const uniform = (name: string) => gl.getUniformLocation(program, name)
  const [fitAt, sizeAt, diameterAt, paletteAt] = ['fit', 'size', 'diameter', 'palette'].map(uniform)
  const sent: Partial<Pick<DotPicture, 'dots' | 'classes' | 'order'>> = {}
  gl.useProgram(program)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)

  const send = ({ dots, classes, order }: DotPicture) => {
    if (sent.dots !== dots) attribute(gl, program, 'place', buffers.x, interleaved(dots), 2, gl.UNSIGNED_SHORT)
    if (sent.classes !== classes) attribute(gl, program, 'kind', buffers.kind, classes, 1, gl.UNSIGNED_BYTE)
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers.order)
    if (sent.order !== order) gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order, gl.STATIC_DRAW)
    Object.assign(sent, { dots, classes, order })
  }
  const paint = (picture: DotPicture) => {
    const { fit, radius, density } = picture
    const [width, height] = [Math.round(picture.width * density), Math.round(picture.height * density)]
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    send(picture)
    gl.viewport(0, 0, width, height)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    gl.uniform3f(fitAt, fit.scale * density, fit.left * density, fit.top * density)
    gl.uniform2f(sizeAt, width, height)
    gl.uniform1f(diameterAt, 2 * radius * density)
    gl.uniform4fv(paletteAt, Float32Array.from(picture.palette, (byte) => byte / 255))
    gl.drawElements(gl.POINTS, picture.order.length, gl.UNSIGNED_INT, 0)
  }
  return { kind: 'webgl', paint, dispose: () => Object.values(buffers).forEach((buffer) => gl.deleteBuffer(buffer)) }
}

// Not every browser holds its own emulation for a caveat.
function isEmulated(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info')
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)))
}

function makeProgram(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram()
  for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(kind)
    if (!shader) return null
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null
}

function attribute(gl: WebGL2RenderingContext, program: WebGLProgram, name: string, buffer: WebGLBuffer, values: Uint16Array | Uint8Array, size: number, type: number): void {
  const location = gl.getAttribLocation(program, name)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW)
  gl.enableVertexAttribArray(location)
  gl.vertexAttribPointer(location, size, type, false, 0, 0)
}

function interleaved({ x, y }: DotPicture['dots']): Uint16Array {
  const places = new Uint16Array(2 * x.length)
  for (let i = 0; i < x.length; i++) places.set([x[i], y[i]], 2 * i)
  return places
}
