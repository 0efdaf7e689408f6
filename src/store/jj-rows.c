/* jj-rows.c: elements to rows and back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-rows.h"

#include "jj-digest.h"
#include "jj-format.h"
#include "jj-plan-private.h"
#include "jj-schema.h"
#include "jj-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than any field takes (jj_value_check); a row of a hostile file may have a gigabyte. */
#define MAX_TEXT (4 << 20)

#define N_TEXTS 1024 /* a power of two */
#define SHORT_TEXT 48

struct _JjTexts
{
  char *slots[N_TEXTS];    /* GRefString */
  guint8 lengths[N_TEXTS]; /* bytes */
};

JjTexts *
jj_texts_new (void)
{
  return g_new0 (JjTexts, 1);
}

void
jj_texts_free (JjTexts *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_pointer (&self->slots[i], g_ref_string_release);
  g_free (self);
}

/* (transfer full); NULL where there is a NUL among the bytes, which nothing else would find. Valid
 * UTF-8 is checked by jj_value_check with all else when the element enters the plan. */
static char *
make_text (JjTexts *self, const char *bytes, gsize length)
{
  guint32 hash = 2166136261u; /* FNV-1a */
  guint slot;

  if (length > SHORT_TEXT)
    return memchr (bytes, 0, length) ? NULL : g_ref_string_new_len (bytes, (gssize)length);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)bytes[i]) * 16777619u;
  slot = (hash ^ hash >> 16) & (N_TEXTS - 1);
  if (self->slots[slot] && self->lengths[slot] == length
      && memcmp (self->slots[slot], bytes, length) == 0)
    return g_ref_string_acquire (self->slots[slot]);
  if (memchr (bytes, 0, length))
    return NULL;
  g_clear_pointer (&self->slots[slot], g_ref_string_release);
  self->slots[slot] = g_ref_string_new_len (bytes, (gssize)length);
  self->lengths[slot] = (guint8)length;
  return g_ref_string_acquire (self->slots[slot]);
}

int
jj_rows_bind_value (sqlite3_stmt *stmt, int index, const JjField *field, JjValue value)
{
  char *date;

  if (jj_value_is_empty (field->type, value) && field->type != JJ_TYPE_BOOL)
    return sqlite3_bind_null (stmt, index);
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
    case JJ_TYPE_LIST:
      return sqlite3_bind_text64 (stmt, index, value.text, g_ref_string_length (value.text),
                                  SQLITE_STATIC, SQLITE_UTF8);
    case JJ_TYPE_ENUM:
      return sqlite3_bind_text (stmt, index, field->choices[value.number].id, -1, SQLITE_STATIC);
    case JJ_TYPE_DATE:
      date = jj_format_iso_date (value.number);
      return sqlite3_bind_text (stmt, index, date, -1, g_free);
    case JJ_TYPE_INT:
    case JJ_TYPE_DECIMAL2:
    case JJ_TYPE_MONEY:
    case JJ_TYPE_SHARE:
    case JJ_TYPE_BOOL:
    case JJ_TYPE_REF:
    default:
      return sqlite3_bind_int64 (stmt, index, value.number);
    }
}

int
jj_rows_bind (sqlite3_stmt *stmt, const JjKind *kind, JjId id, gint64 rank, const JjValue *values)
{
  int rc = sqlite3_bind_int64 (stmt, 1, id);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64 (stmt, 2, rank);
  for (guint i = 0; rc == SQLITE_OK && i < kind->n_fields; i++)
    rc = jj_rows_bind_value (stmt, (int)i + 3, &kind->fields[i], values[i]);
  return rc;
}

static gboolean
read_text (sqlite3_stmt *stmt, int column, JjTexts *texts, JjValue *value)
{
  const char *bytes = (const char *)sqlite3_column_text (stmt, column);
  gsize length = (gsize)sqlite3_column_bytes (stmt, column);

  if (!bytes || length > MAX_TEXT)
    return FALSE;
  value->text = length > 0 ? make_text (texts, bytes, length) : NULL;
  return length == 0 || value->text;
}

static gboolean
read_choice (sqlite3_stmt *stmt, int column, const JjField *field, JjValue *value)
{
  const char *id = (const char *)sqlite3_column_text (stmt, column);

  value->number = id ? jj_field_find_choice (field, id) : -1;
  return value->number >= 0;
}

static gboolean
read_value (sqlite3_stmt *stmt, int column, const JjField *field, JjTexts *texts, JjValue *value)
{
  int type = sqlite3_column_type (stmt, column);

  if (type == SQLITE_NULL)
    return field->type != JJ_TYPE_BOOL;
  if (jj_type_is_text (field->type))
    return type == SQLITE_TEXT && read_text (stmt, column, texts, value);
  if (field->type == JJ_TYPE_ENUM)
    return type == SQLITE_TEXT && read_choice (stmt, column, field, value);
  if (field->type == JJ_TYPE_DATE)
    {
      const char *date = (const char *)sqlite3_column_text (stmt, column);

      value->number = type == SQLITE_TEXT && date ? jj_parse_iso_date (date) : JJ_EMPTY;
      return value->number != JJ_EMPTY;
    }
  value->number = sqlite3_column_int64 (stmt, column);
  return type == SQLITE_INTEGER
         && (field->type == JJ_TYPE_BOOL || !jj_value_is_empty (field->type, *value));
}

void
jj_rows_free_values (const JjKind *kind, JjValue *values)
{
  for (guint i = 0; i < kind->n_fields; i++)
    jj_value_clear (kind->fields[i].type, &values[i]);
  g_free (values);
}

JjValue *
jj_rows_read (sqlite3_stmt *stmt, const JjKind *kind, JjTexts *texts, guint64 *bad)
{
  JjValue *values = g_new (JjValue, kind->n_fields);

  *bad = 0;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      values[i] = jj_value_empty (kind->fields[i].type);
      if (read_value (stmt, (int)i + 2, &kind->fields[i], texts, &values[i]))
        continue;
      values[i] = jj_value_empty (kind->fields[i].type);
      *bad |= G_GUINT64_CONSTANT (1) << i;
    }
  return values;
}

typedef struct
{
  sqlite3 *db;
  const char *path;
  JjPlan *plan;
  JjTexts *texts;
  guint64 digest;
} Loader;

static gboolean
refuse_value (Loader *self, const JjKind *kind, JjId id, guint64 bad, GError **error)
{
  char id_text[JJ_ID_LENGTH + 1];
  g_autofree char *why = NULL;
  guint field = (guint)__builtin_ctzll (bad);

  jj_id_to_string (id, id_text);
  why = g_strdup_printf (_ ("%s %s has an impossible value in “%s”"), jj_label (kind->label),
                         id_text, jj_label (kind->fields[field].label));
  return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->path, why, error);
}

static gboolean
load_row (Loader *self, sqlite3_stmt *stmt, const JjKind *kind, GError **error)
{
  JjId id = sqlite3_column_int64 (stmt, 0);
  gint64 rank = sqlite3_column_int64 (stmt, 1);
  guint64 bad;
  JjValue *values = jj_rows_read (stmt, kind, self->texts, &bad);
  g_autoptr (GError) inner = NULL;

  if (bad != 0)
    {
      jj_rows_free_values (kind, values);
      return refuse_value (self, kind, id, bad, error);
    }
  self->digest += jj_digest_element (kind, id, rank, values);
  if (jj_plan_load_add (self->plan, kind, id, rank, values, &inner))
    return TRUE;
  return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->path, inner->message, error);
}

static gboolean
load_kind (Loader *self, const JjKind *kind, GError **error)
{
  g_autofree char *sql = jj_schema_select_sql (kind);
  sqlite3_stmt *stmt = NULL;
  gboolean ok = TRUE;
  JjId last = 0;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL);

  while (ok && rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      /* SQLite walks a table by its key; where the keys do not grow, pages are mixed up. */
      if (sqlite3_column_int64 (stmt, 0) <= last)
        ok = jj_store_fail (JJ_STORE_ERROR_DAMAGED, self->path, error);
      else
        ok = load_row (self, stmt, kind, error);
      last = sqlite3_column_int64 (stmt, 0);
      rc = SQLITE_OK;
    }
  if (ok && rc != SQLITE_DONE)
    ok = jj_store_fail_sql (self->db, rc, self->path, error);
  sqlite3_finalize (stmt);
  return ok;
}

gboolean
jj_rows_load (sqlite3 *db, JjPlan *plan, guint64 *digest, const char *path, GError **error)
{
  g_autoptr (JjTexts) texts = jj_texts_new ();
  Loader loader = { db, path, plan, texts, 0 };

  for (guint k = 0; k < JJ_N_KINDS; k++)
    if (jj_schema_is_stored (k) && jj_schema_has_table (db, jj_kind_get (k))
        && !load_kind (&loader, jj_kind_get (k), error))
      return FALSE;
  *digest = loader.digest;
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  JjId one = jj_element_get_id (*(const JjElement *const *)a);
  JjId two = jj_element_get_id (*(const JjElement *const *)b);

  return (one > two) - (one < two);
}

static int
save_kind (sqlite3 *db, JjPlan *plan, JjKindId kind_id, guint64 *digest)
{
  const JjKind *kind = jj_kind_get (kind_id);
  guint n = jj_plan_get_count (plan, kind_id);
  g_autoptr (GPtrArray) elements = g_ptr_array_sized_new (n);
  g_autofree char *sql = jj_schema_insert_sql (kind);
  g_autofree JjValue *values = g_new (JjValue, kind->n_fields);
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (elements, (gpointer)jj_plan_get_nth (plan, kind_id, i));
  g_ptr_array_sort (elements, compare_ids);
  for (guint i = 0; rc == SQLITE_OK && i < n; i++)
    {
      const JjElement *element = g_ptr_array_index (elements, i);

      for (guint f = 0; f < kind->n_fields; f++)
        values[f] = jj_element_get_value (element, f);
      *digest += jj_digest_element (kind, jj_element_get_id (element),
                                    jj_element_get_rank (element), values);
      rc = jj_rows_bind (stmt, kind, jj_element_get_id (element), jj_element_get_rank (element),
                         values);
      if (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_DONE)
        rc = SQLITE_OK;
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  return rc;
}

int
jj_rows_save (sqlite3 *db, JjPlan *plan, guint64 *digest)
{
  int rc = SQLITE_OK;

  *digest = 0;
  for (guint k = 0; rc == SQLITE_OK && k < JJ_N_KINDS; k++)
    if (jj_schema_is_stored (k))
      rc = save_kind (db, plan, k, digest);
  return rc;
}
