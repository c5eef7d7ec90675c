// Opens pages of the built site from their files, wide and narrow, light and dark: axe finds nothing, nothing is
// fetched from elsewhere, nothing is wider than the screen, and the search finds pages without a network.
//
//   node browse.mjs SITE [FOLDER FOR PICTURES]
//
// CHROMIUM names the browser where it is not /usr/bin/chromium.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [site, pictures] = process.argv.slice(2);
const home = pathToFileURL(`${resolve(site)}/`).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PAGES = [
  "index.html",
  "tutorials/first-week.html",
  "tutorials/embed-in-an-app.html",
  "how-to/schedule-cookbook.html",
  "explanation/architecture.html",
  "explanation/scheduling.html",
  "reference/option-catalog.html",
  "generated/api/review.html",
  "generated/api/types.html",
  "generated/schemas/entry.html",
  "generated/rules.html",
  "generated/project/contributing.html",
  "search.html?q=obstacle",
];
const SCREENS = [
  { name: "wide-light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "wide-dark", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "phone-light", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "phone-dark", colorScheme: "dark", viewport: { width: 390, height: 844 } },
];

const found = [];

async function look(page, name, screen) {
  await page.goto(home + name);
  if (name.startsWith("search")) await page.getByText("Search finished").waitFor();
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  for (const { id, nodes } of violations)
    for (const { target } of nodes) found.push(`${screen}: ${name}: ${id} at ${target.join(" ")}`);
  const extra = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (extra > 0) found.push(`${screen}: ${name}: ${extra} pixels wider than the screen`);
  if (pictures)
    await page.screenshot({ path: `${pictures}/${screen}-${name.replace(/\W+/g, "-")}.png` });
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
try {
  for (const { name: screen, ...options } of SCREENS) {
    const context = await browser.newContext(options);
    await context.addInitScript(axe);
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!/^(file|data|blob):/.test(request.url())) found.push(`${screen}: asks for ${request.url()}`);
    });
    for (const name of PAGES) await look(page, name, screen);
    const results = await page.locator("ul.search li a").allInnerTexts();
    if (!results.some((title) => title.includes("Obstacle")))
      found.push(`${screen}: a search for "obstacle" does not find the page of the obstacle`);
    console.log(`${screen}: ${PAGES.length} pages, ${results.length} results for "obstacle"`);
    await context.close();
  }
} finally {
  await browser.close();
}
console.log([...new Set(found)].join("\n"));
process.exitCode = found.length ? 1 : 0;
