import type { Imprint } from './chart';
import { wrapText } from './wrap';

/** What stands around a picture that has left the page. */
export interface PictureText {
  title: string;
  unit: string;
  /** Spoken summary; becomes the picture's description. */
  summary: string;
  /** Lines below the drawing: paths, seed, version, what whiskers are. */
  footer: readonly string[];
  imprint?: Imprint;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const padding = 16;

/** Properties that decide how an element looks, with what they are where nothing is said. */
const looks: Record<string, string> = {
  ...{ fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', opacity: '1', visibility: 'visible' },
  ...{ stroke: 'none', 'stroke-opacity': '1', 'stroke-width': '1px', 'stroke-dasharray': 'none' },
  ...{ 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'paint-order': 'normal' },
};
const letters: Record<string, string> = {
  ...{ 'font-size': '', 'font-weight': '400', 'text-anchor': 'start' },
  ...{ 'dominant-baseline': 'auto' },
};

/** Writes what style sheets say into attributes, which every program that draws SVG reads. */
function inline(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const properties = /^t(ext|span)$/.test(from.tagName) ? { ...looks, ...letters } : looks;
  for (const [name, usual] of Object.entries(properties)) {
    const value = style.getPropertyValue(name);
    if (value && value !== usual) to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  const [originals, copies] = [[...from.children], [...to.children]];
  originals.forEach((child, i) => inline(child, copies[i]));
}

function text(content: string, x: number, y: number, size: number, fill: string, weight = '400') {
  const element = document.createElementNS(svgNamespace, 'text');
  const attributes = { x, y, 'font-size': `${size}px`, 'font-weight': weight, fill };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.textContent = content;
  return element;
}

/**
 * A drawing as a picture that stands by itself: styles written into it, on the theme's own ground, title and unit above,
 * what it rests on below. What is marked `data-transient` (a cursor) stays behind.
 */
export function pictureOf(svg: SVGSVGElement, about: PictureText): SVGSVGElement {
  const drawing = svg.cloneNode(true) as SVGSVGElement;
  inline(svg, drawing);
  for (const element of drawing.querySelectorAll('[data-transient]')) element.remove();
  const style = getComputedStyle(svg);
  const ink = style.color;
  const soft = resolved(svg, 'var(--ink-soft)');
  const inner = Number(svg.getAttribute('width'));
  const drawn = Number(svg.getAttribute('height'));

  const picture = document.createElementNS(svgNamespace, 'svg');
  const lines = (content: string, size: number) => wrapText(content, size, inner);
  let y = padding;
  const put = (content: string, size: number, fill: string, weight?: string) => {
    for (const line of lines(content, size)) {
      y += size * 1.3;
      picture.append(text(line, padding, y, size, fill, weight));
    }
  };
  put(about.title, 16, ink, '600');
  put(about.unit, 13, soft);
  y += padding;
  const place = document.createElementNS(svgNamespace, 'g');
  place.setAttribute('transform', `translate(${padding} ${y})`);
  place.append(...drawing.childNodes);
  picture.append(place);
  y += drawn + 4;
  for (const line of about.footer) put(line, 12, soft);
  y += padding;

  const [width, height] = [inner + 2 * padding, Math.ceil(y)];
  const ground = document.createElementNS(svgNamespace, 'rect');
  const attributes = { width, height, fill: resolved(svg, 'var(--ground)') };
  for (const [name, value] of Object.entries(attributes)) ground.setAttribute(name, `${value}`);
  picture.prepend(named('title', about.title), named('desc', about.summary), ground);
  if (about.imprint) picture.prepend(named('metadata', JSON.stringify(about.imprint)));
  picture.setAttribute('xmlns', svgNamespace);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', `${width}`);
  picture.setAttribute('height', `${height}`);
  picture.setAttribute('font-family', style.fontFamily);
  return picture;
}

function named(tag: string, content: string): Element {
  const element = document.createElementNS(svgNamespace, tag);
  element.textContent = content;
  return element;
}

/** A theme colour as the browser resolves it where the drawing stands. */
function resolved(svg: SVGSVGElement, colour: string): string {
  const probe = document.createElementNS(svgNamespace, 'path');
  probe.setAttribute('fill', colour);
  svg.append(probe);
  const value = getComputedStyle(probe).fill;
  probe.remove();
  return value;
}

/** A picture as a file's text. */
export function svgText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/**
 * A picture in pixels.
 * @param scale pixels for each px of the picture
 */
export async function pngOf(picture: SVGSVGElement, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(Number(picture.getAttribute('width')) * scale);
  canvas.height = Math.round(Number(picture.getAttribute('height')) * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
