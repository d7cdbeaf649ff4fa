// What a program of another site does with the API, in types that openapi-typescript makes of the OpenAPI document.
// Prints one JSON object, which a test compares. Arguments: the service's address, and a key with the scope `publish`.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { argv: string[] };

const [, , baseUrl = "", key = ""] = process.argv;
const client = createClient<paths>({ baseUrl });
const SLUG = "the-us-south-korea-alliance-at-70th-anniversary";

// An answer that has to be there: a problem document becomes an error with its sentence.
function given<T>(answer: { data?: T; error?: components["schemas"]["Problem"] }): T {
  if (answer.data === undefined) throw new Error(answer.error?.detail ?? "There is no answer.");
  return answer.data;
}

// Without `fields`, every member is there and has one type.
async function byline(): Promise<string[]> {
  const article = given(await client.GET("/api/v1/articles/{slug}/", { params: { path: { slug: SLUG } } }));
  return article.authors.map((author) => author.name_as_printed.toUpperCase());
}

async function found(): Promise<string[]> {
  const query = { q: "alliances", author: "Jongsoo Lee", language: "en", status: "published", count: "true" } as const;
  const page = given(await client.GET("/api/v1/articles/", { params: { query } }));
  return [String(page.count), ...page.results.map((article) => article.slug)];
}

// A repeated parameter is how this client sends an array; the next page has the same fields.
async function fieldsOfTwoPages(): Promise<string[][]> {
  const query = { fields: ["id", "ordinal"] as ("id" | "ordinal")[], page_size: 2 };
  const first = await client.GET("/api/v1/articles/{slug}/versions/{number}/paragraphs/", {
    params: { path: { slug: SLUG, number: 1 }, query },
  });
  const second = (await (await fetch(given(first).next ?? "")).json()) as { results: object[] };
  return [...given(first).results, ...second.results].map((passage) => Object.keys(passage));
}

// What may be left out of a request is not asked for.
async function checked(): Promise<string[]> {
  const at = { path: { slug: SLUG, number: 1, ordinal: 7 } };
  const passage = given(
    await client.GET("/api/v1/articles/{slug}/versions/{number}/paragraphs/{ordinal}/", { params: at }),
  );
  const body = { citations: [{ paragraph: passage.id, version: 1 }, { url: passage.url }] };
  const answer = given(await client.POST("/api/v1/citations/check/", { body }));
  return answer.results.map((result) => result.status);
}

async function rehearsed(): Promise<[string, number]> {
  const answer = await client.POST("/api/v1/articles/", {
    params: { query: { dry_run: "true" } },
    headers: { Authorization: `Api-Key ${key}` },
    body: { source: "A title of a rehearsal\n\nA paragraph." },
  });
  const published = given(answer);
  return [published.title, published.report.paragraph_count];
}

async function listed(): Promise<[number, number, string]> {
  const people = given(await client.GET("/api/v1/people/", { params: { query: { name: "Jongsoo Lee" } } }));
  const query = { kind: "expression_of_concern", after: "2020" } as const;
  const notices = given(await client.GET("/api/v1/notices/", { params: { query } }));
  const events = given(await client.GET("/api/v1/changes/", { params: { query: { type: "article.published" } } }));
  return [people.results.length, notices.results.length, events.results[0]?.type ?? ""];
}

async function refused(): Promise<[number, string]> {
  const { error } = await client.GET("/api/v1/articles/{slug}/", { params: { path: { slug: "no-such-article" } } });
  return [error?.status ?? 0, error?.title ?? ""];
}

const results = {
  byline: await byline(),
  found: await found(),
  fieldsOfTwoPages: await fieldsOfTwoPages(),
  checked: await checked(),
  rehearsed: await rehearsed(),
  listed: await listed(),
  refused: await refused(),
};
console.log(JSON.stringify(results));
