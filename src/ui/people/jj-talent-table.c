/* jj-talent-table.c: the persons of the pools by district and township as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage-table.h"

#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-talent.h"

#include <glib/gi18n.h>

enum
{
  BY,
  GROUP,
  PERSONS,
  CLASSES,
  ADVISORY = CLASSES + JJ_TALENT_TIERS,
  ENDING = ADVISORY + JJ_TALENT_TIERS,
  DOMAINS,
  N_COLUMNS = DOMAINS + JJ_TALENT_DOMAINS
};

typedef struct
{
  JjWorkspace *workspace;
  GPtrArray *rows; /* JjTalentRow */
} Talent;

static const JjTalentRow *
row_at (gpointer data, guint row)
{
  return g_ptr_array_index (((Talent *)data)->rows, row);
}

static guint
count_rows (gpointer data)
{
  return ((Talent *)data)->rows->len;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  const JjTalentRow *group = row_at (data, row);

  if (column >= DOMAINS)
    *number = group->domains[column - DOMAINS];
  else if (column == ENDING)
    *number = group->ending;
  else if (column >= ADVISORY)
    *number = group->tiers[JJ_TALENT_ADVISORY][column - ADVISORY];
  else if (column >= CLASSES)
    *number = group->tiers[JJ_TALENT_CLASSES][column - CLASSES];
  else
    *number = group->persons;
  return column >= PERSONS;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const JjTalentRow *group = row_at (data, row);
  g_autofree char *shown = NULL;
  gint64 number;

  if (column == BY)
    g_string_append (text, group->by_town ? _ ("Township") : _ ("Alliance"));
  else if (column == GROUP && group->label)
    g_string_append (text, group->label);
  else if (column == GROUP)
    g_string_append (text, group->by_town ? _ ("Township not known") : _ ("In no alliance"));
  else if (get_number (data, row, column, &number))
    shown = jj_format_money (number);
  g_string_append (text, shown ? shown : "");
}

/* A district in which nobody teaches a domain; townships are too small to expect it. */
static JjCellFlags
get_state (gpointer data, guint row, guint column, GString *reason)
{
  const JjTalentRow *group = row_at (data, row);

  if (column < DOMAINS || group->by_town || !group->label || group->domains[column - DOMAINS] > 0)
    return JJ_CELL_READ_ONLY;
  if (reason)
    g_string_append_printf (reason, _ ("None: %s"), jj_label (jj_domains[column - DOMAINS].label));
  return JJ_CELL_READ_ONLY | JJ_CELL_WARNING;
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
  .state = get_state,
};

static void
talent_free (gpointer data)
{
  g_ptr_array_unref (((Talent *)data)->rows);
  g_free (data);
}

JjTable *
jj_talent_table_new (JjWorkspace *workspace)
{
  const JjColumn columns[DOMAINS] = {
    [BY] = { "by", _ ("Grouped by"), .width_px = 90, .frozen = TRUE },
    [GROUP] = { "group", C_ ("equity", "Group"), .width_px = 130, .frozen = TRUE },
    [PERSONS] = { "persons", _ ("Persons in pools"), .width_px = 90 },
    [CLASSES] = { "classes_1", _ ("Basic"), .width_px = 66 },
    [CLASSES + 1] = { "classes_2", _ ("Advanced"), .width_px = 66 },
    [CLASSES + 2] = { "classes_3", _ ("Teaching mentors"), .width_px = 110 },
    [ADVISORY] = { "advisory_1", _ ("Advisers, tier 1"), .width_px = 110 },
    [ADVISORY + 1] = { "advisory_2", _ ("Advisers, tier 2"), .width_px = 110 },
    [ADVISORY + 2] = { "advisory_3", _ ("Advisers, tier 3"), .width_px = 110 },
    [ENDING] = { "ending", _ ("Certificates ending"), .width_px = 110 },
  };
  Talent *self = g_new0 (Talent, 1);
  JjTable *table = jj_table_new (&funcs, self, talent_free);

  self->workspace = workspace;
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      JjColumn column = i < DOMAINS ? columns[i] : (JjColumn){ .width_px = 80 };

      column.type = i <= GROUP ? JJ_COLUMN_TEXT : JJ_COLUMN_INT;
      if (i >= DOMAINS)
        {
          column.id = jj_domains[i - DOMAINS].id;
          column.label = jj_label (jj_domains[i - DOMAINS].label);
        }
      column.read_only = TRUE;
      column.no_sum = TRUE; /* alliances and townships hold the same persons */
      jj_table_add_column (table, &column);
    }
  return table;
}

void
jj_talent_table_refresh (JjTable *table)
{
  Talent *self = jj_table_get_data (table);
  guint before = self->rows->len;

  g_ptr_array_unref (self->rows);
  self->rows = jj_talent_new (jj_workspace_get_plan (self->workspace));
  jj_table_items_changed (table, 0, before, self->rows->len);
}

guint
jj_talent_table_count_ending (JjTable *table)
{
  Talent *self = jj_table_get_data (table);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += row_at (self, i)->by_town ? row_at (self, i)->ending : 0;
  return n;
}
