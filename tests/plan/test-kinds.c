/* test-kinds.c: the tables of kinds hold together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

static guint
count_choices (const JjKind *kind, guint field)
{
  guint n = 0;

  while (kind->fields[field].choices[n].id)
    n++;
  return n;
}

static void
test_tables (void)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      gboolean link = (kind->flags & JJ_KIND_LINK) != 0;

      g_assert_cmpuint (jj_kind_index (kind), ==, k);
      g_assert_true (jj_kind_by_id (kind->id) == kind);
      g_assert_true (link == (k >= JJ_KIND_BELONGS_TO));
      g_assert_cmpuint (kind->n_fields, <=, 64);
      g_assert_cmpint (jj_kind_find_field (kind, link ? "from" : "code"), ==, 0);
      g_assert_cmpint (jj_kind_find_field (kind, link ? "to" : "name"), ==, 1);
      for (guint f = 0; f < kind->n_fields; f++)
        {
          const JjField *field = &kind->fields[f];

          /* No hole in the designated initialisers, no id twice. */
          g_assert_nonnull (field->id);
          g_assert_true (g_hash_table_add (ids, (gpointer)field->id));
          g_assert_true ((field->type == JJ_TYPE_REF) == (field->targets != 0));
          g_assert_true (field->type != JJ_TYPE_ENUM || field->choices != NULL);
          g_assert_cmpint (field->min, <=, field->max);
        }
    }
}

/* Each link kind's pairs and the targets of its ends say the same. */
static void
test_pairs (void)
{
  for (guint k = JJ_KIND_BELONGS_TO; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      guint64 from = 0, to = 0;

      for (guint i = 0; i < G_N_ELEMENTS (kind->pairs); i++)
        {
          from |= kind->pairs[i].from;
          to |= kind->pairs[i].to;
        }
      g_assert_cmphex (from, ==, kind->fields[JJ_FROM].targets);
      g_assert_cmphex (to, ==, kind->fields[JJ_TO].targets);
    }
  g_assert_true (jj_kind_allows (&jj_kind_member_of, JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE));
  g_assert_false (jj_kind_allows (&jj_kind_member_of, JJ_KIND_COMMUNITY, JJ_KIND_COMMUNITY));
}

static void
test_relates_to_is_for_the_canvas (void)
{
  guint64 canvas = 0;

  for (guint k = 0; k < JJ_N_KINDS; k++)
    canvas |= jj_kind_get (k)->flags & JJ_KIND_ON_CANVAS ? JJ_KIND_BIT (k) : 0;
  g_assert_cmphex (jj_kind_relates_to.fields[JJ_FROM].targets, ==, canvas);
}

static void
assert_choice (const JjKind *kind, guint field, guint choice, const char *id)
{
  g_assert_cmpstr (kind->fields[field].choices[choice].id, ==, id);
}

static void
test_named_choices (void)
{
  assert_choice (&jj_kind_school, JJ_SCHOOL_LEVEL, JJ_LEVEL_SPECIAL, "special");
  assert_choice (&jj_kind_school, JJ_SCHOOL_LEVEL, JJ_LEVEL_JUNIOR, "junior");
  assert_choice (&jj_kind_school, JJ_SCHOOL_AREA, JJ_AREA_UNKNOWN, "unknown");
  assert_choice (&jj_kind_school, JJ_SCHOOL_AREA, JJ_AREA_REMOTE, "remote");
  assert_choice (&jj_kind_school, JJ_SCHOOL_POSITION_STATUS, JJ_POSITION_TOWN_CENTRE,
                 "town_centre");
  assert_choice (&jj_kind_organisation, JJ_ORGANISATION_TIER, JJ_TIER_REGION, "region");
  assert_choice (&jj_kind_placement, JJ_PLACEMENT_LANE, JJ_TIER_SCHOOL, "school");
  assert_choice (&jj_kind_community, JJ_COMMUNITY_SCOPE, JJ_SCOPE_ONLINE, "online");
  assert_choice (&jj_kind_plan, JJ_PLAN_PERIOD, JJ_PERIOD_BRIDGE, "bridge");
  assert_choice (&jj_kind_purse, JJ_PURSE_SOURCE, JJ_SOURCE_COUNTY_MATCH, "county_match");
  assert_choice (&jj_kind_purse, JJ_PURSE_SOURCE, JJ_SOURCE_OTHER, "other");
  assert_choice (&jj_kind_budget_line, JJ_BUDGET_LINE_ACCOUNT, JJ_ACCOUNT_EQUIPMENT, "equipment");
  assert_choice (&jj_kind_budget_line, JJ_BUDGET_LINE_NATURE, JJ_NATURE_CAPITAL, "capital");
  g_assert_cmpuint (count_choices (&jj_kind_purse, JJ_PURSE_SOURCE), ==, JJ_N_SOURCES);
  g_assert_cmpuint (count_choices (&jj_kind_budget_line, JJ_BUDGET_LINE_ACCOUNT), ==,
                    JJ_N_ACCOUNTS);
  g_assert_cmpuint (count_choices (&jj_kind_programme, JJ_PROGRAMME_THEME), ==, JJ_N_THEMES);
  g_assert_cmpuint (count_choices (&jj_kind_programme, JJ_PROGRAMME_GROUP), ==, JJ_N_GROUPS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/tables-have-no-holes", test_tables);
  g_test_add_func ("/kinds/pairs-and-targets-agree", test_pairs);
  g_test_add_func ("/kinds/relates-to-is-for-the-canvas", test_relates_to_is_for_the_canvas);
  g_test_add_func ("/kinds/named-choices-are-where-the-code-thinks", test_named_choices);
  return g_test_run ();
}
