/* jj-history.c: what was done to a plan, and the plan as it was */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-history.h"

#include "jj-digest.h"
#include "jj-draft.h"
#include "jj-plan-private.h"
#include "jj-project-private.h"
#include "jj-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows read at once: a page of the screen and some more. */
#define CHUNK 256

typedef struct
{
  char *name, *reason;
} Amendment;

struct _JjHistory
{
  JjProject *project;
  JjHistoryQuery query;
  char *author;
  char element[JJ_ID_LENGTH + 1];
  gint64 before; /* the next row is an older one */
  gboolean at_end;
  GHashTable *amendments; /* by seq; they come before what they are about */
};

static void
free_amendment (gpointer data)
{
  Amendment *amendment = data;

  g_free (amendment->name);
  g_free (amendment->reason);
  g_free (amendment);
}

JjHistory *
jj_history_new (JjProject *project, const JjHistoryQuery *query)
{
  JjHistory *self;

  g_return_val_if_fail (JJ_IS_PROJECT (project), NULL);
  self = g_new0 (JjHistory, 1);
  self->project = g_object_ref (project);
  if (query)
    self->query = *query;
  self->author = g_strdup (self->query.author);
  if (self->query.element)
    jj_id_to_string (self->query.element, self->element);
  self->before = project->moment ? project->moment + 1 : 0;
  self->amendments = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_amendment);
  return self;
}

void
jj_history_free (JjHistory *self)
{
  g_hash_table_unref (self->amendments);
  g_object_unref (self->project);
  g_free (self->author);
  g_free (self);
}

void
jj_history_entry_free (JjHistoryEntry *self)
{
  g_clear_pointer (&self->edit, jj_edit_unref);
  g_free (self->author);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->ops);
  g_free (self);
}

/* What was said last comes first. */
static void
take_amendment (JjHistory *self, JjLogRow *row)
{
  Amendment *amendment = g_hash_table_lookup (self->amendments, &row->target);

  if (!amendment)
    {
      amendment = g_new0 (Amendment, 1);
      g_hash_table_insert (self->amendments, g_memdup2 (&row->target, sizeof row->target),
                           amendment);
    }
  if (!amendment->name)
    amendment->name = g_steal_pointer (&row->label);
  if (!amendment->reason)
    amendment->reason = g_steal_pointer (&row->reason);
}

static gboolean
matches (JjHistory *self, const JjLogRow *row)
{
  const JjHistoryQuery *query = &self->query;

  if (query->checkpoints && row->kind != JJ_LOG_CHECKPOINT)
    return FALSE;
  if ((query->since && row->time < query->since) || (query->until && row->time > query->until))
    return FALSE;
  if (self->author && g_strcmp0 (row->author, self->author) != 0)
    return FALSE;
  /* Sixteen digits in quotes: no text of a planner looks so, and if one does it is shown. */
  return !*self->element || (row->ops && strstr (row->ops, self->element));
}

/* Operations stand on lines of their own; a line feed inside a text is written as \n. */
static guint
count_ops (const char *ops)
{
  guint n = 1;

  if (!ops || g_str_equal (ops, "[]"))
    return 0;
  for (const char *at = strchr (ops, '\n'); at; at = strchr (at + 1, '\n'))
    n++;
  return n;
}

static JjHistoryEntry *
make_entry (JjHistory *self, JjLogRow *row)
{
  const Amendment *amendment = g_hash_table_lookup (self->amendments, &row->seq);
  JjHistoryEntry *entry = g_new0 (JjHistoryEntry, 1);

  entry->kind = row->kind;
  entry->seq = row->seq;
  entry->time = row->time;
  entry->target = row->target;
  entry->author = g_steal_pointer (&row->author);
  entry->label = g_steal_pointer (&row->label);
  entry->reason = g_steal_pointer (&row->reason);
  entry->n_ops = count_ops (row->ops);
  entry->ops = g_steal_pointer (&row->ops);
  if (amendment && amendment->name)
    {
      g_free (entry->label);
      entry->label = g_strdup (amendment->name);
    }
  if (amendment && amendment->reason)
    {
      g_free (entry->reason);
      entry->reason = g_strdup (amendment->reason);
    }
  return entry;
}

GPtrArray *
jj_history_next (JjHistory *self, guint n, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_history_entry_free);

  while (entries->len < n && !self->at_end && self->project->store)
    {
      g_autoptr (GPtrArray) rows
          = jj_store_read_log_page (self->project->store, self->before, 0, MIN (n, CHUNK), error);

      if (!rows)
        return NULL;
      self->at_end = rows->len == 0;
      for (guint i = 0; i < rows->len && entries->len < n; i++)
        {
          JjLogRow *row = g_ptr_array_index (rows, i);

          self->before = row->seq;
          if (row->kind == JJ_LOG_AMEND)
            take_amendment (self, row);
          else if (matches (self, row))
            g_ptr_array_add (entries, make_entry (self, row));
        }
    }
  return g_steal_pointer (&entries);
}

JjEdit *
jj_history_entry_get_edit (JjHistoryEntry *self)
{
  g_autoptr (JjEdit) edit = NULL;

  if (self->edit || !self->ops)
    return self->edit;
  edit = jj_edit_from_json (self->label ? self->label : "", self->ops, NULL);
  if (edit && self->kind == JJ_LOG_UNDO)
    self->edit = jj_edit_invert (edit);
  else
    self->edit = g_steal_pointer (&edit);
  return self->edit;
}

/* A row that changes nothing in the plan. */
static gboolean
write_row (JjProject *self, JjLogRow *row, GError **error)
{
  g_autoptr (JjEdit) nothing = jj_edit_new ("");

  if (!jj_project_check_writable (self, error)
      || !jj_project_write_out (self, nothing, row, 0, error))
    return FALSE;
  jj_project_follow_cursor (self);
  return TRUE;
}

gboolean
jj_project_add_checkpoint (JjProject *self, const char *name, GError **error)
{
  g_autoptr (JjLogRow) row = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (name != NULL && !self->committing, FALSE);

  row = jj_log_row_new (JJ_LOG_CHECKPOINT, self->author, name);
  return write_row (self, row, error);
}

gboolean
jj_project_amend (JjProject *self, gint64 seq, const char *name, const char *reason, GError **error)
{
  g_autoptr (JjLogRow) row = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (seq < 1 || seq > self->cursor->last)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The history has no such entry."));
      return FALSE;
    }
  row = jj_log_row_new (JJ_LOG_AMEND, self->author, name);
  row->target = seq;
  row->reason = g_strdup (reason);
  return write_row (self, row, error);
}

gint64
jj_project_get_last_seq (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), 0);
  return self->cursor->last;
}

gint64
jj_project_get_moment (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), 0);
  return self->moment;
}

const char *
jj_project_get_moment_name (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return self->moment_name;
}

/* Takes one row back from the plan in memory. */
static gboolean
take_back (JjProject *self, JjLogRow *row, GError **error)
{
  const gboolean was_undo = row->kind == JJ_LOG_UNDO;
  g_autoptr (JjEdit) edit = NULL;

  if (!row->ops)
    return TRUE;
  row->kind = JJ_LOG_EDIT; /* its operations are those of an edit in any case */
  edit = jj_project_read_edit (self, row, !was_undo, error);
  if (!edit)
    return FALSE;
  if (!jj_plan_apply (self->plan, edit, NULL))
    return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->access.file.path,
                                  _ ("its history does not lead back there"), error);
  self->cursor->digest = jj_digest_edit (self->cursor->digest, edit);
  return TRUE;
}

static gboolean
go_back (JjProject *self, gint64 seq, GError **error)
{
  g_autoptr (JjLogRow) there = jj_store_read_log (self->store, seq, FALSE, error);
  gint64 before = self->cursor->last + 1;

  if (!there)
    return FALSE;
  for (;;)
    {
      g_autoptr (GPtrArray) rows = jj_store_read_log_page (self->store, before, seq, CHUNK, error);

      if (!rows)
        return FALSE;
      if (rows->len == 0)
        break;
      for (guint i = 0; i < rows->len; i++)
        {
          JjLogRow *row = g_ptr_array_index (rows, i);

          before = row->seq;
          if (!take_back (self, row, error))
            return FALSE;
        }
    }
  if (!there->has_digest || there->digest == self->cursor->digest)
    return TRUE;
  return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->access.file.path,
                                _ ("its history does not lead back there"), error);
}

JjProject *
jj_project_open_at (const char *path, gint64 seq, const char *name, GError **error)
{
  g_autoptr (JjProject) self = jj_project_open (path, JJ_OPEN_READ_ONLY, error);

  if (!self || !go_back (self, seq, error))
    return NULL;
  g_clear_pointer (&self->access.holder, g_free);
  self->moment = seq;
  self->moment_name = g_strdup (name);
  return g_steal_pointer (&self);
}

gboolean
jj_project_restore (JjProject *self,
                    JjPlan *state,
                    const char *checkpoint,
                    const char *label,
                    GError **error)
{
  g_autoptr (JjDraft) draft = NULL;
  g_autoptr (JjEdit) edit = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (JJ_IS_PLAN (state), FALSE);

  if (jj_element_get_id (jj_plan_get_root (state))
      != jj_element_get_id (jj_plan_get_root (self->plan)))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           _ ("This is not a state of the same plan."));
      return FALSE;
    }
  draft = jj_draft_new_from_plan (state);
  edit = jj_draft_to_edit (draft, self->plan, label);
  if (jj_edit_is_empty (edit))
    return TRUE;
  jj_edit_set_reason (edit, label); /* nobody need be asked for one */
  return jj_project_add_checkpoint (self, checkpoint, error)
         && jj_project_commit (self, edit, error);
}
