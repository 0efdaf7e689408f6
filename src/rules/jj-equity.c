/* jj-equity.c: coverage by area class, size and township, and as tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage.h"
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-money.h"

#include <string.h>

static const gint64 bands[] = { 6, 12, 24, 48, G_MAXINT64 };

/* Order of the group, and its label. (transfer full) */
static char *
group_by_size (const JjElement *school, guint *order)
{
  gint64 classes = jj_element_get_number (school, JJ_SCHOOL_CLASSES);

  *order = G_N_ELEMENTS (bands);
  if (classes == JJ_EMPTY)
    return g_strdup (_ ("Classes not known"));
  for (*order = 0; classes > bands[*order]; (*order)++)
    ;
  if (*order == 0)
    return g_strdup_printf (_ ("At most %d classes"), (int)bands[0]);
  if (*order == G_N_ELEMENTS (bands) - 1)
    return g_strdup_printf (_ ("%d classes and more"), (int)bands[*order - 1] + 1);
  return g_strdup_printf (_ ("%d to %d classes"), (int)bands[*order - 1] + 1, (int)bands[*order]);
}

static char *
group_of (JjPlan *plan, const JjElement *school, JjEquityBy by, guint *order)
{
  const char *town;

  *order = 0;
  if (by == JJ_EQUITY_SIZE)
    return group_by_size (school, order);
  if (by == JJ_EQUITY_AREA)
    {
      gint64 area = jj_element_get_number_or (school, JJ_SCHOOL_AREA, JJ_AREA_UNKNOWN);

      *order = (guint)area;
      return g_strdup (jj_label (jj_kind_school.fields[JJ_SCHOOL_AREA].choices[area].label));
    }
  town = jj_element_get_text (school, JJ_SCHOOL_TOWN);
  *order = town == NULL;
  return g_strdup (town ? town : _ ("Township not known"));
}

static void
equity_row_free (gpointer data)
{
  JjEquityRow *row = data;

  g_free (row->label);
  g_free (row);
}

typedef struct
{
  JjEquityRow *row;
  guint order, first; /* order of the group; the first school that is in it */
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = a, *other = b;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return (one->first > other->first) - (one->first < other->first);
}

static void
add_to_group (JjEquityRow *group, const JjCoverageRow *row)
{
  group->n_schools++;
  if (row->teachers == JJ_EMPTY)
    group->n_unknown++;
  else
    {
      group->teachers += row->teachers;
      group->members += row->members == JJ_EMPTY ? 0 : row->members;
    }
  for (guint c = 0; c < JJ_N_COVERAGE; c++)
    group->covered[c] += row->counts[c] > 0;
}

GPtrArray *
jj_equity_new (JjPlan *plan, const GArray *coverage, JjEquityBy by)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (equity_row_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < coverage->len; i++)
    {
      const JjCoverageRow *row = &g_array_index (coverage, JjCoverageRow, i);
      const JjElement *school = jj_plan_find (plan, row->school);
      Group group = { .first = i };
      g_autofree char *label = group_of (plan, school, by, &group.order);

      group.row = g_hash_table_lookup (known, label);
      if (!group.row)
        {
          group.row = g_new0 (JjEquityRow, 1);
          group.row->label = g_strdup (label);
          g_hash_table_insert (known, g_strdup (label), group.row);
          g_array_append_val (groups, group);
        }
      add_to_group (group.row, row);
    }
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (rows, g_array_index (groups, Group, i).row);
  return rows;
}

gint64
jj_equity_share (gint64 part, gint64 whole)
{
  gint64 share;

  return whole > 0 && jj_money_share_round (part, 10000, whole, &share) ? share : JJ_EMPTY;
}

static void
add_row (GPtrArray *table, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (table, g_ptr_array_free (cells, FALSE));
}

static void
add_number (GPtrArray *cells, gint64 number)
{
  g_ptr_array_add (cells, number == JJ_EMPTY ? g_strdup ("")
                                             : g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

GPtrArray *
jj_coverage_to_table (JjPlan *plan, const GArray *coverage)
{
  static const guint fields[]
      = { JJ_CODE, JJ_NAME, JJ_SCHOOL_TOWN, JJ_SCHOOL_AREA, JJ_SCHOOL_CLASSES, JJ_SCHOOL_TEACHERS };
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  GPtrArray *cells = g_ptr_array_new ();

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    g_ptr_array_add (cells, g_strdup (jj_label (jj_kind_school.fields[fields[f]].label)));
  for (guint c = 0; c < JJ_N_COVERAGE; c++)
    g_ptr_array_add (cells, g_strdup (jj_coverage_get_label (c)));
  g_ptr_array_add (cells, g_strdup (_ ("Gaps")));
  add_row (table, cells);
  for (guint i = 0; i < coverage->len; i++)
    {
      const JjCoverageRow *row = &g_array_index (coverage, JjCoverageRow, i);

      cells = g_ptr_array_new ();
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        g_ptr_array_add (cells,
                         jj_element_to_display (plan, jj_plan_find (plan, row->school), fields[f]));
      for (guint c = 0; c < JJ_N_COVERAGE; c++)
        add_number (cells, row->counts[c]);
      add_number (cells, jj_coverage_count_gaps (row));
      add_row (table, cells);
    }
  return table;
}

static char *
format_share (gint64 part, gint64 whole)
{
  gint64 share = jj_equity_share (part, whole);

  return share == JJ_EMPTY ? g_strdup ("") : jj_format_share (share);
}

GPtrArray *
jj_equity_to_table (JjPlan *plan, const GArray *coverage)
{
  const char *const by[] = { _ ("Area class"), _ ("Size of school"), _ ("Township") };
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (_ ("Grouped by")));
  g_ptr_array_add (cells, g_strdup (C_ ("equity", "Group")));
  g_ptr_array_add (cells, g_strdup (_ ("Schools")));
  g_ptr_array_add (cells, g_strdup (_ ("Teachers")));
  g_ptr_array_add (cells, g_strdup (_ ("Teachers in communities")));
  for (guint c = 0; c < JJ_N_COVERAGE; c++)
    g_ptr_array_add (cells, g_strdup (jj_coverage_get_label (c)));
  add_row (table, cells);
  for (guint b = 0; b < JJ_N_EQUITY; b++)
    {
      g_autoptr (GPtrArray) rows = jj_equity_new (plan, coverage, b);

      for (guint i = 0; i < rows->len; i++)
        {
          const JjEquityRow *row = rows->pdata[i];

          cells = g_ptr_array_new ();
          g_ptr_array_add (cells, g_strdup (by[b]));
          g_ptr_array_add (cells, g_strdup (row->label));
          add_number (cells, row->n_schools);
          add_number (cells, row->teachers);
          g_ptr_array_add (cells, format_share (row->members, row->teachers));
          for (guint c = 0; c < JJ_N_COVERAGE; c++)
            g_ptr_array_add (cells, format_share (row->covered[c], row->n_schools));
          add_row (table, cells);
        }
    }
  return table;
}
