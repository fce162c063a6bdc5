// A small, safe subset of Markdown, straight to DOM nodes: no HTML is ever parsed, so none can get in.

const inline = /(\*\*|__)(?=\S)([\s\S]+?\S|\S)\1|(\*|_)(?=\S)([^*_\n]*?[^\s*_])\3(?!\w)|`([^`\n]+)`|(!?)\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"])|\\([!-/:-@[-`{-~])|( {2,}\n|\\\n)/g;

export function render(text) {
  const root = document.createDocumentFragment();
  const lines = String(text ?? '').replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length;) at = block(lines, at, root);
  return root;
}

// Reads one block from line `at`, appends it, and returns the line after it.
function block(lines, at, parent) {
  const line = lines[at];
  if (!line.trim()) return at + 1;
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
  if (heading) {
    put(parent, 'h2', heading[1]);
    return at + 1;
  }
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) {
    put(parent, 'hr');
    return at + 1;
  }
  if (/^\s*>/.test(line)) {
    const start = at;
    while (at < lines.length && /^\s*>/.test(lines[at])) at++;
    put(parent, 'blockquote').append(render(lines.slice(start, at).map(quoted => quoted.replace(/^\s*> ?/, '')).join('\n')));
    return at;
  }
  if (marker(line)) return list(lines, at, parent);
  const start = at;
  while (at < lines.length && lines[at].trim() && !(at > start && (marker(lines[at]) || /^(#{1,6}\s|\s*>)/.test(lines[at])))) at++;
  put(parent, 'p', lines.slice(start, at).join('\n'));
  return at;
}

const marker = line => /^(\s*)(?:([-*+])|(\d{1,4})[.)])\s+(?=\S)/.exec(line);

function list(lines, at, parent) {
  const first = marker(lines[at]);
  const indent = first[1].length;
  const kind = first[3] ? 'ol' : 'ul';
  const element = put(parent, kind);
  if (first[3] && first[3] !== '1') element.start = Number(first[3]);
  while (at < lines.length) {
    const here = marker(lines[at]);
    if (!here || here[1].length !== indent || (here[3] ? 'ol' : 'ul') !== kind) break;
    const inner = [lines[at].slice(here[0].length)];
    at++;
    // What is indented under the item, and blank lines between such, belongs to it.
    while (at < lines.length && (/^\s{2,}\S/.test(lines[at]) && lines[at].search(/\S/) > indent || (!lines[at].trim() && /^\s{2,}\S/.test(lines[at + 1] ?? '') && lines[at + 1].search(/\S/) > indent)))
      inner.push(lines[at++].slice(Math.min(here[0].length, indent + 2)));
    const item = put(element, 'li');
    const body = render(inner.join('\n'));
    // One plain paragraph needs no paragraph of its own.
    if (body.firstChild?.nodeName === 'P') item.append(...body.firstChild.childNodes), body.firstChild.remove();
    item.append(body);
    if (at < lines.length && !lines[at].trim() && marker(lines[at + 1] ?? '')) at++;
  }
  return at;
}

function put(parent, name, text) {
  const element = parent.appendChild(document.createElement(name));
  if (text) spans(element, text);
  return element;
}

function spans(parent, text) {
  let end = 0;
  for (const found of text.matchAll(inline)) {
    if (found.index > end) plain(parent, text.slice(end, found.index));
    end = found.index + found[0].length;
    const [, bold, strong, , em, code, bang, label, target, bare, escaped] = found;
    if (bold) put(parent, 'strong', strong);
    else if (em) put(parent, 'em', em);
    else if (code) put(parent, 'code').textContent = code;
    else if (target) bang ? image(parent, label, target) : link(parent, label, target);
    else if (bare) link(parent, '', bare);
    else if (escaped) plain(parent, escaped);
    else put(parent, 'br');
  }
  if (end < text.length) plain(parent, text.slice(end));
}

const plain = (parent, text) => parent.append(text.replace(/\n/g, ' '));

function address(target) {
  try {
    return new URL(target, location.origin);
  } catch {
    return null;
  }
}

function link(parent, label, target) {
  const url = address(target);
  if (!url || !['http:', 'https:', 'tel:', 'mailto:'].includes(url.protocol)) return void spans(parent, label || target);
  const anchor = put(parent, 'a');
  label ? spans(anchor, label) : (anchor.textContent = target);
  anchor.href = url.href;
  if (url.protocol.startsWith('http')) {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
}

// A picture from elsewhere would tell that place who reads what.
function image(parent, label, target) {
  const url = address(target);
  if (url?.origin !== location.origin) return plain(parent, label);
  const picture = put(parent, 'img');
  picture.alt = label;
  picture.loading = 'lazy';
  picture.src = url.href;
}
