/* community-counts.c: how many communities a school or the plan has */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"

/* Communities that a school leads, and those it leads or belongs to, each once. */
static void
count_communities (const JjElement *school, guint *leads, guint *all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  *leads = 0;
  for (guint i = 0; i < jj_element_get_n_referrers (school); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (school, i, &field);
      JjKindId kind = jj_element_get_kind_id (from);

      if (kind == JJ_KIND_MEMBER_OF && field == JJ_FROM)
        from = jj_link_get_to (from);
      else if (kind != JJ_KIND_COMMUNITY || field != JJ_COMMUNITY_SCHOOL)
        continue;
      if (jj_element_get_kind_id (from) != JJ_KIND_COMMUNITY)
        continue;
      *leads += kind == JJ_KIND_COMMUNITY;
      g_hash_table_add (seen, (gpointer)from);
    }
  *all = g_hash_table_size (seen);
}

static void
visit_school (JjCheck *check, const JjElement *school)
{
  guint leads, all;

  if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
    return;
  count_communities (school, &leads, &all);
  if (all < check->minimum)
    jj_check_add (check, school, -1, jj_format_money (all), jj_format_money (check->minimum));
}

/* The largest number for so many classes; -1 where no band says it. */
static gint64
find_band (JjCheck *check, gint64 classes)
{
  JsonArray *bands = jj_entry_get_array (check->entry, "bands");

  for (guint i = 0; i < json_array_get_length (bands); i++)
    {
      JsonObject *band = json_array_get_object_element (bands, i);

      if (json_object_get_null_member (band, "classes")
          || classes <= json_object_get_int_member (band, "classes"))
        return json_object_get_int_member (band, "maximum");
    }
  return -1;
}

static void
visit_size (JjCheck *check, const JjElement *school)
{
  gint64 classes = jj_element_get_number (school, JJ_SCHOOL_CLASSES), maximum;
  guint leads, all;

  if (classes == JJ_EMPTY || (maximum = find_band (check, classes)) < 0)
    return;
  count_communities (school, &leads, &all);
  if (leads > maximum)
    jj_check_add (check, school, -1, jj_format_money (leads), jj_format_money (maximum))->detail
        = jj_format_money (classes);
}

static void
run_max_count (JjCheck *check)
{
  guint count = jj_check_count (check);

  if (count > check->maximum)
    jj_check_add (check, jj_plan_get_root (check->plan), -1, jj_format_money (count),
                  jj_format_money (check->maximum))
        ->detail
        = g_strdup (jj_label (jj_kind_get (jj_check_get_kind (check))->label));
}

static const JjParam per_school[] = {
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_community_per_school = {
  .id = "community_per_school",
  .params = per_school,
  .visit = visit_school,
  .reads = JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_MEMBER_OF),
  .kind = JJ_KIND_SCHOOL,
};

static const JjParam by_size[] = {
  { "bands", JJ_PARAM_ROWS, JJ_PARAM_NEEDED, "classes? maximum" },
  { NULL },
};

const JjForm jj_form_communities_by_size = {
  .id = "communities_by_size",
  .params = by_size,
  .visit = visit_size,
  .reads = JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_MEMBER_OF),
  .kind = JJ_KIND_SCHOOL,
};

static const JjParam max_count[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "maximum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_max_count = {
  .id = "max_count",
  .params = max_count,
  .run = run_max_count,
};
