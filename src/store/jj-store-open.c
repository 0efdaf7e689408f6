/* jj-store-open.c: connections that trust nobody */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-open.h"

#include "jj-store-error.h"

#include <glib/gi18n-lib.h>

#define BUSY_MS 3000

static const struct
{
  int limit, value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 512 << 20 }, /* the log's row of an import at size L has 60 MB */
  { SQLITE_LIMIT_SQL_LENGTH, 64 << 10 },
  { SQLITE_LIMIT_COLUMN, 64 },
  { SQLITE_LIMIT_EXPR_DEPTH, 20 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 4 },
  { SQLITE_LIMIT_VDBE_OP, 25000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 8 },
  { SQLITE_LIMIT_ATTACHED, 1 }, /* VACUUM INTO */
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const int switches[][2] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 0 },     { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_QPSG, 1 },     { SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },         { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
};

/* Our own statements read and write tables and ask three things; whatever else a schema could make
 * of them is refused when the statement is prepared. */
static int
authorize (void *data,
           int action,
           const char *first,
           const char *second,
           const char *database,
           const char *trigger)
{
  static const char *const functions[] = { "coalesce", "max" };
  static const char *const pragmas[]
      = { "quick_check", "data_version", "max_page_count", "page_count" };

  if (trigger)
    return SQLITE_DENY;
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_TRANSACTION:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
        if (g_strcmp0 (second, functions[i]) == 0)
          return SQLITE_OK;
      return SQLITE_DENY;
    case SQLITE_PRAGMA:
      for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
        if (g_strcmp0 (first, pragmas[i]) == 0)
          return SQLITE_OK;
      return SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

void
jj_connection_set_guard (sqlite3 *db, gboolean guard)
{
  sqlite3_set_authorizer (db, guard ? authorize : NULL, NULL);
}

int
jj_connection_open (const char *path, int flags, sqlite3 **db)
{
  int rc = sqlite3_open_v2 (path, db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc != SQLITE_OK)
    return rc;
  sqlite3_busy_timeout (*db, BUSY_MS);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (*db, limits[i].limit, limits[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    sqlite3_db_config (*db, switches[i][0], switches[i][1], NULL);
  /* No mmap: a file that another program truncates would end this one by a signal. */
  rc = sqlite3_exec (*db,
                     "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                     "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                     "PRAGMA cache_size = -8192",
                     NULL, NULL, NULL);
  jj_connection_set_guard (*db, TRUE);
  return rc;
}

struct _JjInspection
{
  GThread *thread;
  char *path;
  char *finding; /* the first, NULL where sound */
  int rc;
};

static gpointer
inspect (gpointer data)
{
  JjInspection *self = data;
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  self->rc = jj_connection_open (self->path, SQLITE_OPEN_READONLY, &db);
  if (self->rc == SQLITE_OK)
    self->rc = sqlite3_prepare_v2 (db, "PRAGMA quick_check(1)", -1, &stmt, NULL);
  if (self->rc == SQLITE_OK && (self->rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const char *finding = (const char *)sqlite3_column_text (stmt, 0);

      if (g_strcmp0 (finding, "ok") != 0)
        self->finding = g_utf8_make_valid (finding ? finding : "?", -1);
      self->rc = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return NULL;
}

JjInspection *
jj_inspection_start (const char *path)
{
  JjInspection *self = g_new0 (JjInspection, 1);

  self->path = g_strdup (path);
  self->thread = g_thread_new ("quick-check", inspect, self);
  return self;
}

gboolean
jj_inspection_finish (JjInspection *self, GError **error)
{
  gboolean ok = TRUE;

  g_thread_join (self->thread);
  if (self->rc != SQLITE_OK)
    ok = jj_store_fail_sql (NULL, self->rc, self->path, error);
  else if (self->finding)
    ok = jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->path, g_strstrip (self->finding),
                                error);
  g_free (self->finding);
  g_free (self->path);
  g_free (self);
  return ok;
}
