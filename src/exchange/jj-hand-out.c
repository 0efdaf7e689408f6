/* jj-hand-out.c: parts of a plan as files (分送) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-hand-out.h"

#include "jj-file-name.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-part.h"
#include "jj-plan-json.h"
#include "jj-project.h"

#include <glib/gstdio.h>

#define SUFFIX ".jingjin"

typedef struct
{
  JjId scope, part;
  char *path, *digest; /* NULL until it is written */
} Item;

struct _JjHandOut
{
  JjPlan *plan;
  JjPackSet *packs;
  char *folder;
  GArray *items; /* Item */
  gint64 day;
  int done; /* atomic */
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_free (item->digest);
}

JjHandOut *
jj_hand_out_new (JjPlan *plan, JjPackSet *packs, const char *folder)
{
  JjHandOut *self = g_new0 (JjHandOut, 1);

  self->plan = jj_plan_copy (plan);
  self->packs = jj_pack_set_ref (packs);
  self->folder = g_strdup (folder);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->day = jj_today ();
  return self;
}

void
jj_hand_out_free (JjHandOut *self)
{
  g_object_unref (self->plan);
  jj_pack_set_unref (self->packs);
  g_free (self->folder);
  g_array_unref (self->items);
  g_free (self);
}

void
jj_hand_out_add (JjHandOut *self, JjId scope)
{
  Item item = { .scope = scope, .part = jj_id_new () };

  g_array_append_val (self->items, item);
}

/* A path that is free; the next call finds it taken, since the file is made. */
static char *
make_path (JjHandOut *self, const JjElement *root)
{
  JjFileName what = { JJ_FILE_NAME_PART, jj_label (jj_kind_part.label), NULL };
  g_autofree char *name = NULL;

  what.element = root ? jj_element_get_title (root) : NULL;
  name = jj_file_name_make (&what, self->plan, self->packs);
  for (guint n = 1;; n++)
    {
      g_autofree char *file
          = n == 1 ? g_strconcat (name, SUFFIX, NULL) : g_strdup_printf ("%s (%u)" SUFFIX, name, n);
      char *path = g_build_filename (self->folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return path;
      g_free (path);
    }
}

static gboolean
write_one (JjHandOut *self, JjPartMaker *maker, Item *item, const char *author, GError **error)
{
  g_autoptr (JjPlan) part = jj_part_maker_make (maker, item->scope, item->part, self->day, error);
  g_autoptr (JjProject) project = NULL;
  g_autofree char *path = NULL;

  if (!part)
    return FALSE;
  path = make_path (self, jj_plan_find (self->plan, item->scope));
  project = jj_project_create (path, g_object_ref (part), author, error);
  if (!project)
    return FALSE;
  item->path = g_steal_pointer (&path);
  item->digest = jj_plan_digest (part);
  return TRUE;
}

gboolean
jj_hand_out_write (JjHandOut *self, const char *author, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjPartMaker) maker = NULL;

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."),
                   self->folder);
      return FALSE;
    }
  maker = jj_part_maker_new (self->plan);
  for (guint i = 0; i < self->items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_one (self, maker, &g_array_index (self->items, Item, i), author, error))
        {
          jj_hand_out_discard (self);
          return FALSE;
        }
      g_atomic_int_inc (&self->done);
    }
  return TRUE;
}

guint
jj_hand_out_get_done (JjHandOut *self)
{
  return (guint)g_atomic_int_get (&self->done);
}

guint
jj_hand_out_get_n (JjHandOut *self)
{
  return self->items->len;
}

const char *
jj_hand_out_get_path (JjHandOut *self, guint i)
{
  g_return_val_if_fail (i < self->items->len, NULL);
  return g_array_index (self->items, Item, i).path;
}

JjEdit *
jj_hand_out_to_edit (JjHandOut *self)
{
  g_autofree char *label
      = g_strdup_printf (ngettext ("Hand out %u part", "Hand out %u parts", self->items->len),
                         self->items->len);
  JjEdit *edit = jj_edit_new (label);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      const JjElement *root = jj_plan_find (self->plan, item->scope);

      jj_edit_insert (edit, JJ_KIND_PART, item->part);
      jj_edit_set_text (edit, JJ_KIND_PART, item->part, JJ_NAME, jj_element_get_title (root));
      jj_edit_set_number (edit, JJ_KIND_PART, item->part, JJ_PART_SCOPE, item->scope);
      jj_edit_set_number (edit, JJ_KIND_PART, item->part, JJ_PART_STATE, JJ_PART_OUT);
      jj_edit_set_number (edit, JJ_KIND_PART, item->part, JJ_PART_HANDED, self->day);
      jj_edit_set_text (edit, JJ_KIND_PART, item->part, JJ_PART_DIGEST, item->digest);
    }
  return edit;
}

void
jj_hand_out_discard (JjHandOut *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (item->path)
        g_unlink (item->path);
      g_clear_pointer (&item->path, g_free);
    }
}
