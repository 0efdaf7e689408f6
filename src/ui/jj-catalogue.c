/* jj-catalogue.c: the items and formulas of the rule packs by the names people know */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-catalogue.h"

#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"
#include "jj-table.h"

static const char *
form_of (JjKindId kind)
{
  return kind == JJ_KIND_BUDGET_LINE ? "item" : "indicator";
}

static const char *
parameter_of (JjKindId kind)
{
  return kind == JJ_KIND_BUDGET_LINE ? "item" : "formula";
}

gboolean
jj_catalogue_has_field (JjKindId kind, guint field)
{
  return (kind == JJ_KIND_BUDGET_LINE && field == JJ_BUDGET_LINE_ITEM)
         || (kind == JJ_KIND_INDICATOR && field == JJ_INDICATOR_FORMULA);
}

static GPtrArray *
list_entries (JjWorkspace *workspace, JjKindId kind)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));
  gint64 day = jj_plan_get_first_day (jj_workspace_get_plan (workspace));

  return jj_pack_set_list (packs, form_of (kind), day);
}

const char *
jj_catalogue_get_title (JjWorkspace *workspace, JjKindId kind, const char *id)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));
  gint64 day = jj_plan_get_first_day (jj_workspace_get_plan (workspace));
  g_autoptr (GPtrArray) entries = NULL;
  const JjEntry *entry;

  if (!id || kind == JJ_KIND_BUDGET_LINE)
    {
      entry = id ? jj_pack_set_find_item (packs, id, day) : NULL;
      return entry ? jj_entry_get_title (entry) : id;
    }
  entries = list_entries (workspace, kind);
  for (guint i = 0; i < entries->len; i++)
    {
      entry = g_ptr_array_index (entries, i);
      if (g_strcmp0 (jj_entry_get_string (entry, parameter_of (kind)), id) == 0)
        return jj_entry_get_title (entry);
    }
  return id;
}

const char *
jj_catalogue_find (JjWorkspace *workspace, JjKindId kind, const char *typed)
{
  g_autoptr (GPtrArray) entries = list_entries (workspace, kind);
  const char *only = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = g_ptr_array_index (entries, i);
      const char *id = jj_entry_get_string (entry, parameter_of (kind));

      if (g_strcmp0 (id, typed) == 0 || g_strcmp0 (jj_entry_get_title (entry), typed) == 0)
        only = id;
    }
  return only;
}

char **
jj_catalogue_complete (JjWorkspace *workspace, JjKindId kind, const char *typed)
{
  g_autoptr (GPtrArray) entries = list_entries (workspace, kind);
  GPtrArray *titles = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const char *title = jj_entry_get_title (g_ptr_array_index (entries, i));

      if (jj_table_matches (title, typed))
        g_ptr_array_add (titles, g_strdup (title));
    }
  g_ptr_array_add (titles, NULL);
  return (char **)g_ptr_array_free (titles, FALSE);
}

void
jj_catalogue_list (JjWorkspace *workspace, JjKindId kind, GtkStringList *titles, GPtrArray *ids)
{
  g_autoptr (GPtrArray) entries = list_entries (workspace, kind);

  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = g_ptr_array_index (entries, i);

      gtk_string_list_append (titles, jj_entry_get_title (entry));
      g_ptr_array_add (ids, g_strdup (jj_entry_get_string (entry, parameter_of (kind))));
    }
}

char *
jj_catalogue_display (JjWorkspace *workspace, const JjElement *element, guint field)
{
  JjKindId kind = jj_element_get_kind_id (element);

  if (jj_catalogue_has_field (kind, field))
    return g_strdup (
        jj_catalogue_get_title (workspace, kind, jj_element_get_text (element, field)));
  return jj_element_to_display (jj_workspace_get_plan (workspace), element, field);
}

/* Whether a field holds nothing of the planner's own: it is empty, or as the item that the line had
 * before has proposed it. */
typedef struct
{
  JjEdit *edit;
  JjId id;
  const JjElement *line; /* NULL: new */
  const JjEntry *old;    /* item of the line so far; NULL: none */
  gint64 old_price;
} Fill;

static void
fill_choice (Fill *fill, guint field, const char *choice, const char *old_choice)
{
  const JjField *table = &jj_kind_budget_line.fields[field];
  int index = choice ? jj_field_find_choice (table, choice) : -1;
  int old = old_choice ? jj_field_find_choice (table, old_choice) : -1;

  if (index >= 0
      && (!fill->line || jj_element_is_empty (fill->line, field)
          || jj_element_get_number (fill->line, field) == old))
    jj_edit_set_number (fill->edit, JJ_KIND_BUDGET_LINE, fill->id, field, index);
}

static void
fill_unit (Fill *fill, const char *unit)
{
  const char *typed = fill->line ? jj_element_get_text (fill->line, JJ_BUDGET_LINE_UNIT) : NULL;
  const char *old = fill->old ? jj_entry_get_string (fill->old, "unit") : NULL;

  if (unit && (!typed || g_strcmp0 (typed, old) == 0))
    jj_edit_set_text (fill->edit, JJ_KIND_BUDGET_LINE, fill->id, JJ_BUDGET_LINE_UNIT, unit);
}

static void
fill_price (Fill *fill, gint64 price)
{
  gint64 typed
      = fill->line ? jj_element_get_number (fill->line, JJ_BUDGET_LINE_UNIT_PRICE) : JJ_EMPTY;

  if (typed == price || (typed != JJ_EMPTY && typed != fill->old_price))
    return;
  jj_edit_set (fill->edit, JJ_KIND_BUDGET_LINE, fill->id, JJ_BUDGET_LINE_UNIT_PRICE,
               jj_value_number (price));
}

void
jj_catalogue_fill_line (JjWorkspace *workspace,
                        JjEdit *edit,
                        JjId id,
                        const JjElement *line,
                        const char *item)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));
  gint64 day = jj_line_get_day (jj_workspace_get_plan (workspace), line);
  const JjEntry *entry = jj_pack_set_find_item (packs, item, day);
  const char *old = line ? jj_element_get_text (line, JJ_BUDGET_LINE_ITEM) : NULL;
  Fill fill = { edit, id, line, old ? jj_pack_set_find_item (packs, old, day) : NULL, JJ_EMPTY };

  if (!entry)
    return;
  if (fill.old)
    fill.old_price = jj_line_get_proposed_price (packs, old, day);
  fill_choice (&fill, JJ_BUDGET_LINE_ACCOUNT, jj_entry_get_string (entry, "account"),
               fill.old ? jj_entry_get_string (fill.old, "account") : NULL);
  fill_choice (&fill, JJ_BUDGET_LINE_NATURE, jj_entry_get_string (entry, "nature"),
               fill.old ? jj_entry_get_string (fill.old, "nature") : NULL);
  fill_unit (&fill, jj_entry_get_string (entry, "unit"));
  fill_price (&fill, jj_line_get_proposed_price (packs, item, day));
}

void
jj_catalogue_set_scenario (JjWorkspace *workspace, JjEdit *edit, JjKindId kind, JjId id)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace));
  JjId scenario = jj_figures_get_scenario (figures);

  if (kind == JJ_KIND_BUDGET_LINE && scenario != 0)
    jj_edit_set (edit, kind, id, JJ_BUDGET_LINE_SCENARIO, jj_value_number (scenario));
}
