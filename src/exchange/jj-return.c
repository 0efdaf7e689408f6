/* jj-return.c: a part that comes back (收回) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-return.h"

#include "jj-draft.h"
#include "jj-figures.h"
#include "jj-format.h"
#include "jj-history.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-part.h"
#include "jj-plan-json.h"
#include "jj-project.h"
#include "jj-scope.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".jingjin"

static gboolean
refuse (const JjReturn *self, GError **error, const char *why)
{
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE, "%s: %s", self->file, why);
  return FALSE;
}

static gboolean
read_history (JjReturn *self, JjProject *project, GError **error)
{
  g_autoptr (JjHistory) history = jj_history_new (project, NULL);
  g_autoptr (GPtrArray) entries = jj_history_next (history, 1, error);
  const JjHistoryEntry *last;

  if (!entries)
    return FALSE;
  last = entries->len ? entries->pdata[0] : NULL;
  if (last && last->kind != JJ_LOG_CREATED)
    {
      self->author = g_strdup (last->author);
      self->time = last->time;
    }
  return TRUE;
}

static gboolean
read_plans (JjReturn *self, GError **error)
{
  g_autoptr (JjProject) now = jj_project_open (self->path, JJ_OPEN_READ_ONLY, error);
  g_autoptr (JjProject) then = now ? jj_project_open_at (self->path, 1, NULL, error) : NULL;

  if (!then || !read_history (self, now, error))
    return FALSE;
  self->theirs = g_object_ref (jj_project_get_plan (now));
  self->base = g_object_ref (jj_project_get_plan (then));
  return TRUE;
}

/* Whether it is a part, of this plan, as the plan remembers it. */
static gboolean
check_origin (JjReturn *self, JjPlan *plan, GError **error)
{
  const JjElement *here = jj_scope_get_part (self->base), *known;
  g_autofree char *digest = NULL;

  if (jj_element_get_id (jj_plan_get_root (self->base))
      != jj_element_get_id (jj_plan_get_root (plan)))
    return refuse (self, error, _ ("this is of another plan."));
  if (!here)
    return refuse (self, error,
                   _ ("this is no part that was handed out; two copies of the whole plan are "
                      "merged instead."));
  self->part = jj_element_get_id (here);
  known = jj_plan_find (plan, self->part);
  if (!known || jj_element_get_kind_id (known) != JJ_KIND_PART)
    return refuse (self, error, _ ("the plan does not know that this part was handed out."));
  digest = jj_plan_digest (self->base);
  if (g_strcmp0 (digest, jj_element_get_text (known, JJ_PART_DIGEST)) != 0)
    return refuse (self, error,
                   _ ("this is not as it was handed out: somebody has tampered with it."));
  self->name = g_strdup (jj_element_get_title (here));
  return TRUE;
}

/* An element that only looks new: the plan has it, but not for this part. */
static gboolean
check_ids (JjReturn *self, JjPlan *plan, GError **error)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const JjDifference *difference = &g_array_index (self->changes, JjDifference, i);
      const JjElement *known = jj_plan_find (plan, difference->id);

      if (difference->type == JJ_DIFFERENCE_ADDED && known
          && (jj_element_get_kind (known) != difference->kind
              || !jj_scope_contains (jj_plan_find (plan, jj_element_get_id (
                                                             jj_scope_get_root (self->base))),
                                     known)))
        return refuse (self, error, _ ("it brings in what is not in its scope."));
    }
  return TRUE;
}

static gboolean
check_scope (JjReturn *self, GError **error)
{
  g_autoptr (JjDraft) draft = jj_draft_new_from_plan (self->theirs);
  g_autoptr (JjEdit) edit = jj_draft_to_edit (draft, self->base, "");
  g_autoptr (GError) inner = NULL;
  g_autoptr (JjScopeCheck) check = jj_scope_check_before (self->base, edit, &inner);

  return (check && jj_scope_check_after (check, self->theirs, &inner))
         || refuse (self, error, inner->message);
}

static gint64
get_total (JjPlan *plan, GPtrArray *packs)
{
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);

  return jj_figures_get_totals (figures)->total;
}

JjReturn *
jj_return_read (JjPlan *plan, GPtrArray *packs, const char *path, GError **error)
{
  g_autoptr (JjReturn) self = g_new0 (JjReturn, 1);

  self->path = g_strdup (path);
  self->file = g_path_get_basename (path);
  if (!read_plans (self, error) || !check_origin (self, plan, error))
    return NULL;
  self->changes = jj_plan_diff (self->base, self->theirs);
  for (guint i = 0; i < self->changes->len; i++)
    self->counts[g_array_index (self->changes, JjDifference, i).type]++;
  if (!check_scope (self, error) || !check_ids (self, plan, error))
    return NULL;
  self->total_before = get_total (self->base, packs);
  self->total_after = get_total (self->theirs, packs);
  return g_steal_pointer (&self);
}

void
jj_return_free (JjReturn *self)
{
  g_free (self->path);
  g_free (self->file);
  g_free (self->name);
  g_free (self->author);
  g_free (self->sent_back);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

JjMerge *
jj_return_merge (JjReturn *self, JjPlan *plan, GError **error)
{
  return jj_merge_new_part (self->base, plan, self->theirs, error);
}

gboolean
jj_return_is_taken (JjReturn *self, JjPlan *plan)
{
  const JjElement *part = jj_plan_find (plan, self->part);
  g_autoptr (JjMerge) merge = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (jj_element_get_number (part, JJ_PART_STATE) != JJ_PART_TAKEN)
    return FALSE;
  merge = jj_return_merge (self, plan, NULL);
  if (!merge || jj_merge_get_n_conflicts (merge) > 0)
    return FALSE;
  edit = jj_merge_to_edit (merge, plan);
  return jj_edit_get_n_ops (edit) == 0;
}

static void
set_state (JjReturn *self, JjPlan *plan, JjEdit *edit, JjPartState state)
{
  if (!jj_plan_find (plan, self->part))
    return;
  jj_edit_set_number (edit, JJ_KIND_PART, self->part, JJ_PART_STATE, state);
  jj_edit_set_number (edit, JJ_KIND_PART, self->part, JJ_PART_ANSWERED, jj_today ());
}

void
jj_return_finish (JjReturn *self, JjPlan *plan, JjEdit *edit)
{
  g_autofree char *label = g_strdup_printf (_ ("Take back %s"), self->name);

  jj_edit_set_label (edit, label);
  set_state (self, plan, edit, JJ_PART_TAKEN);
}

/* The same comment in the plan and in the file that goes back: its answer comes home by the merge.
 * An empty state counts as open, so that the answer's state is no conflict. */
static void
add_reason (JjEdit *edit, JjId comment, JjId scope, const char *note, const char *author)
{
  jj_edit_insert (edit, JJ_KIND_COMMENT, comment);
  jj_edit_set_text (edit, JJ_KIND_COMMENT, comment, JJ_NAME, note);
  jj_edit_set_text (edit, JJ_KIND_COMMENT, comment, JJ_COMMENT_AUTHOR, author);
  jj_edit_set_number (edit, JJ_KIND_COMMENT, comment, JJ_COMMENT_ELEMENT, scope);
  jj_edit_set_number (edit, JJ_KIND_COMMENT, comment, JJ_COMMENT_DATE, jj_today ());
}

/* A path in the folder 退回 beside the file that came, which is free. (transfer full) */
static char *
find_place (const JjReturn *self, GError **error)
{
  g_autofree char *beside = g_path_get_dirname (self->path);
  g_autofree char *folder = g_build_filename (beside, "退回", NULL);
  const char *suffix = g_str_has_suffix (self->file, SUFFIX) ? SUFFIX : "";
  g_autofree char *stem = g_strndup (self->file, strlen (self->file) - strlen (suffix));

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."),
                   folder);
      return NULL;
    }
  for (guint n = 1;; n++)
    {
      g_autofree char *name
          = n == 1 ? g_strdup (self->file) : g_strdup_printf ("%s (%u)%s", stem, n, suffix);
      char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return path;
      g_free (path);
    }
}

/* What came, with the reason in it. */
static gboolean
write_back (JjReturn *self, JjEdit *edit, const char *author, GError **error)
{
  g_autoptr (JjProject) came = jj_project_open (self->path, JJ_OPEN_READ_ONLY, error), back = NULL;
  g_autofree char *path = came ? find_place (self, error) : NULL;

  if (!path || !jj_project_save_copy (came, path, error))
    return FALSE;
  self->sent_back = g_steal_pointer (&path);
  back = jj_project_open (self->sent_back, JJ_OPEN_DEFAULT, error);
  if (back)
    jj_project_set_author (back, author);
  if (back && jj_project_commit (back, edit, error))
    return TRUE;
  jj_return_keep (self);
  return FALSE;
}

JjEdit *
jj_return_send_back (JjReturn *self,
                     JjPlan *plan,
                     const char *note,
                     const char *author,
                     GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Send back %s"), self->name);
  const JjElement *part = jj_plan_find (plan, self->part);
  const JjElement *scope = part ? jj_element_get_ref (part, JJ_PART_SCOPE) : NULL;
  g_autoptr (JjEdit) edit = jj_edit_new (label), back = jj_edit_new (label);
  JjId comment = jj_id_new ();

  set_state (self, plan, edit, JJ_PART_SENT_BACK);
  if (part)
    jj_edit_set_text (edit, JJ_KIND_PART, self->part, JJ_PART_REMARK, note);
  if (scope && note && *note)
    {
      add_reason (edit, comment, jj_element_get_id (scope), note, author);
      add_reason (back, comment, jj_element_get_id (scope), note, author);
      self->reason = comment;
    }
  return write_back (self, back, author, error) ? g_steal_pointer (&edit) : NULL;
}

void
jj_return_keep (JjReturn *self)
{
  if (self->sent_back)
    g_unlink (self->sent_back);
  g_clear_pointer (&self->sent_back, g_free);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
jj_return_list (const char *path, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (paths, g_strdup (path));
      return g_steal_pointer (&paths);
    }
  folder = g_dir_open (path, 0, error);
  if (!folder)
    return NULL;
  while ((name = g_dir_read_name (folder)))
    if (g_str_has_suffix (name, SUFFIX) && *name != '.')
      g_ptr_array_add (paths, g_build_filename (path, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}
