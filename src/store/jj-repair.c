/* jj-repair.c: a damaged file made readable, in a private copy */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "jj-repair.h"

#include "jj-file.h"
#include "jj-schema.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* https://www.sqlite.org/fileformat2.html, sections 1.3, 1.6 and 2.6 */
#define PAGE 4096
#define HEADER 100
#define LEAF 0x0d
#define INTERIOR 0x05

static void
write_be32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, 4);
}

gboolean
jj_repair_header (const char *copy)
{
  static const guint8 fixed[] = { PAGE >> 8, 0, 1, 1, 0, 64, 32, 32, 0, 0, 0, 1 };
  guint8 header[HEADER] = { 0 };
  int fd = open (copy, O_RDWR | O_CLOEXEC);
  struct stat info;
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = fstat (fd, &info) == 0 && info.st_size >= PAGE;
  memcpy (header, "SQLite format 3", 16);
  memcpy (header + 16, fixed, sizeof fixed);
  write_be32 (header + 28, (guint32)(info.st_size / PAGE));
  write_be32 (header + 44, 4); /* schema format */
  write_be32 (header + 56, 1); /* UTF-8 */
  write_be32 (header + 60, JJ_SCHEMA_VERSION);
  write_be32 (header + 68, JJ_APPLICATION_ID);
  write_be32 (header + 92, 1); /* = change counter: the page count above holds */
  ok = ok && pwrite (fd, header, sizeof header, 0) == sizeof header;
  close (fd);
  return ok;
}

/* The number of the page in the one to four bytes at `at`, if such a page can be the root of a
 * table, else 0. */
static guint32
read_root (GBytes *file, const guint8 *at, guint n_bytes)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  guint32 root = 0;

  for (guint i = 0; i < n_bytes; i++)
    root = root << 8 | at[i];
  if (root < 2 || root > length / PAGE)
    return 0;
  bytes += (gsize)(root - 1) * PAGE;
  return *bytes == LEAF || *bytes == INTERIOR ? root : 0;
}

/* A row of the schema lies in the file as the words
 *
 *     table NAME NAME root-page CREATE TABLE "NAME" (
 *
 * without the blanks, the page in one to four bytes. Found from either side: one damaged place
 * leaves the other. */
static guint32
find_root (GBytes *file, const char *name)
{
  g_autofree char *before = g_strdup_printf ("table%s%s", name, name);
  g_autofree char *after = g_strdup_printf ("CREATE TABLE \"%s\" (", name);
  const gsize n_before = strlen (before), n_after = strlen (after), n_name = strlen (name);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length), *end = bytes + length, *at;
  guint32 root;

  for (at = bytes; (at = memmem (at, (gsize)(end - at), after, n_after)); at += n_after)
    for (guint n = 1; n <= 4 && at >= bytes + n_name + n; n++)
      if (memcmp (at - n - n_name, name, n_name) == 0 && (root = read_root (file, at - n, n)))
        return root;
  for (at = bytes; (at = memmem (at, (gsize)(end - at), before, n_before)); at += n_before)
    for (guint n = 1; n <= 4 && at + n_before + n + 6 < end; n++)
      if (memcmp (at + n_before + n, "CREATE", 6) == 0
          && (root = read_root (file, at + n_before, n)))
        return root;
  return 0;
}

static gboolean
insert_table (sqlite3_stmt *stmt, GBytes *file, const char *name, const char *sql)
{
  guint32 root = find_root (file, name);
  int rc;

  if (root == 0)
    return FALSE;
  sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, root);
  sqlite3_bind_text (stmt, 3, sql, -1, SQLITE_STATIC);
  rc = sqlite3_step (stmt);
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

static guint
insert_tables (sqlite3 *db, GBytes *file)
{
  sqlite3_stmt *stmt = NULL;
  g_autofree char *log_sql = jj_schema_create_log_sql ();
  guint n = 0;

  if (sqlite3_prepare_v2 (db, "INSERT INTO sqlite_schema VALUES ('table', ?1, ?1, ?2, ?3)", -1,
                          &stmt, NULL)
      != SQLITE_OK)
    return 0;
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      g_autofree char *sql = NULL;

      if (!jj_schema_is_stored (k))
        continue;
      sql = jj_schema_create_sql (jj_kind_get (k));
      n += insert_table (stmt, file, jj_kind_get (k)->id, sql);
    }
  insert_table (stmt, file, "log", log_sql);
  sqlite3_finalize (stmt);
  return n;
}

/* The first page becomes an empty leaf, as of a new file; the rows that are put there take pages
 * behind the end. */
static gboolean
empty_schema (const char *copy)
{
  static const guint8 leaf[8] = { LEAF, 0, 0, 0, 0, PAGE >> 8, 0, 0 };
  int fd = open (copy, O_RDWR | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = pwrite (fd, leaf, sizeof leaf, HEADER) == sizeof leaf;
  close (fd);
  return ok;
}

gboolean
jj_repair_schema (const char *copy)
{
  g_autoptr (GBytes) file = NULL;
  sqlite3 *db = NULL;
  char *contents = NULL;
  gsize length = 0;
  guint n = 0;

  if (!g_file_get_contents (copy, &contents, &length, NULL))
    return FALSE;
  file = g_bytes_new_take (contents, length);
  if (!jj_repair_header (copy) || !empty_schema (copy))
    return FALSE;
  if (sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && sqlite3_exec (db,
                       "PRAGMA writable_schema = ON; PRAGMA synchronous = OFF;"
                       "PRAGMA journal_mode = MEMORY; BEGIN",
                       NULL, NULL, NULL)
             == SQLITE_OK)
    n = insert_tables (db, file);
  if (n > 0 && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    n = 0;
  sqlite3_close (db);
  return n > 0;
}
