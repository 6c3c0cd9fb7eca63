// Starts the page, and a screen of its own when the page asks for it. A file of its own because the
// page's policy forbids inline scripts.

const start = async (name, query) => {
  const program = await import(`./${name}.js${query}`);
  await program.default({ module_or_path: `./${name}_bg.wasm` });
};

// What an image and a module look like; the page does without it until then. The order is that of the
// cascade: a module comes last.
const image = ['containers', 'files', 'stage', 'panels', 'sheets'];
const module = ['cache', 'cache-context', 'cache-panels'];
const here = document.querySelector('script[src$="boot.js"]');
const look = file => new Promise((done, failed) => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: `./${file}.css`, onload: done });
  link.onerror = () => {
    link.remove();
    failed(new Error(`${file}.css`));
  };
  if (image.includes(file)) here.before(link);
  else document.head.append(link);
});
const looks = {};
const looked = file => looks[file] ??= look(file).catch(error => {
  delete looks[file];
  throw error;
});

// A text is fetched once, for the page and its modules together; one that is missing, anew. With the
// words for images comes what they look like.
const read = async address => {
  const dressed = address.endsWith('/image.ftl') ? image.map(looked) : [];
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const text = await answer.text();
  await Promise.all(dressed);
  return text;
};
const texts = {};
globalThis.readText = address => texts[address] ??= read(address).catch(error => {
  delete texts[address];
  throw error;
});

// Sets words on their way. Whoever needs them asks again, and says what is to be said without them.
const address = name => `./locales/${document.documentElement.lang}/${name}.ftl`;
const words = name => void readText(address(name)).catch(() => {});

// A module that could not be loaded, or stopped, is loaded anew under another address: browsers keep
// what became of an address.
const attempts = {};
globalThis.openModule = async name => {
  words(name);
  const attempt = attempts[name] = (attempts[name] ?? 0) + 1;
  await Promise.all([...image, ...module].map(looked));
  await start(name, attempt > 1 ? `?${attempt}` : '');
};

// The language is chosen here, so that its words are on their way while the program is.
const languages = ['en', 'ko'];
const stored = () => {
  try {
    return localStorage.getItem('onionskin.lang');
  } catch {
    return null; // where the browser denies storage
  }
};
document.documentElement.lang = [stored(), ...navigator.languages]
  .map(tag => tag?.split('-')[0].toLowerCase())
  .find(tag => languages.includes(tag)) ?? 'en';

words('page');
try {
  await start('onionskin', '');
  await readText(address('page'));
} catch (error) {
  document.getElementById('incomplete').hidden = false;
  throw error;
}
