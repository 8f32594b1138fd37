-- By hand, for PostgreSQL alone: texts are found and sorted as in SQLite, whatever the server's language.

-- Lists sort by code points, as SQLite does.
ALTER TABLE "Corpus" ALTER COLUMN "name" TYPE TEXT COLLATE "C";
ALTER TABLE "PaperKey" ALTER COLUMN "key" TYPE TEXT COLLATE "C";
ALTER TABLE "Run" ALTER COLUMN "id" TYPE TEXT COLLATE "C";
ALTER TABLE "TrendPoint" ALTER COLUMN "period" TYPE TEXT COLLATE "C";
DROP INDEX "Paper_search_idx";
ALTER TABLE "Paper" ALTER COLUMN "identity" TYPE TEXT COLLATE "C", ALTER COLUMN "sourceId" TYPE TEXT COLLATE "C", ALTER COLUMN "contentHash" TYPE TEXT COLLATE "C",
  ALTER COLUMN "title" TYPE TEXT COLLATE "C", ALTER COLUMN "venue" TYPE TEXT COLLATE "C", ALTER COLUMN "published" TYPE TEXT COLLATE "C";

-- Porter stems without stop words.
CREATE TEXT SEARCH DICTIONARY paperdrift_stem (TEMPLATE = snowball, Language = porter);
CREATE TEXT SEARCH CONFIGURATION paperdrift (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION paperdrift ALTER MAPPING FOR asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart WITH paperdrift_stem;

-- Words are runs of letters and digits, accents do not count. Kept, so that ranking and leaving out need not read texts again.
ALTER TABLE "Paper" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('paperdrift', translate(regexp_replace(normalize("title", NFD), '[\u0300-\u036f]', '', 'g'), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'A') ||
  setweight(to_tsvector('paperdrift', translate(regexp_replace(normalize("keywords"::text, NFD), '[\u0300-\u036f]', '', 'g'), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'B') ||
  setweight(to_tsvector('paperdrift', translate(regexp_replace(normalize("authors"::text, NFD), '[\u0300-\u036f]', '', 'g'), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'C') ||
  to_tsvector('paperdrift', translate(regexp_replace(normalize("abstract" || ' ' || coalesce("venue", ''), NFD), '[\u0300-\u036f]', '', 'g'), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
) STORED;
CREATE INDEX "Paper_search_idx" ON "Paper" USING GIN ("search");
