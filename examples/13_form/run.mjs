// Builds the form, opens it at the width of a phone, fills it in as a person would, and prints what it sends.
// node run.mjs FOLDER: profile.json is read from the folder, and pictures of the form are written there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [here("form.jsx")],
  alias: { profile: join(folder, "profile.json") },
  define: { "process.env.NODE_ENV": '"production"' },
  bundle: true,
  jsx: "automatic",
  write: false,
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const wrong = [];
page.on("pageerror", (error) => wrong.push(error.message));
await page.route(/^https?:/, (route) => route.abort().then(() => wrong.push(`asked for ${route.request().url()}`)));
await page.setContent(await readFile(here("form.html"), "utf8"));
await page.addScriptTag({ content: outputFiles[0].text });
await page.screenshot({ path: join(folder, "empty.png"), fullPage: true });

/** Finds what a person finds: a group by its title, and a field by its label. */
const group = (title) => page.getByRole("group", { name: title, exact: true });
await page.getByLabel("How it went").selectOption("The smaller version");
await page.getByLabel("What was going on").fill("A short reply to a long letter.");
await group("What you felt").getByText("Add").click();
await group("What you felt").getByLabel("Which feeling").fill("uneasy");
await group("What you felt").getByLabel("Before").fill("6");
await group("What you thought").getByText("Add").click();
await group("What you thought").getByLabel("In your words").fill("The letter was too much.");
await group("What you thought").getByLabel("How much you believed it at first").fill("70");
await page.getByLabel("Low energy").check();
await page.getByLabel("Who may see it").selectOption("Those you share with");
await page.screenshot({ path: join(folder, "filled.png"), fullPage: true });
await page.getByRole("button", { name: "Keep" }).click();
console.log(await page.locator("#sent").textContent());

const width = await page.evaluate(() => document.documentElement.scrollWidth);
if (width > 390) wrong.push(`the form is ${width} pixels wide`);
await browser.close();
for (const what of wrong) console.error(what);
process.exitCode = wrong.length ? 1 : 0;
