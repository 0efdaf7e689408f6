/* jj-salvage.c: the rows that can still be read from a damaged plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-salvage.h"

#include "jj-digest.h"
#include "jj-file.h"
#include "jj-log.h"
#include "jj-repair.h"
#include "jj-rows.h"
#include "jj-schema.h"

#include <glib/gstdio.h>

#define MAX_GAPS 5000 /* per table: then the file is noise */

typedef struct
{
  sqlite3 *db;
  JjSalvage *salvage;
  JjTexts *texts;
  GHashTable *seen; /* id → row */
  const JjKind *kind;
} Reader;

static void
free_row (gpointer data)
{
  JjSalvagedRow *row = data;

  if (row->values)
    jj_rows_free_values (row->kind, row->values);
  g_free (row);
}

void
jj_salvage_free (JjSalvage *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
copy_bytes (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                      NULL, NULL, NULL, NULL);
}

static sqlite3 *
open_copy (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) == SQLITE_OK
      && sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) == SQLITE_OK)
    return db;
  sqlite3_close (db);
  return NULL;
}

/* Any reading makes SQLite play back a journal; whether it can read comes later. */
static gboolean
play_back (const char *path)
{
  sqlite3 *db = open_copy (path);

  if (!db)
    return FALSE;
  sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  sqlite3_close (db);
  return TRUE;
}

static void
take_row (Reader *self, sqlite3_stmt *stmt)
{
  JjId id = sqlite3_column_int64 (stmt, 0);
  JjSalvagedRow *row;

  if (id <= 0 || g_hash_table_contains (self->seen, &id))
    {
      /* The same row once more, read from the other side, is none. */
      const JjSalvagedRow *other = id > 0 ? g_hash_table_lookup (self->seen, &id) : NULL;

      self->salvage->n_impossible += !other || other->kind != self->kind;
      return;
    }
  row = g_new0 (JjSalvagedRow, 1);
  row->kind = self->kind;
  row->id = id;
  row->rank = sqlite3_column_int64 (stmt, 1);
  row->values = jj_rows_read (stmt, self->kind, self->texts, &row->bad);
  g_ptr_array_add (self->salvage->rows, row);
  g_hash_table_insert (self->seen, &row->id, row);
}

/* Rows with first ≤ id ≤ last, upwards or downwards, until the end (TRUE) or an unreadable place.
 * *reached: the last id that was read. limit: so many rows at most. */
static gboolean
scan (Reader *self, JjId first, JjId last, int limit, JjId *reached)
{
  g_autofree char *select = jj_schema_select_sql (self->kind);
  gboolean down = first > last;
  g_autofree char *sql
      = g_strdup_printf ("%s WHERE \"id\" BETWEEN ?1 AND ?2 ORDER BY \"id\" %s LIMIT ?3", select,
                         down ? "DESC" : "");
  sqlite3_stmt *stmt = NULL;
  JjId before = down ? G_MAXINT64 : 0;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_bind_int64 (stmt, 1, MIN (first, last));
      sqlite3_bind_int64 (stmt, 2, MAX (first, last));
      sqlite3_bind_int (stmt, 3, limit);
    }
  while (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      JjId id = sqlite3_column_int64 (stmt, 0);

      /* Pages that lead back to themselves: keys must go one way. */
      if (down ? id >= before : id <= before)
        break;
      take_row (self, stmt);
      *reached = before = id;
      rc = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE;
}

/* The first readable id behind an unreadable place, by growing steps; 0 where there is none. */
static JjId
find_behind (Reader *self, JjId place)
{
  for (guint64 gap = 1; gap < G_MAXINT64 - (guint64)place; gap *= 2)
    {
      JjId found = 0;

      if (scan (self, place + (JjId)gap, G_MAXINT64, 1, &found))
        return found;
    }
  return 0;
}

static void
read_table (Reader *self)
{
  JjId place = 0;

  for (guint gap = 0; gap < MAX_GAPS; gap++)
    {
      JjId behind, reached = place;

      if (place == G_MAXINT64 || scan (self, place + 1, G_MAXINT64, -1, &place))
        return;
      self->salvage->broken_tables |= JJ_KIND_BIT (jj_kind_index (self->kind));
      behind = find_behind (self, place);
      /* Back from there, down to the other edge of the unreadable place. */
      scan (self, behind ? behind - 1 : G_MAXINT64, place + 1, -1, &reached);
      if (behind == 0)
        return;
      place = behind;
    }
}

static gboolean
has_table (sqlite3 *db, const char *name)
{
  return sqlite3_table_column_metadata (db, "main", name, NULL, NULL, NULL, NULL, NULL, NULL)
         == SQLITE_OK;
}

static void
check_digest (sqlite3 *db, JjSalvage *salvage)
{
  g_autoptr (JjCursor) cursor = jj_cursor_new ();
  g_autoptr (JjLogRow) last = NULL;
  guint64 digest = 0;

  if (!has_table (db, "log") || jj_log_read_cursor (db, cursor, &last) != SQLITE_OK
      || !last->has_digest)
    return;
  for (guint i = 0; i < salvage->rows->len; i++)
    {
      const JjSalvagedRow *row = g_ptr_array_index (salvage->rows, i);

      digest += jj_digest_element (row->kind, row->id, row->rank, row->values);
    }
  salvage->is_known = TRUE;
  salvage->is_complete = digest == last->digest;
}

static JjSalvage *
read_all (const char *copy)
{
  g_autoptr (JjSalvage) salvage = g_new0 (JjSalvage, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (JjTexts) texts = jj_texts_new ();
  Reader reader = { open_copy (copy), salvage, texts, seen, NULL };
  guint n_tables = 0;

  salvage->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint k = 0; reader.db && k < JJ_N_KINDS; k++)
    {
      reader.kind = jj_kind_get (k);
      if (!jj_schema_is_stored (k))
        continue;
      if (has_table (reader.db, reader.kind->id))
        {
          read_table (&reader);
          n_tables++;
        }
      else
        {
          salvage->lost_tables |= JJ_KIND_BIT (k);
        }
    }
  if (reader.db)
    check_digest (reader.db, salvage);
  sqlite3_close (reader.db);
  return n_tables > 0 ? g_steal_pointer (&salvage) : NULL;
}

JjSalvage *
jj_salvage_read (const char *damaged, gboolean with_journal, const char *near)
{
  g_autofree char *copy = jj_file_make_temporary (near, NULL);
  g_autofree char *copy_journal = copy ? g_strconcat (copy, "-journal", NULL) : NULL;
  g_autofree char *journal = g_strconcat (damaged, "-journal", NULL);
  JjSalvage *salvage = NULL;

  if (!copy)
    return NULL;
  if (copy_bytes (damaged, copy)
      && (!with_journal
          || (jj_file_is_plain_journal (journal) && copy_bytes (journal, copy_journal)))
      && jj_repair_header (copy) && play_back (copy) && jj_repair_schema (copy))
    salvage = read_all (copy);
  jj_file_discard (copy);
  return salvage;
}
