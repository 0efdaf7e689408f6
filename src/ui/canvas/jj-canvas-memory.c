/* jj-canvas-memory.c: where each sheet was looked at, over restarts and over undo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <math.h>
#include <string.h>

#define SETTING "canvas-views"
/* Of all plans: ids are unique, so that sheets of other plans do no harm. */
#define MOST_KEPT 80
/* Settings are a file: it is written when the view has been still for so long. */
#define STILL_MS 1500
#define VIEW_TYPE "(xddd)"

static void
remember (JjCanvas *self, JjId sheet, const JjCanvasView *view)
{
  JjCanvasView *kept = g_new (JjCanvasView, 1);
  JjId *key = g_new (JjId, 1);

  *kept = *view;
  *key = sheet;
  g_hash_table_insert (self->views, key, kept);
}

static gboolean
is_sound (const JjCanvasView *view)
{
  return isfinite (view->x) && isfinite (view->y) && fabs (view->x) < 1e8 && fabs (view->y) < 1e8
         && view->zoom >= JJ_CANVAS_LEAST_ZOOM && view->zoom <= JJ_CANVAS_MOST_ZOOM;
}

/* "ID:X:Y:ZOOM;", the sheet that was shown last comes first. */
void
jj_canvas_load_views (JjCanvas *self)
{
  g_autofree char *text
      = jj_settings_get_text (jj_workspace_get_settings (self->workspace), SETTING);
  g_auto (GStrv) parts = g_strsplit (text ? text : "", ";", MOST_KEPT + 1);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (parts[i], ":", 5);
      JjCanvasView view;
      JjId id;

      if (g_strv_length (fields) != 4)
        continue;
      id = g_ascii_strtoll (fields[0], NULL, 10);
      view = (JjCanvasView){ g_ascii_strtod (fields[3], NULL), g_ascii_strtod (fields[1], NULL),
                             g_ascii_strtod (fields[2], NULL) };
      if (id == 0 || !is_sound (&view))
        continue;
      remember (self, id, &view);
      g_array_append_val (self->recent, id);
    }
}

void
jj_canvas_save_views (JjCanvas *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_clear_handle_id (&self->save_id, g_source_remove);
  for (guint i = 0; i < MIN (self->recent->len, MOST_KEPT); i++)
    {
      JjId id = g_array_index (self->recent, JjId, i);
      const JjCanvasView *view = g_hash_table_lookup (self->views, &id);
      char zoom[G_ASCII_DTOSTR_BUF_SIZE];

      if (view)
        g_string_append_printf (text, "%" G_GINT64_FORMAT ":%.0f:%.0f:%s;", id, view->x, view->y,
                                g_ascii_formatd (zoom, sizeof zoom, "%.4f", view->zoom));
    }
  jj_settings_set_text (jj_workspace_get_settings (self->workspace), SETTING, text->str);
}

static gboolean
on_still (gpointer data)
{
  JjCanvas *self = data;

  self->save_id = 0;
  jj_canvas_save_views (self);
  return G_SOURCE_REMOVE;
}

void
jj_canvas_remember_view (JjCanvas *self)
{
  if (!self->sheet || self->hidden_ids)
    return;
  remember (self, self->sheet, &self->view);
  if (self->recent->len == 0 || g_array_index (self->recent, JjId, 0) != self->sheet)
    {
      for (guint i = self->recent->len; i-- > 0;)
        if (g_array_index (self->recent, JjId, i) == self->sheet)
          g_array_remove_index (self->recent, i);
      g_array_prepend_val (self->recent, self->sheet);
    }
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (STILL_MS, on_still, self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    jj_canvas_tell_view (self, TRUE);
}

void
jj_canvas_tell_view (JjCanvas *self, gboolean is_shown)
{
  const JjCanvasView *view = &self->view;

  if (self->hidden_ids)
    return;
  jj_workspace_set_view (self->workspace,
                         is_shown && self->sheet
                             ? g_variant_new (VIEW_TYPE, self->sheet, view->x, view->y, view->zoom)
                             : NULL);
}

/* Undo shows again what was seen when the step was done. */
void
jj_canvas_restore_view (JjCanvas *self, GVariant *value)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjCanvasView view;
  JjId sheet;

  if (self->hidden_ids || !g_variant_is_of_type (value, G_VARIANT_TYPE (VIEW_TYPE)))
    return;
  g_variant_get (value, VIEW_TYPE, &sheet, &view.x, &view.y, &view.zoom);
  if (!is_sound (&view) || !jj_plan_find (plan, sheet)
      || jj_element_get_kind_id (jj_plan_find (plan, sheet)) != JJ_KIND_SHEET)
    return;
  jj_canvas_set_sheet (self, sheet);
  self->view = view;
  jj_canvas_view_changed (self);
}

JjId
jj_canvas_get_last_sheet (JjCanvas *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  for (guint i = 0; i < self->recent->len; i++)
    {
      const JjElement *sheet = jj_plan_find (plan, g_array_index (self->recent, JjId, i));

      if (sheet && jj_element_get_kind_id (sheet) == JJ_KIND_SHEET)
        return jj_element_get_id (sheet);
    }
  return 0;
}
