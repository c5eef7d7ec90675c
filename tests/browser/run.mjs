// Opens reports in Chromium: axe-core finds nothing, nothing is loaded, nothing runs over the edge.
import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const folder = process.argv[2]
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const views = [
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
]
// A page of the same rules as ours, with one thing wrong on purpose: each check has to find it.
const planted = {
  axe: ['<p style="color:#999;background:#fff">pale</p>', 'violations'],
  request: ['<img alt="" src="https://report.invalid/a.png">', 'requests'],
  edge: ['<div style="width:3000px">wide</div>', 'overflow'],
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})

/** Opens one page in one view and tells what is wrong with it. */
async function look(view, open) {
  // The page's own policy lets no script in, and axe is one: it comes in from outside of the page.
  const context = await browser.newContext({ ...view, bypassCSP: true })
  const page = await context.newPage()
  const requests = []
  await page.route(/^https?:/, (route) => route.abort())
  page.on('request', (request) => {
    if (!/^(file|data|about):/.test(request.url())) requests.push(request.url())
  })
  await open(page)
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)))
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  await page.evaluate(axe)
  const result = await page.evaluate(() => globalThis.axe.run(document))
  await context.close()
  const violations = result.violations.map((each) => `${each.id}: ${each.nodes[0].html}`)
  return { violations, requests, overflow, passes: result.passes.length }
}

let wrong = 0
let passes = 0
const files = (await readdir(folder)).filter((name) => name.endsWith('.html')).sort()
for (const name of files) {
  for (const view of views) {
    const seen = await look(view, (page) => page.goto(pathToFileURL(join(folder, name)).href))
    passes += seen.passes
    if (seen.violations.length || seen.requests.length || seen.overflow > 0) {
      wrong += 1
      console.error(name, view.viewport.width, view.colorScheme, seen)
    }
  }
}
for (const [name, [html, member]] of Object.entries(planted)) {
  const text = `<!DOCTYPE html><html lang="en"><title>t</title><main><h1>t</h1>${html}</main></html>`
  const seen = await look(views[0], (page) => page.setContent(text))
  const found = member === 'overflow' ? seen.overflow > 0 : seen[member].length > 0
  if (!found) {
    wrong += 1
    console.error(`what was planted for ${name} was not found`)
  }
}
await browser.close()
if (files.length === 0 || passes < 20 * files.length) {
  console.error(`There were ${files.length} reports and ${passes} checks that passed: too few.`)
  wrong += 1
}
console.log(`${files.length} reports in ${views.length} views: ${passes} checks passed, ${wrong} things wrong.`)
process.exitCode = wrong ? 1 : 0
