/* jj-lesson-view.c: what a room sees of a step of a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-view.h"

#include "jj-pages.h"

const JjElement *
jj_lesson_view_find_sheet (JjPlan *plan, const char *name)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SHEET); i++)
    {
      const JjElement *sheet = jj_plan_get_nth (plan, JJ_KIND_SHEET, i);

      if (g_strcmp0 (jj_element_get_title (sheet), name) == 0)
        return sheet;
    }
  return NULL;
}

static JjSlide *
make_table (JjKindId kind, const JjLessonStep *step)
{
  JjSlide *slide = jj_slide_new (JJ_SLIDE_OF_TABLE);

  slide->kind = kind;
  slide->search = step->filter && *step->filter ? g_strdup (step->filter) : NULL;
  slide->columns = g_strdupv (step->columns);
  return slide;
}

JjSlide *
jj_lesson_view_to_slide (const JjLessonStep *step, JjPlan *plan)
{
  int number = jj_pages_find (step->page);
  const JjPage *page = number >= 0 ? jj_pages_get ((guint)number) : NULL;
  const JjElement *sheet = step->sheet ? jj_lesson_view_find_sheet (plan, step->sheet) : NULL;
  const JjChart *chart = step->chart ? jj_chart_by_id (step->chart) : NULL;
  JjSlide *slide;

  if (sheet)
    {
      slide = jj_slide_new (JJ_SLIDE_OF_SHEET);
      slide->sheet = jj_element_get_id (sheet);
      return slide;
    }
  if (chart && !jj_chart_is_for_paper (chart))
    {
      slide = jj_slide_new (JJ_SLIDE_OF_CHART);
      slide->chart = chart;
      return slide;
    }
  if (step->kind < JJ_N_KINDS)
    return make_table (step->kind, step);
  return page && page->n_kinds > 0 ? make_table (page->kinds[0], step) : NULL;
}

static void
set_or_remove (JsonObject *see, const char *member, const char *text)
{
  if (text && *text)
    json_object_set_string_member (see, member, text);
  else if (json_object_has_member (see, member))
    json_object_remove_member (see, member);
}

static void
set_columns (JsonObject *see, const GStrv columns)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; columns && columns[i]; i++)
    json_array_add_string_element (list, columns[i]);
  if (json_object_has_member (see, "columns"))
    json_object_remove_member (see, "columns");
  if (columns)
    json_object_set_array_member (see, "columns", list);
  else
    json_array_unref (list);
}

void
jj_lesson_view_write (JsonObject *see, const JjSlide *slide, JjPlan *plan)
{
  gboolean is_table = slide && slide->type == JJ_SLIDE_OF_TABLE;
  const JjElement *sheet
      = slide && slide->type == JJ_SLIDE_OF_SHEET ? jj_plan_find (plan, slide->sheet) : NULL;

  set_or_remove (see, "sheet", sheet ? jj_element_get_title (sheet) : NULL);
  set_or_remove (see, "chart",
                 slide && slide->type == JJ_SLIDE_OF_CHART ? jj_chart_get_id (slide->chart) : NULL);
  set_or_remove (see, "kind", is_table ? jj_kind_get (slide->kind)->id : NULL);
  set_or_remove (see, "filter", is_table ? slide->search : NULL);
  set_columns (see, is_table ? slide->columns : NULL);
}
