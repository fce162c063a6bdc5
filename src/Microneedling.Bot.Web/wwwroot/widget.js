// Embeds the chat: <script src="https://…/widget.js" async></script>. Until the visitor presses the button it asks for
// nothing, stores nothing and runs nothing more. The chat itself stands in a frame of our own origin, where neither the
// page's styles nor its scripts reach it.
(() => {
  const script = document.currentScript || document.querySelector('script[src$="/widget.js"]');
  if (!script || document.querySelector('microneedling-chat')) return;
  const option = name => script.getAttribute('data-' + name) || '';
  const origin = new URL(script.src).origin;
  const label = option('greeting') || 'Questions? Chat with us';
  const colour = /^#[0-9a-f]{6}$/i.test(option('color')) ? option('color') : '#0d6b66';
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const onColour = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#0b1514' : '#fff';
  const side = option('position') === 'left' ? 'left' : 'right';
  const memory = 'microneedling-chat-open';

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; position: fixed !important; z-index: 2147483647 !important; bottom: 0 !important; ${side}: 0 !important; display: block !important; font: 600 16px/1.3 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif !important; }
    @media print { :host { display: none !important; } }
    [hidden] { display: none !important; }
    .launch { position: fixed; bottom: max(20px, env(safe-area-inset-bottom)); ${side}: 20px; display: flex; align-items: center; gap: 10px; max-width: calc(100vw - 40px); min-height: 52px; padding: 0 20px 0 16px; border: 0; border-radius: 26px; background: ${colour}; color: ${onColour}; font: inherit; text-align: start; cursor: pointer; box-shadow: 0 2px 6px rgb(0 0 0 / .16), 0 10px 30px rgb(0 0 0 / .2); }
    .launch:hover { filter: brightness(1.08); }
    .launch:focus-visible { outline: 3px solid ${colour}; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    svg { width: 24px; height: 24px; flex: none; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    b { min-width: 22px; padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
    .panel { position: fixed; bottom: 20px; ${side}: 20px; width: min(410px, calc(100vw - 40px)); height: min(700px, calc(100vh - 40px)); border-radius: 20px; overflow: hidden; background: #fff; box-shadow: 0 2px 8px rgb(0 0 0 / .12), 0 24px 64px rgb(0 0 0 / .26); }
    iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; }
    .sorry { padding: 24px; color: #1b2727; font-weight: 400; }
    .sorry a { color: #0b625d; }
    @media (prefers-color-scheme: dark) { .panel { background: #1a2221; } .sorry { color: #e6edeb; } .sorry a { color: #74d1c8; } }
    @media (max-width: 480px), (max-height: 480px) { .panel { inset: 0; width: 100%; height: var(--seen, 100dvh); border-radius: 0; } }
    @media (prefers-reduced-motion: no-preference) { .panel { animation: open .18s ease-out; } @keyframes open { from { opacity: 0; transform: translateY(12px); } } }
  `);

  const host = document.createElement('microneedling-chat');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const add = (parent, name, attributes) => {
    const element = document.createElementNS(name === 'svg' || name === 'path' ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', name);
    for (const [key, value] of attributes || []) element.setAttribute(key, value);
    return parent.appendChild(element);
  };
  const button = add(root, 'button', [['type', 'button'], ['class', 'launch'], ['aria-expanded', 'false']]);
  add(add(button, 'svg', [['viewBox', '0 0 24 24'], ['aria-hidden', 'true']]), 'path', [['d', 'M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3 21l2-5.8A8.4 8.4 0 1 1 21 11.5Z']]);
  add(button, 'span').textContent = label;
  const badge = add(button, 'b', [['hidden', '']]);

  let panel, frame, ready;
  const tell = message => ready && frame.contentWindow.postMessage({ microneedling: message }, origin);
  // Only after the visitor opened the chat does this tab remember that it is open.
  const remember = open => {
    try {
      open ? sessionStorage.setItem(memory, '1') : sessionStorage.removeItem(memory);
    } catch { /* a page may forbid storage */ }
  };

  function sorry() {
    if (ready) return;
    frame.remove();
    const text = add(panel, 'p', [['class', 'sorry']]);
    text.textContent = 'The chat cannot open inside this page. ';
    add(text, 'a', [['href', origin + '/'], ['target', '_blank'], ['rel', 'noopener']]).textContent = 'Open it in a new tab';
  }

  function load() {
    const query = [['color', option('color')], ['lang', option('language')], ['topic', option('topic')]]
      .filter(pair => pair[1]).map(pair => '&' + pair[0] + '=' + encodeURIComponent(pair[1])).join('');
    panel = add(root, 'div', [['class', 'panel']]);
    document.addEventListener('securitypolicyviolation', event => event.blockedURI.startsWith(origin) && /^(frame|child|default)-src/.test(event.effectiveDirective) && sorry());
    frame = add(panel, 'iframe', [['title', 'Chat'], ['src', origin + '/?embed=1' + query]]);
    setTimeout(sorry, 12000);
    const seen = window.visualViewport;
    if (seen) seen.addEventListener('resize', () => panel.style.setProperty('--seen', seen.height + 'px'));
  }

  function show(open, focus) {
    if (open && !panel) load();
    panel.hidden = !open;
    button.hidden = open;
    button.setAttribute('aria-expanded', String(open));
    remember(open);
    if (!focus) return tell(open ? 'shown' : 'close');
    if (open) frame.focus();
    else button.focus();
    tell(open ? 'open' : 'close');
  }

  addEventListener('message', event => {
    if (!frame || event.source !== frame.contentWindow) return;
    if (event.origin === 'null') return sorry(); // a page in a sandbox: nothing in it may talk to us
    if (event.origin !== origin) return;
    const { microneedling: what, unread } = event.data;
    if (what === 'ready') {
      ready = true;
      tell(panel.hidden ? 'close' : 'open');
    }
    if (what === 'close') show(false, true);
    if (what === 'unread') {
      badge.hidden = !unread;
      badge.textContent = unread || '';
    }
  });
  button.addEventListener('click', () => show(true, true));
  document.documentElement.appendChild(host);
  try {
    if (sessionStorage.getItem(memory)) show(true);
  } catch { /* a page may forbid storage */ }
})();
