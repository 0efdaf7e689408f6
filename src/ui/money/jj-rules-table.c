/* jj-rules-table.c: the entries of a plan's rule packs as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-rules-table.h"

#include "jj-rule-labels.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-line-text.h"

#include <glib/gi18n.h>

enum
{
  TITLE,
  VALUE,
  UNIT,
  STATUS,
  SOURCE,
  FROM,
  TO,
  FORM,
  SEVERITY,
  ADJUSTED,
  PACK,
  ID
};

typedef struct
{
  JjWorkspace *workspace;
  JjPackSet *packs;
  gboolean in_force;
  GArray *rows; /* guint: indexes of entries */
  JjTable *table;
} Rules;

static const JjColumn columns[] = {
  [TITLE] = { "title", N_ ("Rule"), .type = JJ_COLUMN_TEXT, .width_px = 200, .frozen = TRUE },
  [FORM] = { "form", N_ ("Kind of rule"), .type = JJ_COLUMN_TEXT, .width_px = 110 },
  [VALUE] = { "value", N_ ("Value"), .type = JJ_COLUMN_TEXT, .width_px = 76 },
  [UNIT] = { "unit", N_ ("Unit"), .type = JJ_COLUMN_TEXT, .width_px = 48 },
  [SOURCE] = { "source", N_ ("Article or source"), .type = JJ_COLUMN_TEXT, .width_px = 240 },
  [FROM] = { "valid_from", N_ ("Valid from"), .type = JJ_COLUMN_DATE, .width_px = 78 },
  [TO] = { "valid_to", N_ ("Valid to"), .type = JJ_COLUMN_DATE, .width_px = 78 },
  [STATUS] = { "status", N_ ("Status"), .type = JJ_COLUMN_TEXT, .width_px = 84 },
  [SEVERITY] = { "severity", N_ ("Severity"), .type = JJ_COLUMN_TEXT, .width_px = 76 },
  [ADJUSTED] = { "adjusted", N_ ("Adjusted"), .type = JJ_COLUMN_TEXT, .width_px = 76 },
  [PACK] = { "pack", N_ ("Rule pack"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
  [ID] = { "id", N_ ("Id"), .type = JJ_COLUMN_TEXT, .width_px = 170, .hidden = TRUE },
};

static const JjEntry *
entry_at (Rules *self, guint row)
{
  return jj_pack_set_get_entry (self->packs, g_array_index (self->rows, guint, row));
}

static guint
count_rows (gpointer data)
{
  return ((Rules *)data)->rows->len;
}

static gint64
get_key (gpointer data, guint row)
{
  return (gint64)g_array_index (((Rules *)data)->rows, guint, row) + 1;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  const JjEntry *entry = entry_at (data, row);

  *number = column == FROM ? jj_entry_get_valid_from (entry) : jj_entry_get_valid_to (entry);
  return *number != G_MININT64 && *number != G_MAXINT64;
}

static const char *
status_text (const JjEntry *entry)
{
  return jj_status_get_label (jj_entry_get_status (entry));
}

static void
append_value (const JjEntry *entry, GString *text)
{
  g_autofree char *value = jj_entry_get_value_text (entry, NULL);

  g_string_append (text, value ? value : "");
}

/* An item of the catalogue has the price that it proposes now. */
static void
append_price (Rules *self, const JjEntry *item, GString *text)
{
  gint64 first = jj_plan_get_first_day (jj_workspace_get_plan (self->workspace));
  gint64 price
      = jj_line_get_proposed_price (self->packs, jj_entry_get_string (item, "item"), first);
  g_autofree char *shown = price == JJ_EMPTY ? g_strdup ("") : jj_format_money (price);

  g_string_append (text, shown);
}

static void
append_day (gint64 day, GString *text)
{
  g_autofree char *date = jj_rule_day (day);

  g_string_append (text, date);
}

static const char *
borrowed_text (const JjEntry *entry, guint column)
{
  switch (column)
    {
    case TITLE:
      return jj_entry_get_title (entry);
    case FORM:
      return jj_rule_form_label (jj_entry_get_form_id (entry));
    case UNIT:
      return jj_rule_unit (entry);
    case SOURCE:
      return jj_rule_source (entry);
    case STATUS:
      return jj_entry_is_certain (entry) ? status_text (entry) : _ ("not verified");
    case SEVERITY:
      return jj_entry_is_check (entry) ? jj_severity_get_label (jj_entry_get_severity (entry)) : "";
    case ADJUSTED:
      return jj_entry_get_override (entry) ? _ ("adjusted") : "";
    case PACK:
      return jj_pack_get_title (jj_entry_get_pack (entry));
    default:
      return jj_entry_get_id (entry);
    }
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const JjEntry *entry = entry_at (data, row);

  if (column == VALUE && g_str_equal (jj_entry_get_form_id (entry), "item"))
    append_price (data, entry, text);
  else if (column == VALUE)
    append_value (entry, text);
  else if (column == FROM)
    append_day (jj_entry_get_valid_from (entry), text);
  else if (column == TO)
    append_day (jj_entry_get_valid_to (entry), text);
  else
    g_string_append (text, borrowed_text (entry, column));
}

static JjCellFlags
get_state (gpointer data, guint row, guint column, GString *reason)
{
  Rules *self = data;
  const JjEntry *entry = entry_at (self, row);
  JjId id = jj_entry_get_override (entry);
  const JjElement *override
      = id ? jj_plan_find (jj_workspace_get_plan (self->workspace), id) : NULL;
  const char *why = override ? jj_element_get_text (override, JJ_OVERRIDE_REASON) : NULL;

  if (column == STATUS && !jj_entry_is_certain (entry))
    {
      if (reason)
        g_string_append (reason, _ ("The source was not seen: at most a warning until you confirm "
                                    "it."));
      return JJ_CELL_READ_ONLY | JJ_CELL_WARNING;
    }
  if ((column == VALUE || column == ADJUSTED) && why)
    {
      if (reason)
        g_string_append (reason, why);
      return JJ_CELL_READ_ONLY | JJ_CELL_HINT;
    }
  return JJ_CELL_READ_ONLY;
}

static void
read_rows (Rules *self)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  jj_pack_set_ref (packs);
  g_clear_pointer (&self->packs, jj_pack_set_unref);
  self->packs = packs;
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < jj_pack_set_get_n_entries (packs); i++)
    if (!self->in_force || jj_rule_in_force (packs, plan, jj_pack_set_get_entry (packs, i)))
      g_array_append_val (self->rows, i);
}

static void
on_packs (Rules *self)
{
  guint before = self->rows->len, n_entries = jj_pack_set_get_n_entries (self->packs);
  g_autofree guint *rows = NULL;

  read_rows (self);
  if (before == self->rows->len && n_entries == jj_pack_set_get_n_entries (self->packs))
    {
      /* The same rules with other values, as after an adjustment. */
      rows = g_new (guint, before + 1);
      for (guint i = 0; i < before; i++)
        rows[i] = i;
      jj_table_touched (self->table, rows, before);
      return;
    }
  jj_table_items_changed (self->table, 0, before, self->rows->len);
}

static void
free_rules (gpointer data)
{
  Rules *self = data;

  g_signal_handlers_disconnect_by_data (jj_workspace_get_analysis (self->workspace), self);
  jj_pack_set_unref (self->packs);
  g_array_unref (self->rows);
  g_object_unref (self->workspace);
  g_free (self);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .key = get_key,
  .text = get_text,
  .number = get_number,
  .state = get_state,
};

JjTable *
jj_rules_table_new (JjWorkspace *workspace, gboolean in_force)
{
  Rules *self = g_new0 (Rules, 1);

  self->workspace = g_object_ref (workspace);
  self->in_force = in_force;
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  read_rows (self);
  self->table = jj_table_new (&funcs, self, free_rules);
  jj_table_add_shown (self->table, columns, G_N_ELEMENTS (columns), NULL);
  g_signal_connect_swapped (jj_workspace_get_analysis (workspace), "notify::packs",
                            G_CALLBACK (on_packs), self);
  return self->table;
}

const JjEntry *
jj_rules_table_find (JjTable *table, gint64 key)
{
  Rules *self = jj_table_get_data (table);

  return key > 0 && key <= jj_pack_set_get_n_entries (self->packs)
             ? jj_pack_set_get_entry (self->packs, (guint)key - 1)
             : NULL;
}
