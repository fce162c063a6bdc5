// As much of a document as the transcript draws on: elements in a tree, their classes and their text.

class Node {
  children = [];
  parent = null;
  handlers = {};
  classes = new Set();
  dataset = {};
  style = {};

  constructor(name, text) {
    this.nodeName = name.toUpperCase();
    this.text = text;
  }

  get className() { return [...this.classes].join(' '); }
  set className(names) { this.classes = new Set(names.split(' ').filter(Boolean)); }
  get classList() {
    return { add: name => this.classes.add(name), toggle: (name, on) => (on ? this.classes.add(name) : this.classes.delete(name)) };
  }

  get elements() { return this.children.filter(child => child.text === undefined); }
  get firstChild() { return this.children[0] ?? null; }
  get firstElementChild() { return this.elements[0] ?? null; }
  get childNodes() { return this.children; }
  get childElementCount() { return this.elements.length; }
  get nextElementSibling() { return this.beside(1); }
  get previousElementSibling() { return this.beside(-1); }
  get isConnected() { return this.root || (this.parent?.isConnected ?? false); }
  get textContent() { return this.text ?? this.children.map(child => child.textContent).join(''); }
  set textContent(text) { this.replaceChildren(text); }
  get innerText() { return this.textContent; }

  beside(step) {
    const all = this.parent?.elements ?? [];
    return all[all.indexOf(this) + step] ?? null;
  }

  insertBefore(node, before) {
    node.remove();
    const at = before ? this.children.indexOf(before) : this.children.length;
    if (at < 0) throw new Error('NotFoundError: the node before which to insert is not a child of this node');
    node.parent = this;
    this.children.splice(at, 0, node);
    return node;
  }

  append(...nodes) {
    for (const node of nodes) {
      if (node?.nodeName === '#FRAGMENT') this.append(...[...node.children]);
      else this.insertBefore(node instanceof Node ? node : new Node('#text', String(node)), null);
    }
  }

  appendChild(node) {
    this.append(node);
    return node;
  }

  prepend(node) { this.insertBefore(node, this.firstChild); }

  remove() {
    if (!this.parent) return;
    this.parent.children.splice(this.parent.children.indexOf(this), 1);
    this.parent = null;
  }

  replaceChildren(...nodes) {
    for (const child of [...this.children]) child.remove();
    this.append(...nodes);
  }

  querySelectorAll(selector) {
    const fits = node => (selector[0] === '.' ? node.classes.has(selector.slice(1)) : node.nodeName === selector.toUpperCase());
    return this.elements.flatMap(child => [...(fits(child) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
  addEventListener() {}
  scrollTo() {}
}

export const newDocument = listeners => ({
  hidden: false,
  documentElement: { lang: 'en' },
  createElement: name => new Node(name),
  createDocumentFragment: () => new Node('#fragment'),
  addEventListener: listeners.add,
});

export const newRoot = () => Object.assign(new Node('div'), { root: true, scrollHeight: 0, scrollTop: 0, clientHeight: 0, offsetTop: 0 });
