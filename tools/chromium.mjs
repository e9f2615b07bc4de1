import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.mjs';

/**
 * @param {string} program
 * @param {string[]} parameters
 */
function succeeds(program, ...parameters) {
  const { status } = spawnSync(program, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Chinese needs a font that has it; without one every character is drawn as a box. */
function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/** On Debian and Ubuntu, as root, installs the browser and the font that are missing. */
function installOnLinux() {
  const found = findBrowser();
  if (found && hasChineseFont()) return;
  if (process.getuid?.() !== 0 || !succeeds('apt-get', '--version')) {
    if (found) console.warn('No Chinese font is installed: Chinese text in tests shows boxes.');
    return;
  }
  const packages = ['fontconfig', 'fonts-noto-cjk', ...(found ? [] : ['chromium'])];
  console.log(`Installing ${packages.join(', ')} (apt-get)…`);
  // The package lists of a fresh system are empty, those of an old one name versions long gone.
  const installed =
    succeeds('apt-get', 'update', '-qq') &&
    succeeds('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
  if (!installed) console.warn('apt-get could not install everything; its message is above.');
}

/**
 * Finds a browser for the tests; on Debian and Ubuntu, as root, installs one when there is none.
 * @returns {string} where it is
 * @throws {Error} that says in one sentence what to install
 */
export function ensureBrowser() {
  if (process.platform === 'linux' && !process.env.CHROME_PATH) installOnLinux();
  const browser = findBrowser();
  if (!browser) {
    throw new Error(
      process.env.CHROME_PATH
        ? `CHROME_PATH names ${process.env.CHROME_PATH}, where there is no browser.`
        : 'The browser tests need Chromium, Chrome or Edge: install one, or set CHROME_PATH to it.',
    );
  }
  return browser;
}
