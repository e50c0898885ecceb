// Loader: the only script of a page until somebody means to do something; then it fetches the program. The page works
// without either, so whatever fails here leaves a plain page. See "The page first" in ARCHITECTURE.md.
// `cargo xtask site` takes away indentation and comment lines, and refuses more than 2,048 bytes. No syntax newer than what
// the program needs anyway (WebAssembly with bulk memory, 2021): a browser that cannot read it has plain pages.

const doc = document, page = doc.documentElement.dataset;
const { program, member } = doc.querySelector('[data-program]').dataset;
const files = ['naast.js', '__wasm_split.______________________.js', 'naast.wasm'].map(name => program + name);
const typed = new Set();
let busy, next = 0, pause = 2500;

// Each file is fetched before `import()` asks for it: a failed import may be kept for good (whatwg/html#6768).
const get = file => fetch(file).then(it => !it.ok ? Promise.reject() : /js$/.test(file) ? it.text() : it);

function load() {
  if (busy || Date.now() < next || !self.WebAssembly) return;
  busy = true;
  Promise.all(files.map(get))
    .then(([, , wasm]) => import(files[0]).then(it => it.default({ module_or_path: wasm }).then(() => start(it))))
    .catch(() => {
      busy = false;
      next = Date.now() + (pause *= 2);
    });
}

// A plain form that is on its way is left to it.
function start(it) {
  if (Date.now() < next) busy = false;
  else it.hydrate().then(() => typed.forEach(tell), () => page.broken = 1);
}

// What was typed before stands in the page; now the program hears of it.
const tell = it => ['input', 'change'].map(type => it.dispatchEvent(new Event(type, { bubbles: true })));

function hear(event) {
  const { type, target, key, pointerType } = event;
  if (page.broken) {
    // The program broke off: links and forms are the browser's again.
    event.stopImmediatePropagation();
    if (type == 'popstate') location.reload();
  } else if (type == 'submit') next = Date.now() + 3e4;
  else if (!page.alive) {
    if (type == 'input') typed.add(target);
    // A finger that scrolls the page may begin on a button, and a key that scrolls it is no intent.
    const scrolls = pointerType == 'touch' && type != 'click';
    const acts = key && !/^(Arrow|Page|Home|End|Esc|Shift|Control|Alt|Meta| )/.test(key);
    if (acts || !scrolls && target.closest?.('input,textarea,select,button,summary')) load();
  }
}
'pointerdown pointerover focusin keydown input click submit popstate'.split(' ').map(type => addEventListener(type, hear, true));

// Members on a good line have it when the page rests; so has whoever left a draft in this browser. Where the address names
// a place in the page, browsers leave `autofocus` alone (HTML standard, 6.6.7), also when a form was refused. That waits
// until the page rests, because the browser goes to the place first; whoever is elsewhere by then stays there.
onload = () => (self.requestIdleCallback || setTimeout)(() => {
  if (doc.activeElement?.matches('body,:target')) doc.querySelector('[autofocus]')?.focus();
  const { saveData, effectiveType } = navigator.connection || {};
  let wanted = member && !saveData && /4g|undef/.test(effectiveType);
  try {
    doc.querySelectorAll('[data-draft]').forEach(it => wanted |= 'naast:' + it.dataset.draft in localStorage);
  } catch {}
  if (wanted) load();
});
