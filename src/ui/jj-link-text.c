/* jj-link-text.c: the links of an element as one line of text, to read and to type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-text.h"

#include "jj-format.h"
#include "jj-kinds-links.h"

#include <string.h>

/* The links of one kind at one side, oldest first. (transfer container) */
static GPtrArray *
list_links (const JjElement *element, JjKindId kind, JjLinkDirection direction)
{
  GPtrArray *links = g_ptr_array_new ();
  guint end = direction == JJ_LINK_OUT ? JJ_FROM : JJ_TO;

  for (guint i = 0; element && i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (link) == kind && field == end)
        g_ptr_array_add (links, (gpointer)link);
    }
  return links;
}

static const JjElement *
other_end (const JjElement *link, JjLinkDirection direction)
{
  return direction == JJ_LINK_OUT ? jj_link_get_to (link) : jj_link_get_from (link);
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer data)
{
  JjLinkDirection direction = GPOINTER_TO_INT (data);
  const JjElement *x = other_end (*(const JjElement **)a, direction);
  const JjElement *y = other_end (*(const JjElement **)b, direction);
  gint64 left = jj_element_get_rank (x), right = jj_element_get_rank (y);

  return left < right ? -1 : left > right;
}

static void
append_part (const JjElement *link, GString *text)
{
  g_autofree char *part = NULL;

  if (!jj_element_is_empty (link, JJ_CHARGED_TO_AMOUNT))
    part = jj_format_money (jj_element_get_number (link, JJ_CHARGED_TO_AMOUNT));
  else if (!jj_element_is_empty (link, JJ_CHARGED_TO_SHARE))
    part = jj_format_share (jj_element_get_number (link, JJ_CHARGED_TO_SHARE));
  if (part)
    g_string_append_printf (text, " %s", part);
}

static void
append_link (const JjElement *one, JjKindId link, JjLinkDirection direction, GString *text)
{
  g_string_append (text, jj_element_get_title (other_end (one, direction)));
  if (link == JJ_KIND_CHARGED_TO)
    append_part (one, text);
}

/* Most have one link at most: no list is needed to sort it. NULL where there is not just one. */
static const JjElement *
find_only (const JjElement *element, JjKindId kind, JjLinkDirection direction)
{
  guint end = direction == JJ_LINK_OUT ? JJ_FROM : JJ_TO, field;
  const JjElement *only = NULL;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (link) != kind || field != end)
        continue;
      if (only)
        return NULL;
      only = link;
    }
  return only;
}

void
jj_link_text_append (const JjElement *element,
                     JjKindId link,
                     JjLinkDirection direction,
                     GString *text)
{
  const JjElement *only = find_only (element, link, direction);
  g_autoptr (GPtrArray) links = NULL;

  if (only)
    {
      append_link (only, link, direction, text);
      return;
    }
  links = list_links (element, link, direction);
  g_ptr_array_sort_with_data (links, compare_links, GINT_TO_POINTER (direction));
  for (guint i = 0; i < links->len; i++)
    {
      if (i > 0)
        g_string_append (text, "、");
      append_link (g_ptr_array_index (links, i), link, direction, text);
    }
}

/* A part that ends in an amount or share: "國教署 60 %". What is left is the purse. */
static void
split_part (JjKindId link, char *typed, JjValue *share, JjValue *amount)
{
  const JjKind *table = jj_kind_get (link);
  char *space = strpbrk (typed, " 0123456789");

  share->number = amount->number = JJ_EMPTY;
  if (link != JJ_KIND_CHARGED_TO)
    return;
  for (; space; space = strpbrk (space + 1, " "))
    {
      const char *rest = space;
      gboolean is_share = strchr (rest, '%') || strstr (rest, "％");
      const JjField *field = &table->fields[is_share ? JJ_CHARGED_TO_SHARE : JJ_CHARGED_TO_AMOUNT];

      if (space > typed && jj_value_parse (NULL, field, rest, is_share ? share : amount, NULL)
          && (is_share ? share : amount)->number != JJ_EMPTY)
        {
          *space = '\0';
          return;
        }
    }
}

static void
set_part (JjEdit *edit, JjId link, JjValue share, JjValue amount)
{
  jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, link, JJ_CHARGED_TO_SHARE, share.number);
  jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, link, JJ_CHARGED_TO_AMOUNT, amount.number);
}

/* Keeps the link to this end or makes one; returns its id. */
static JjId
keep_link (const JjLinkTarget *target,
           JjKindId kind,
           JjLinkDirection direction,
           GPtrArray *old,
           JjId other)
{
  for (guint i = 0; i < old->len; i++)
    {
      const JjElement *link = g_ptr_array_index (old, i);

      if (jj_element_get_id (other_end (link, direction)) != other)
        continue;
      g_ptr_array_remove_index (old, i);
      return jj_element_get_id (link);
    }
  return direction == JJ_LINK_OUT ? jj_edit_link (target->edit, kind, target->id, other)
                                  : jj_edit_link (target->edit, kind, other, target->id);
}

gboolean
jj_link_text_parse (const JjLinkTarget *target,
                    JjKindId link,
                    JjLinkDirection direction,
                    const char *typed,
                    GError **error)
{
  JjField field = { "other", jj_kind_get (link)->label, JJ_TYPE_REF, 0 };
  g_auto (GStrv) parts = g_strsplit_set (typed, "\n;", -1);
  g_autofree char *joined = g_strjoinv ("、", parts);
  g_auto (GStrv) names = g_strsplit (joined, "、", -1);
  g_autoptr (GPtrArray) old = list_links (target->element, link, direction);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (JjValue));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (JjValue));

  field.targets = jj_link_get_others (link, direction, target->kind);
  for (guint i = 0; names[i]; i++)
    {
      JjValue other = { 0 }, figure[2];

      split_part (link, g_strstrip (names[i]), &figure[0], &figure[1]);
      if (!jj_value_parse (target->plan, &field, g_strstrip (names[i]), &other, error))
        return FALSE;
      if (other.number == 0)
        continue;
      g_array_append_val (others, other);
      g_array_append_vals (figures, figure, 2);
    }
  for (guint i = 0; i < others->len; i++)
    {
      JjId id = keep_link (target, link, direction, old, g_array_index (others, JjValue, i).number);

      if (link == JJ_KIND_CHARGED_TO)
        set_part (target->edit, id, g_array_index (figures, JjValue, 2 * i),
                  g_array_index (figures, JjValue, 2 * i + 1));
    }
  for (guint i = 0; i < old->len; i++)
    jj_edit_delete (target->edit, link, jj_element_get_id (g_ptr_array_index (old, i)));
  return TRUE;
}
