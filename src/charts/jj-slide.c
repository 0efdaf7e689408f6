/* jj-slide.c: saved views of the plan that make a talk */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-slide.h"

#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <math.h>
#include <string.h>

/* Sheets are never this large. */
#define MOST_PLACE 1e8
#define LEVELS "levels:"

JjSlide *
jj_slide_new (JjSlideType type)
{
  JjSlide *self = g_new0 (JjSlide, 1);

  self->type = type;
  self->kind = JJ_N_KINDS;
  self->levels = -1;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

JjDiagramFilter *
jj_slide_copy_filter (const JjSlide *self)
{
  g_autofree char *text = self->filter ? jj_diagram_filter_to_text (self->filter) : NULL;

  return text ? jj_diagram_filter_parse (text) : NULL;
}

JjSlide *
jj_slide_copy (const JjSlide *self)
{
  JjSlide *copy = jj_slide_new (self->type);
  GPtrArray *steps = copy->steps;

  *copy = *self;
  copy->steps = steps;
  copy->filter = jj_slide_copy_filter (self);
  copy->search = g_strdup (self->search);
  copy->columns = g_strdupv (self->columns);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (steps, g_array_copy (g_ptr_array_index (self->steps, i)));
  return copy;
}

void
jj_slide_free (JjSlide *self)
{
  g_clear_pointer (&self->filter, jj_diagram_filter_free);
  g_ptr_array_unref (self->steps);
  g_free (self->search);
  g_strfreev (self->columns);
  g_free (self);
}

static void
read_place (JjSlide *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 3);

  if (g_strv_length (parts) != 2)
    return;
  self->x = g_ascii_strtod (parts[0], NULL);
  self->y = g_ascii_strtod (parts[1], NULL);
  self->has_place = fabs (self->x) < MOST_PLACE && fabs (self->y) < MOST_PLACE;
}

static void
read_steps (JjSlide *self, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  for (guint i = 0; items[i]; i++)
    {
      g_auto (GStrv) words = g_strsplit (items[i], " ", -1);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));

      for (guint k = 0; words[k]; k++)
        {
          JjId id = jj_id_from_string (words[k]);

          if (id)
            g_array_append_val (ids, id);
        }
      if (ids->len > 0)
        g_ptr_array_add (self->steps, g_steal_pointer (&ids));
    }
}

static JjSlide *
read_sheet (const JjElement *element, const char *place)
{
  const JjElement *sheet = jj_element_get_ref (element, JJ_SLIDE_SHEET);
  const char *filter = jj_element_get_text (element, JJ_SLIDE_FILTER);
  const char *steps = jj_element_get_text (element, JJ_SLIDE_REVEAL);
  JjSlide *self;

  if (!sheet)
    return NULL;
  self = jj_slide_new (JJ_SLIDE_OF_SHEET);
  self->sheet = jj_element_get_id (sheet);
  self->zoom = (double)jj_element_get_number_or (element, JJ_SLIDE_ZOOM, 0) / 100;
  self->filter = filter ? jj_diagram_filter_parse (filter) : NULL;
  if (*place == ':')
    read_place (self, place + 1);
  if (steps)
    read_steps (self, steps);
  return self;
}

static JjSlide *
read_chart (const JjElement *element, const char *id)
{
  const char *filter = jj_element_get_text (element, JJ_SLIDE_FILTER);
  gint64 levels;
  JjSlide *self;

  if (!jj_chart_by_id (id) || jj_chart_is_for_paper (jj_chart_by_id (id)))
    return NULL;
  self = jj_slide_new (JJ_SLIDE_OF_CHART);
  self->chart = jj_chart_by_id (id);
  if (filter && g_str_has_prefix (filter, LEVELS)
      && g_ascii_string_to_signed (filter + strlen (LEVELS), 10, 0, jj_flow_levels_get_n () - 1,
                                   &levels, NULL))
    self->levels = (int)levels;
  return self;
}

static JjSlide *
read_table (const JjElement *element, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  const JjKind *kind = jj_kind_by_id (parts[0]);
  JjSlide *self;

  if (!kind)
    return NULL;
  self = jj_slide_new (JJ_SLIDE_OF_TABLE);
  self->kind = jj_kind_index (kind);
  self->search = g_strdup (jj_element_get_text (element, JJ_SLIDE_FILTER));
  self->columns = parts[1] ? g_strsplit (parts[1], ",", -1) : NULL;
  return self;
}

JjSlide *
jj_slide_read (JjPlan *plan, const JjElement *element)
{
  const char *view = jj_element_get_text (element, JJ_SLIDE_VIEW);
  g_auto (GStrv) parts = g_strsplit (view ? view : "sheet", ":", 2);

  if (strcmp (parts[0], "sheet") == 0)
    return read_sheet (element, view ? view + strlen ("sheet") : "");
  if (!parts[1])
    return NULL;
  if (strcmp (parts[0], "chart") == 0)
    return read_chart (element, parts[1]);
  return strcmp (parts[0], "table") == 0 ? read_table (element, parts[1]) : NULL;
}

GArray *
jj_slide_list (JjPlan *plan)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SLIDE); i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, JJ_KIND_SLIDE, i);
      g_autoptr (JjSlide) slide = jj_slide_read (plan, element);
      JjId id = jj_element_get_id (element);

      if (slide)
        g_array_append_val (ids, id);
    }
  return ids;
}

char *
jj_slide_describe (const JjSlide *self, JjPlan *plan)
{
  const JjElement *sheet;
  const char *kind;

  if (self->type == JJ_SLIDE_OF_CHART)
    return g_strdup (jj_chart_get_title (self->chart));
  if (self->type == JJ_SLIDE_OF_TABLE)
    {
      kind = jj_label (jj_kind_get (self->kind)->label);
      return self->search ? g_strdup_printf (_ ("%s with “%s”"), kind, self->search)
                          : g_strdup (kind);
    }
  sheet = jj_plan_find (plan, self->sheet);
  return g_strdup (sheet ? jj_element_get_title (sheet) : "");
}

static char *
write_view (const JjSlide *self)
{
  g_autofree char *columns = NULL;

  if (self->type == JJ_SLIDE_OF_CHART)
    return g_strconcat ("chart:", jj_chart_get_id (self->chart), NULL);
  columns = self->columns ? g_strjoinv (",", self->columns) : NULL;
  if (self->type == JJ_SLIDE_OF_TABLE)
    return g_strconcat ("table:", jj_kind_get (self->kind)->id, columns ? ":" : NULL, columns,
                        NULL);
  if (!self->has_place)
    return g_strdup ("sheet");
  return g_strdup_printf ("sheet:%.0f,%.0f", self->x, self->y);
}

static char *
write_filter (const JjSlide *self)
{
  if (self->type == JJ_SLIDE_OF_TABLE)
    return g_strdup (self->search);
  if (self->levels >= 0)
    return g_strdup_printf (LEVELS "%d", self->levels);
  return self->filter ? jj_diagram_filter_to_text (self->filter) : NULL;
}

static char *
write_steps (const JjSlide *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const GArray *ids = g_ptr_array_index (self->steps, i);

      g_string_append (text, i > 0 ? "\n" : "");
      for (guint k = 0; k < ids->len; k++)
        {
          char id[JJ_ID_LENGTH + 1];

          jj_id_to_string (g_array_index (ids, JjId, k), id);
          g_string_append_printf (text, "%s%s", k > 0 ? " " : "", id);
        }
    }
  return g_string_free (text, FALSE);
}

JjEdit *
jj_slide_write (const JjSlide *self, JjPlan *plan, const char *name, JjId *id)
{
  JjEdit *edit = jj_edit_new (*id ? _ ("Change a slide") : _ ("Add a slide"));
  g_autofree char *view = write_view (self), *steps = write_steps (self);
  g_autofree char *filter = write_filter (self);

  if (*id == 0)
    {
      *id = jj_edit_insert (edit, JJ_KIND_SLIDE, 0);
      jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_NAME, name);
    }
  jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_VIEW, view);
  if (self->type == JJ_SLIDE_OF_SHEET)
    {
      jj_edit_set_number (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_SHEET, self->sheet);
      jj_edit_set_number (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_ZOOM,
                          self->zoom > 0 ? (gint64)CLAMP (round (self->zoom * 100), 1, 10000)
                                         : JJ_EMPTY);
    }
  jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_FILTER, filter);
  jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_REVEAL, steps);
  return edit;
}

static void
remove_id (GArray *ids, JjId id)
{
  for (guint i = ids->len; i-- > 0;)
    if (g_array_index (ids, JjId, i) == id)
      g_array_remove_index (ids, i);
}

void
jj_slide_add_step (JjSlide *self, const JjId *ids, guint n_ids)
{
  GArray *step = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = self->steps->len; i-- > 0;)
    {
      GArray *other = g_ptr_array_index (self->steps, i);

      for (guint k = 0; k < n_ids; k++)
        remove_id (other, ids[k]);
      if (other->len == 0)
        g_ptr_array_remove_index (self->steps, i);
    }
  g_array_append_vals (step, ids, n_ids);
  g_ptr_array_add (self->steps, step);
}

GArray *
jj_slide_get_hidden (const JjSlide *self, guint step)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = step; i < self->steps->len; i++)
    {
      const GArray *each = g_ptr_array_index (self->steps, i);

      g_array_append_vals (ids, each->data, each->len);
    }
  return ids;
}
