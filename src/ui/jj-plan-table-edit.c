/* jj-plan-table-edit.c: typed cells, new rows and deletions of a grid as edits of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-table-private.h"

#include "jj-catalogue.h"
#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-link-text.h"
#include "jj-search.h"

#define MOST_PROPOSALS 60

typedef struct
{
  JjPlanTable *table;
  JjPlan *plan;
  JjEdit *edit;
  GArray *new_ids; /* JjId */
} Build;

/* New rows stand between the row that they follow and the next one. */
static gint64
rank_after (JjPlanTable *self, JjPlan *plan, gint64 after, guint n_new, guint i)
{
  const JjElement *element = after > 0 ? jj_plan_find (plan, after) : NULL;
  gint64 low, high = 0;
  guint n = jj_plan_get_count (plan, self->kind);

  if (!element)
    return 0;
  low = jj_element_get_rank (element);
  for (guint k = 0; k + 1 < n && high == 0; k++)
    if (jj_plan_get_nth (plan, self->kind, k) == element)
      high = jj_element_get_rank (jj_plan_get_nth (plan, self->kind, k + 1));
  return high == 0 ? 0 : low + (high - low) / (n_new + 1) * (i + 1);
}

static void
insert_rows (Build *build, const JjTableEdit *edit)
{
  JjKindId kind = build->table->kind;
  JjCoder coder;

  jj_coder_init (&coder, build->plan, kind);
  for (guint i = 0; i < edit->n_new_rows; i++)
    {
      gint64 rank = rank_after (build->table, build->plan, edit->after, edit->n_new_rows, i);
      JjId id = jj_edit_insert_at (build->edit, kind, 0, rank);
      g_autofree char *code = jj_coder_next (&coder);

      if (code)
        jj_edit_set_text (build->edit, kind, id, JJ_CODE, code);
      if (kind == JJ_KIND_SCHOOL)
        jj_edit_set_number (build->edit, kind, id,
                            (guint)jj_kind_find_field (jj_kind_get (kind), "active"), TRUE);
      jj_catalogue_set_scenario (build->table->workspace, build->edit, kind, id);
      g_array_append_val (build->new_ids, id);
    }
}

/* A line that is named like an item of the catalogue is that item, unless it is another already. */
static const char *
name_item (Build *build, JjId id, const JjElement *line, const char *name)
{
  const char *item = jj_catalogue_find (build->table->workspace, JJ_KIND_BUDGET_LINE, name);

  if (!item || (line && !jj_element_is_empty (line, JJ_BUDGET_LINE_ITEM)))
    return NULL;
  jj_edit_set_text (build->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ITEM, item);
  return item;
}

static gboolean
set_field (Build *build, JjId id, const JjPlanColumn *column, const char *text, GError **error)
{
  JjPlanTable *table = build->table;
  const JjElement *element = jj_plan_find (build->plan, id);
  const char *known = NULL;
  JjValue value;

  if (jj_catalogue_has_field (table->kind, column->field))
    known = jj_catalogue_find (table->workspace, table->kind, text);
  if (!jj_value_parse (build->plan, jj_plan_table_get_field (table, column), known ? known : text,
                       &value, error))
    return FALSE;
  jj_edit_set (build->edit, table->kind, id, column->field, value);
  if (table->kind == JJ_KIND_BUDGET_LINE && column->field == JJ_NAME)
    known = name_item (build, id, element, text);
  if (known && table->kind == JJ_KIND_BUDGET_LINE)
    jj_catalogue_fill_line (table->workspace, build->edit, id, element, known);
  return TRUE;
}

static gboolean
set_cell (Build *build, const JjCellEdit *cell, GError **error)
{
  JjPlanTable *table = build->table;
  const JjPlanColumn *column = &g_array_index (table->columns, JjPlanColumn, cell->column);
  gboolean is_new = cell->key < 0;
  JjId id = is_new ? g_array_index (build->new_ids, JjId, -1 - cell->key) : cell->key;
  JjLinkTarget target = { build->plan, build->edit, id, table->kind,
                          is_new ? NULL : jj_plan_find (build->plan, id) };

  if (column->source == JJ_COLUMN_FIELD)
    return set_field (build, id, column, cell->text, error);
  return jj_link_text_parse (&target, column->link, column->direction, cell->text, error);
}

gboolean
jj_plan_table_apply (gpointer data, const JjTableEdit *edit, GError **refused, GError **error)
{
  JjPlanTable *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  Build build = { self, jj_workspace_get_plan (self->workspace), jj_edit_new (edit->label), ids };
  guint n_good = 0;

  insert_rows (&build, edit);
  for (guint i = 0; i < edit->n_cells; i++)
    n_good += set_cell (&build, &edit->cells[i], &refused[i]);
  if (n_good == 0 && edit->n_new_rows == 0)
    {
      jj_edit_unref (build.edit);
      return TRUE;
    }
  /* What the plan refuses (a code in use) belongs to the cell where there is only one. */
  if (edit->n_cells == 1 && edit->n_new_rows == 0)
    return jj_workspace_commit (self->workspace, build.edit, &refused[0]) || refused[0] != NULL;
  return jj_workspace_commit (self->workspace, build.edit, error);
}

gboolean
jj_plan_table_remove (gpointer data, const gint64 *keys, guint n_keys, GError **error)
{
  JjPlanTable *self = data;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (JjWorkspace) workspace = g_object_ref (self->workspace);
  JjEdit *edit = jj_command_delete (plan, keys, n_keys);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (!jj_workspace_commit (workspace, edit, error))
    return FALSE;
  jj_workspace_message (workspace, label, TRUE);
  return TRUE;
}

gboolean
jj_plan_table_duplicate (gpointer data, const gint64 *keys, guint n_keys, GError **error)
{
  JjPlanTable *self = data;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autofree JjId *ids = g_new (JjId, n_keys);

  if (!jj_workspace_commit (self->workspace, jj_command_duplicate (plan, keys, n_keys, ids), error))
    return FALSE;
  jj_workspace_select (self->workspace, ids, n_keys);
  return TRUE;
}

static void
add_proposal (GPtrArray *found, const char *text, const char *typed)
{
  if (text && *text && found->len < MOST_PROPOSALS && jj_table_matches (text, typed)
      && !g_ptr_array_find_with_equal_func (found, text, g_str_equal, NULL))
    g_ptr_array_add (found, g_strdup (text));
}

static void
add_targets (JjPlan *plan, guint64 targets, const char *typed, GPtrArray *found)
{
  g_autoptr (GArray) hits = jj_search (plan, targets, typed, MOST_PROPOSALS);

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, g_strdup (jj_element_get_title (
                                jj_plan_find (plan, g_array_index (hits, JjHit, i).id))));
}

/* Texts and list items that other rows have: planners reuse their own words. A text counts as a
 * word when two rows have it: telephone numbers are nothing to propose. */
static void
add_used (JjPlanTable *self, guint field, const char *typed, GPtrArray *found)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  gboolean is_list = jj_kind_get (self->kind)->fields[field].type == JJ_TYPE_LIST;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->ids->len && found->len < MOST_PROPOSALS; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, self->kind, i);
      const char *text = element ? jj_element_get_text (element, field) : NULL;
      g_auto (GStrv) items = text && is_list ? g_strsplit (text, "\n", -1) : NULL;

      for (guint k = 0; items && items[k]; k++)
        add_proposal (found, items[k], typed);
      if (text && !is_list && !g_hash_table_add (seen, (gpointer)text))
        add_proposal (found, text, typed);
    }
}

static void
propose_field (JjPlanTable *self, guint index, const char *typed, GPtrArray *found)
{
  const JjField *field = &jj_kind_get (self->kind)->fields[index];

  for (guint i = 0; field->choices && field->choices[i].id; i++)
    add_proposal (found, jj_label (field->choices[i].label), typed);
  if (field->type == JJ_TYPE_REF)
    add_targets (jj_workspace_get_plan (self->workspace), field->targets, typed, found);
  else if (!field->choices && index >= JJ_OWN_FIELDS
           && (field->type == JJ_TYPE_LIST || field->type == JJ_TYPE_TEXT))
    add_used (self, index, typed, found);
}

char **
jj_plan_table_complete (gpointer data, guint row, guint index, const char *typed)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = &g_array_index (self->columns, JjPlanColumn, index);
  GPtrArray *found;

  if (column->source == JJ_COLUMN_FIELD
      && (jj_catalogue_has_field (self->kind, column->field)
          || (self->kind == JJ_KIND_BUDGET_LINE && column->field == JJ_NAME)))
    return jj_catalogue_complete (self->workspace, self->kind, typed);
  found = g_ptr_array_new ();
  if (column->source == JJ_COLUMN_LINK)
    add_targets (jj_workspace_get_plan (self->workspace),
                 jj_link_get_others (column->link, column->direction, self->kind), typed, found);
  else if (column->source == JJ_COLUMN_FIELD)
    propose_field (self, column->field, typed, found);
  g_ptr_array_add (found, NULL);
  return (char **)g_ptr_array_free (found, FALSE);
}
