// Starts the app. A file of its own because the page's policy forbids inline scripts.
import init from './onionskin.js';
await init({ module_or_path: './onionskin_bg.wasm' });
