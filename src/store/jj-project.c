/* jj-project.c: a plan with its file and its history; the one way in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-project-private.h"

#include "jj-digest.h"
#include "jj-disk.h"
#include "jj-plan-private.h"
#include "jj-scope.h"
#include "jj-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

enum
{
  PROP_PLAN = 1,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_LOCK_HOLDER,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_SAVED_TIME,
  N_PROPS
};

enum
{
  RESTORE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjProject, jj_project, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static char *
read_label (JjProject *self, gint64 seq)
{
  g_autoptr (JjLogRow) row
      = seq && self->store ? jj_store_read_log (self->store, seq, FALSE, NULL) : NULL;

  return row ? g_steal_pointer (&row->label) : NULL;
}

/* Brings the labels and the properties up to the cursor. */
void
jj_project_follow_cursor (JjProject *self)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = read_label (self, self->cursor->undo);
  self->redo_label = read_label (self, jj_cursor_get_redo (self->cursor));
  for (guint i = PROP_CAN_UNDO; i <= PROP_SAVED_TIME; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

gboolean
jj_project_check_writable (JjProject *self, GError **error)
{
  if (!self->access.lock && self->access.holder)
    {
      g_set_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_LOCKED,
                   _ ("%s You can read it here, or save a copy to work on."), self->access.holder);
      return FALSE;
    }
  if (!self->access.lock)
    return jj_store_fail (JJ_STORE_ERROR_READ_ONLY, self->access.file.path, error);
  if (jj_project_check_disk (self) != JJ_DISK_SAME)
    return jj_store_fail (JJ_STORE_ERROR_CHANGED, self->access.file.path, error);
  return TRUE;
}

static void
take_back (JjProject *self, const JjEdit *edit)
{
  g_autoptr (JjEdit) inverse = jj_edit_invert (edit);

  if (!jj_plan_apply (self->plan, inverse, NULL))
    g_critical ("An edit that was not written could not be taken back.");
}

gboolean
jj_project_write_out (JjProject *self, JjEdit *edit, JjLogRow *row, gint64 parent, GError **error)
{
  if (row->kind == JJ_LOG_EDIT)
    row->ops = jj_edit_to_json (edit);
  row->seq = self->cursor->last + 1;
  row->digest = jj_digest_edit (self->cursor->digest, edit);
  row->has_digest = TRUE;
  if (jj_store_commit (self->store, edit, row, error))
    {
      jj_cursor_advance (self->cursor, row, parent);
      jj_project_remember_disk (self);
      return TRUE;
    }
  self->stamp = (JjStamp){ 0 };
  take_back (self, edit);
  return FALSE;
}

void
jj_project_tell (JjProject *self, const JjEdit *edit)
{
  g_object_freeze_notify (G_OBJECT (self));
  jj_project_follow_cursor (self);
  self->committing = TRUE;
  jj_plan_emit_changed (self->plan, edit);
  self->committing = FALSE;
  g_object_thaw_notify (G_OBJECT (self));
}

/* A part of a plan is changed in its scope alone (jj-scope.h). */
static gboolean
apply_in_scope (JjProject *self, JjEdit *edit, GError **error)
{
  g_autoptr (JjScopeCheck) check = NULL;

  jj_scope_adopt (self->plan, edit);
  check = jj_scope_check_before (self->plan, edit, error);
  if (!check || !jj_plan_apply (self->plan, edit, error))
    return FALSE;
  if (jj_scope_check_after (check, self->plan, error))
    return TRUE;
  take_back (self, edit);
  return FALSE;
}

gboolean
jj_project_commit (JjProject *self, JjEdit *edit, GError **error)
{
  g_autoptr (JjLogRow) row = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (jj_edit_is_empty (edit))
    return TRUE;
  if (!jj_project_check_writable (self, error) || !apply_in_scope (self, edit, error))
    return FALSE;
  row = jj_log_row_new (JJ_LOG_EDIT, self->author, jj_edit_get_label (edit));
  row->reason = g_strdup (jj_edit_get_reason (edit));
  row->parent = self->cursor->undo;
  if (self->context)
    row->context = g_variant_ref (self->context);
  if (!jj_project_write_out (self, edit, row, 0, error))
    return FALSE;
  g_clear_pointer (&self->context, g_variant_unref);
  jj_project_tell (self, edit);
  return TRUE;
}

static gboolean
refuse_history (JjProject *self, const GError *inner, GError **error)
{
  return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->access.file.path,
                                inner ? inner->message : _ ("its history has a gap"), error);
}

JjEdit *
jj_project_read_edit (JjProject *self, const JjLogRow *row, gboolean inverted, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (row->kind == JJ_LOG_EDIT && row->ops)
    edit = jj_edit_from_json (row->label ? row->label : "", row->ops, &inner);
  if (!edit)
    {
      refuse_history (self, inner, error);
      return NULL;
    }
  return inverted ? jj_edit_invert (edit) : g_steal_pointer (&edit);
}

/* Undo and redo lead to a state that the log knows, or the log is not what was written. */
static gboolean
check_digest (JjProject *self, JjLogKind kind, const JjLogRow *original, const JjEdit *edit)
{
  g_autoptr (JjLogRow) parent = NULL;
  const JjLogRow *state = original;
  /* Before the first edit the plan is as it was created: row 1. */
  gint64 seq = original->parent ? original->parent : 1;

  if (kind == JJ_LOG_UNDO)
    state = parent = jj_store_read_log (self->store, seq, FALSE, NULL);
  return state
         && (!state->has_digest || state->digest == jj_digest_edit (self->cursor->digest, edit));
}

static gboolean
step (JjProject *self, JjLogKind kind, gint64 target, GError **error)
{
  g_autoptr (JjLogRow) original = NULL, row = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (!jj_project_check_writable (self, error))
    return FALSE;
  original = jj_store_read_log (self->store, target, TRUE, error);
  if (original)
    edit = jj_project_read_edit (self, original, kind == JJ_LOG_UNDO, error);
  if (!edit || !jj_plan_apply (self->plan, edit, error))
    return FALSE;
  if (!check_digest (self, kind, original, edit))
    {
      take_back (self, edit);
      return refuse_history (self, NULL, error);
    }
  row = jj_log_row_new (kind, self->author, original->label);
  row->target = target;
  if (!jj_project_write_out (self, edit, row, original->parent, error))
    return FALSE;
  jj_project_tell (self, edit);
  if (original->context)
    g_signal_emit (self, signals[RESTORE], 0, original->context);
  return TRUE;
}

gboolean
jj_project_undo (JjProject *self, GError **error)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (self->cursor->undo)
    return step (self, JJ_LOG_UNDO, self->cursor->undo, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is nothing to undo."));
  return FALSE;
}

gboolean
jj_project_redo (JjProject *self, GError **error)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->committing, FALSE);

  if (jj_cursor_get_redo (self->cursor))
    return step (self, JJ_LOG_REDO, jj_cursor_get_redo (self->cursor), error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is nothing to redo."));
  return FALSE;
}

/* One row that the writer has added. */
static gboolean
take_over (JjProject *self, const JjLogRow *row, GError **error)
{
  g_autoptr (JjLogRow) target = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (row->kind == JJ_LOG_UNDO || row->kind == JJ_LOG_REDO)
    {
      target = jj_store_read_log (self->store, row->target, TRUE, error);
      edit = target ? jj_project_read_edit (self, target, row->kind == JJ_LOG_UNDO, error) : NULL;
    }
  else if (row->kind == JJ_LOG_EDIT)
    {
      edit = jj_project_read_edit (self, row, FALSE, error);
    }
  if (!edit && (row->kind == JJ_LOG_CHECKPOINT || row->kind == JJ_LOG_AMEND))
    {
      jj_cursor_advance (self->cursor, row, 0);
      jj_project_follow_cursor (self);
      return TRUE;
    }
  if (!edit)
    return row->kind == JJ_LOG_CREATED;
  if (!jj_plan_apply (self->plan, edit, NULL))
    return jj_store_fail (JJ_STORE_ERROR_CHANGED, self->access.file.path, error);
  if (row->has_digest && row->digest != jj_digest_edit (self->cursor->digest, edit))
    {
      take_back (self, edit);
      return jj_store_fail (JJ_STORE_ERROR_CHANGED, self->access.file.path, error);
    }
  jj_cursor_advance (self->cursor, row, target ? target->parent : 0);
  jj_project_tell (self, edit);
  return TRUE;
}

gboolean
jj_project_refresh (JjProject *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);

  if (self->access.lock || self->moment || !self->store)
    return TRUE;
  if (!jj_file_is_in_place (&self->access.file))
    return jj_store_fail (JJ_STORE_ERROR_CHANGED, self->access.file.path, error);
  rows = jj_store_read_log_since (self->store, self->cursor->last, error);
  for (guint i = 0; rows && i < rows->len; i++)
    if (!take_over (self, g_ptr_array_index (rows, i), error))
      return FALSE;
  return rows != NULL;
}

/* A copy may replace an older copy, but neither this plan nor one that somebody writes. */
static gboolean
check_copy_target (JjProject *self, const char *path, GError **error)
{
  g_autofree char *holder = NULL;
  struct stat info;

  if (g_stat (path, &info) < 0)
    return TRUE;
  if (info.st_dev == self->access.file.device && info.st_ino == self->access.file.inode)
    return jj_store_fail (JJ_STORE_ERROR_EXISTS, path, error);
  if (!S_ISREG (info.st_mode))
    return jj_store_fail (JJ_STORE_ERROR_EXISTS, path, error);
  holder = jj_lock_get_holder (path);
  return !holder || jj_store_fail (JJ_STORE_ERROR_LOCKED, path, error);
}

static gboolean
copy_file (JjProject *self, const char *path, GError **error)
{
  g_autofree char *temporary = jj_file_make_temporary (path, error);

  if (!temporary)
    return FALSE;
  if (jj_store_copy_to (self->store, temporary, error))
    return jj_file_publish (temporary, path, TRUE, error);
  jj_file_discard (temporary);
  return FALSE;
}

gboolean
jj_project_save_copy (JjProject *self, const char *path, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *journal = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_copy_target (self, path, error))
    return FALSE;
  if (self->moment || !self->store)
    {
      if (!jj_store_write_new (path, self->plan, self->author, TRUE, error))
        return FALSE;
    }
  else if (!copy_file (self, path, &inner))
    {
      /* The file may be beyond reading, cut off under us for example; the plan in memory is whole
       * and is saved without its history. */
      if (!g_error_matches (inner, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED)
          && !g_error_matches (inner, JJ_STORE_ERROR, JJ_STORE_ERROR_IO))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      if (!jj_store_write_new (path, self->plan, self->author, TRUE, error))
        return FALSE;
    }
  /* What a writer of the replaced file may have left does not belong to the new one. */
  journal = g_strconcat (path, "-journal", NULL);
  g_unlink (journal);
  return TRUE;
}

JjProject *
jj_project_create (const char *path, JjPlan *plan, const char *author, GError **error)
{
  g_autoptr (JjPlan) taken = plan;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (JJ_IS_PLAN (plan), NULL);

  if (!jj_store_write_new (path, taken, author ? author : jj_log_get_account (), FALSE, error))
    return NULL;
  return jj_project_open (path, JJ_OPEN_DEFAULT, error);
}

JjProject *
jj_project_open (const char *path, JjOpenFlags flags, GError **error)
{
  g_autoptr (JjProject) self = g_object_new (JJ_TYPE_PROJECT, NULL);
  gboolean want_write = !(flags & (JJ_OPEN_READ_ONLY | JJ_OPEN_NO_HISTORY));

  g_return_val_if_fail (path != NULL, NULL);

  if (!jj_access_open (&self->access, path, want_write, self->author, error))
    return NULL;
  self->store = jj_store_open (self->access.file.path, self->access.file.version,
                               self->access.lock != NULL, error);
  if (self->store)
    self->plan = jj_store_load (self->store, self->cursor, error);
  if (!self->plan)
    return NULL;
  jj_project_remember_disk (self);
  jj_project_follow_cursor (self);
  return g_steal_pointer (&self);
}

JjPlan *
jj_project_get_plan (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return self->plan;
}

const char *
jj_project_get_path (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return self->access.file.path;
}

gboolean
jj_project_get_read_only (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), TRUE);
  return self->access.lock == NULL;
}

const char *
jj_project_get_lock_holder (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return self->access.holder;
}

gint64
jj_project_get_saved_time (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), 0);
  return self->cursor->time;
}

void
jj_project_set_author (JjProject *self, const char *author)
{
  g_return_if_fail (JJ_IS_PROJECT (self));

  g_free (self->author);
  self->author = g_strdup (author && *author ? author : jj_log_get_account ());
}

gboolean
jj_project_can_undo (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  return self->access.lock && self->cursor->undo != 0;
}

gboolean
jj_project_can_redo (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  return self->access.lock && jj_cursor_get_redo (self->cursor) != 0;
}

const char *
jj_project_get_undo_label (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return jj_project_can_undo (self) ? self->undo_label : NULL;
}

const char *
jj_project_get_redo_label (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return jj_project_can_redo (self) ? self->redo_label : NULL;
}

void
jj_project_set_context (JjProject *self, GVariant *context)
{
  g_return_if_fail (JJ_IS_PROJECT (self));

  if (context)
    g_variant_ref_sink (context);
  g_clear_pointer (&self->context, g_variant_unref);
  self->context = context;
}

JjStore *
jj_project_get_store (JjProject *self)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self), NULL);
  return self->store;
}

static void
jj_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JjProject *self = JJ_PROJECT (object);

  switch (id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->access.file.path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->access.lock == NULL);
      break;
    case PROP_LOCK_HOLDER:
      g_value_set_string (value, self->access.holder);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, jj_project_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, jj_project_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, jj_project_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, jj_project_get_redo_label (self));
      break;
    case PROP_SAVED_TIME:
      g_value_set_int64 (value, self->cursor->time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jj_project_finalize (GObject *object)
{
  JjProject *self = JJ_PROJECT (object);

  g_clear_object (&self->plan);
  /* The lock last: whoever takes it finds the file closed. */
  g_clear_pointer (&self->store, jj_store_close);
  jj_access_clear (&self->access);
  jj_cursor_free (self->cursor);
  g_array_unref (self->marks);
  g_clear_pointer (&self->context, g_variant_unref);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->moment_name);
  G_OBJECT_CLASS (jj_project_parent_class)->finalize (object);
}

static void
jj_project_class_init (JjProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jj_project_get_property;
  object_class->finalize = jj_project_finalize;

  props[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, JJ_TYPE_PLAN, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  props[PROP_LOCK_HOLDER] = g_param_spec_string ("lock-holder", NULL, NULL, NULL, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_SAVED_TIME] = g_param_spec_int64 ("saved-time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[RESTORE] = g_signal_new ("restore", JJ_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
}

static void
jj_project_init (JjProject *self)
{
  self->cursor = jj_cursor_new ();
  self->marks = g_array_new (FALSE, FALSE, sizeof (JjMark));
  self->author = g_strdup (jj_log_get_account ());
}
