// Starts the page, and a screen of its own when the page asks for it. A file of its own because the
// page's policy forbids inline scripts.
import init from './onionskin.js';

// A module that could not be loaded, or stopped, is loaded anew under another address: browsers keep
// what became of an address.
const attempts = {};
globalThis.openModule = async name => {
  const attempt = attempts[name] = (attempts[name] ?? 0) + 1;
  const module = await import(`./${name}.js${attempt > 1 ? `?${attempt}` : ''}`);
  await module.default({ module_or_path: `./${name}_bg.wasm` });
};

await init({ module_or_path: './onionskin_bg.wasm' });
