/* jj-link-column.c: the links of an element as one column of a table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-column.h"
#include "jj-kinds-links.h"
#include "jj-language.h"

#include <string.h>

#define SCHOOL JJ_KIND_BIT (JJ_KIND_SCHOOL)
#define ORGANISATION JJ_KIND_BIT (JJ_KIND_ORGANISATION)
#define TALENT_POOL JJ_KIND_BIT (JJ_KIND_TALENT_POOL)
#define PERSON JJ_KIND_BIT (JJ_KIND_PERSON)
#define COMMUNITY JJ_KIND_BIT (JJ_KIND_COMMUNITY)
#define ALLIANCE JJ_KIND_BIT (JJ_KIND_ALLIANCE)
#define PROGRAMME JJ_KIND_BIT (JJ_KIND_PROGRAMME)
#define ACTIVITY JJ_KIND_BIT (JJ_KIND_ACTIVITY)
#define PURSE JJ_KIND_BIT (JJ_KIND_PURSE)
#define OBJECTIVE JJ_KIND_BIT (JJ_KIND_OBJECTIVE)

const JjLinkColumn jj_link_columns[] = {
  { JJ_KIND_TALENT_POOL, "promotes_to", N_ ("Promotes to"), JJ_KIND_PROMOTES_TO, FALSE, TALENT_POOL,
    JJ_PROMOTES_TO_EXPECTED },
  { JJ_KIND_PERSON, "pools", N_ ("Talent pools"), JJ_KIND_BELONGS_TO, FALSE, TALENT_POOL, -1 },
  { JJ_KIND_PERSON, "mentor", N_ ("Mentor"), JJ_KIND_MENTORS, TRUE, PERSON, -1 },
  { JJ_KIND_COMMUNITY, "member_schools", N_ ("Member schools"), JJ_KIND_MEMBER_OF, TRUE, SCHOOL,
    JJ_MEMBER_OF_MEMBERS },
  { JJ_KIND_COMMUNITY, "convener", N_ ("Convener"), JJ_KIND_CONVENES, TRUE, PERSON, -1 },
  { JJ_KIND_COMMUNITY, "programmes", N_ ("Programmes"), JJ_KIND_IMPLEMENTS, FALSE, PROGRAMME, -1 },
  { JJ_KIND_COMMUNITY, "supporters", N_ ("Supported by"), JJ_KIND_SUPPORTS, TRUE,
    ORGANISATION | TALENT_POOL | PERSON | ALLIANCE, JJ_SUPPORTS_PERIODS_PER_WEEK },
  { JJ_KIND_ALLIANCE, "alliance_members", N_ ("Alliance members"), JJ_KIND_MEMBER_OF, TRUE,
    SCHOOL | COMMUNITY | ORGANISATION, JJ_MEMBER_OF_MEMBERS },
  { JJ_KIND_ACTIVITY, "trains", N_ ("Trains"), JJ_KIND_TRAINS, FALSE, TALENT_POOL,
    JJ_TRAINS_TARGET },
  { JJ_KIND_ACTIVITY, "serves", N_ ("Serves"), JJ_KIND_SERVES, FALSE,
    COMMUNITY | ALLIANCE | SCHOOL | ORGANISATION, -1 },
  { JJ_KIND_ACTIVITY, "hosts", N_ ("Hosted by"), JJ_KIND_HOSTS, TRUE, ORGANISATION | SCHOOL, -1 },
  { JJ_KIND_BUDGET_LINE, "purses", N_ ("Purses"), JJ_KIND_CHARGED_TO, FALSE, PURSE,
    JJ_CHARGED_TO_SHARE },
  { JJ_KIND_INDICATOR, "measures", N_ ("Measures"), JJ_KIND_MEASURES, FALSE,
    OBJECTIVE | PROGRAMME | ACTIVITY | COMMUNITY | TALENT_POOL, -1 },
  { 0, NULL, NULL, 0, FALSE, 0, 0 },
};

const JjLinkColumn *
jj_link_column_find (JjKindId kind, const char *id)
{
  for (const JjLinkColumn *column = jj_link_columns; column->id; column++)
    if (column->kind == kind && strcmp (column->id, id) == 0)
      return column;
  return NULL;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const JjElement *left = *(const JjElement *const *)a, *right = *(const JjElement *const *)b;
  gint64 rank_left = jj_element_get_rank (left), rank_right = jj_element_get_rank (right);
  JjId id_left = jj_element_get_id (left), id_right = jj_element_get_id (right);

  if (rank_left != rank_right)
    return rank_left < rank_right ? -1 : 1;
  return id_left < id_right ? -1 : id_left > id_right;
}

GPtrArray *
jj_link_column_list (const JjLinkColumn *column, const JjElement *element)
{
  GPtrArray *links = g_ptr_array_new ();
  guint own_end = column->incoming ? JJ_TO : JJ_FROM;
  guint n = jj_element_get_n_referrers (element);

  for (guint i = 0; i < n; i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      const JjElement *other;

      if (jj_element_get_kind_id (link) != column->link || field != own_end)
        continue;
      other = jj_element_get_ref (link, column->incoming ? JJ_FROM : JJ_TO);
      if (column->others & JJ_KIND_BIT (jj_element_get_kind_id (other)))
        g_ptr_array_add (links, (gpointer)link);
    }
  g_ptr_array_sort (links, compare_links);
  return links;
}

static void
append_hundredths (GString *out, gint64 number)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number / 100);
  if (number % 100)
    g_string_append_printf (out, number % 10 ? ".%02d" : ".%d",
                            (int)(number % 10 ? number % 100 : number % 100 / 10));
}

/* The figure the link carries, nothing where it is empty. A charge has two fields for one figure:
 * the amount counts where both are filled. */
static void
append_figure (GString *out, const JjLinkColumn *column, const JjElement *link)
{
  const JjField *field;
  gint64 number;

  if (column->link == JJ_KIND_CHARGED_TO && !jj_element_is_empty (link, JJ_CHARGED_TO_AMOUNT))
    {
      g_string_append_printf (out, " %" G_GINT64_FORMAT,
                              jj_element_get_number (link, JJ_CHARGED_TO_AMOUNT));
      return;
    }
  if (column->figure < 0 || jj_element_is_empty (link, column->figure))
    return;
  field = &jj_element_get_kind (link)->fields[column->figure];
  number = jj_element_get_number (link, column->figure);
  g_string_append_c (out, ' ');
  if (field->type == JJ_TYPE_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
  else
    append_hundredths (out, number);
  if (field->type == JJ_TYPE_SHARE)
    g_string_append_c (out, '%');
}

char *
jj_link_column_to_text (const JjLinkColumn *column, const JjElement *element)
{
  g_autoptr (GPtrArray) links = jj_link_column_list (column, element);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const JjElement *link = links->pdata[i];
      const JjElement *other = jj_element_get_ref (link, column->incoming ? JJ_FROM : JJ_TO);
      const char *code = jj_element_get_code (other);

      g_string_append (out, i ? "; " : "");
      g_string_append (out, code ? code : jj_element_get_title (other));
      append_figure (out, column, link);
    }
  return g_string_free (out, FALSE);
}
