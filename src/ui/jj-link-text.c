/* jj-link-text.c: the links of an element as one line of text, to read and to type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-text.h"

#include "jj-format.h"
#include "jj-kinds-links.h"

#include <glib/gi18n.h>
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

GPtrArray *
jj_link_list_of (const JjElement *element, JjKindId link, JjLinkDirection direction)
{
  GPtrArray *links = list_links (element, link, direction);

  g_ptr_array_sort_with_data (links, compare_links, GINT_TO_POINTER (direction));
  return links;
}

/* The one figure of a link. Of a charge it is an amount or a share. */
static const struct
{
  JjKindId link;
  guint field;
} figures[] = {
  { JJ_KIND_PROMOTES_TO, JJ_PROMOTES_TO_EXPECTED },   { JJ_KIND_MEMBER_OF, JJ_MEMBER_OF_MEMBERS },
  { JJ_KIND_SUPPORTS, JJ_SUPPORTS_PERIODS_PER_WEEK }, { JJ_KIND_TRAINS, JJ_TRAINS_TARGET },
  { JJ_KIND_CHARGED_TO, JJ_CHARGED_TO_AMOUNT },
};

/* -1: none. */
static int
find_figure (JjKindId link)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i].link == link)
      return (int)figures[i].field;
  return -1;
}

gboolean
jj_link_has_figure (JjKindId link)
{
  return find_figure (link) >= 0;
}

char *
jj_link_get_figure (const JjElement *link)
{
  JjKindId kind = jj_element_get_kind_id (link);
  int field = find_figure (kind);

  if (kind == JJ_KIND_CHARGED_TO && jj_element_is_empty (link, JJ_CHARGED_TO_AMOUNT))
    field = JJ_CHARGED_TO_SHARE;
  if (field < 0)
    return g_strdup ("");
  return jj_element_to_display (NULL, link, (guint)field);
}

static gboolean
has_per_cent (const char *typed)
{
  return strchr (typed, '%') || strstr (typed, "％");
}

static gboolean
parse_figure (JjKindId link, const char *typed, guint *field, JjValue *value, GError **error)
{
  gboolean is_share = link == JJ_KIND_CHARGED_TO && has_per_cent (typed);

  *field = is_share ? JJ_CHARGED_TO_SHARE : (guint)find_figure (link);
  return jj_value_parse (NULL, &jj_kind_get (link)->fields[*field], typed, value, error);
}

gboolean
jj_link_set_figure (JjEdit *edit, JjKindId link, JjId id, const char *typed, GError **error)
{
  JjValue value;
  guint field;

  if (!parse_figure (link, typed, &field, &value, error))
    return FALSE;
  if (link == JJ_KIND_CHARGED_TO)
    {
      jj_edit_set_number (edit, link, id, JJ_CHARGED_TO_SHARE, JJ_EMPTY);
      jj_edit_set_number (edit, link, id, JJ_CHARGED_TO_AMOUNT, JJ_EMPTY);
    }
  jj_edit_set_number (edit, link, id, field, value.number);
  return TRUE;
}

/* A number without a unit, of 0 to 100. */
static gboolean
is_bare_share (const char *typed)
{
  const JjField *field = &jj_kind_charged_to.fields[JJ_CHARGED_TO_SHARE];
  JjValue value;

  return !has_per_cent (typed) && !strstr (typed, "元")
         && jj_value_parse (NULL, field, typed, &value, NULL) && value.number >= field->min
         && value.number <= field->max;
}

gboolean
jj_link_type_figure (JjEdit *edit, const JjElement *link, const char *typed, GError **error)
{
  JjKindId kind = jj_element_get_kind_id (link);
  gboolean is_share = kind == JJ_KIND_CHARGED_TO && !jj_element_is_empty (link, JJ_CHARGED_TO_SHARE)
                      && is_bare_share (typed);
  g_autofree char *share = is_share ? g_strconcat (typed, "%", NULL) : NULL;

  return jj_link_set_figure (edit, kind, jj_element_get_id (link), share ? share : typed, error);
}

static void
append_link (const JjElement *one, JjKindId link, JjLinkDirection direction, GString *text)
{
  g_autofree char *figure = jj_link_has_figure (link) ? jj_link_get_figure (one) : NULL;

  g_string_append (text, jj_element_get_title (other_end (one, direction)));
  if (figure && *figure)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, figure);
    }
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
  links = jj_link_list_of (element, link, direction);
  for (guint i = 0; i < links->len; i++)
    {
      if (i > 0)
        g_string_append (text, "、");
      append_link (g_ptr_array_index (links, i), link, direction, text);
    }
}

static gboolean
is_figure (JjKindId link, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  JjValue value;
  guint field;

  return *typed && parse_figure (link, typed, &field, &value, NULL) && value.number != JJ_EMPTY;
}

static gboolean
is_of_figure (const char *at)
{
  return g_utf8_strchr ("0123456789.,%元０１２３４５６７８９．，％", -1, g_utf8_get_char (at))
         != NULL;
}

/* Where the figure begins with which a typed end ends ("國教署 60 %", "斗六國小5"): behind the last
 * space from which on it is one, else at the digits. NULL: there is none. */
static const char *
find_figure_text (JjKindId link, const char *typed)
{
  const char *at = typed + strlen (typed);

  for (const char *space = at; space > typed; space = g_utf8_prev_char (space))
    if (g_unichar_isspace (g_utf8_get_char (space)) && is_figure (link, space))
      return space;
  while (at > typed && is_of_figure (g_utf8_prev_char (at)))
    at = g_utf8_prev_char (at);
  return at > typed && is_figure (link, at) ? at : NULL;
}

typedef struct
{
  JjField field; /* the other ends as a field's values */
  JjKindId link;
} Kinds;

typedef struct
{
  JjId other;         /* 0: nothing was typed */
  const char *figure; /* (nullable) in the typed text */
} End;

/* The only one whose name begins so: people write 國教署 for 國教署補助款. 0: none, or several. */
static JjId
find_beginning (JjPlan *plan, guint64 kinds, const char *typed)
{
  JjId found = 0;

  for (JjKindId k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; kinds & JJ_KIND_BIT (k) && i < jj_plan_get_count (plan, k); i++)
      {
        const JjElement *one = jj_plan_get_nth (plan, k, i);

        if (!g_str_has_prefix (jj_element_get_title (one), typed))
          continue;
        if (found)
          return 0;
        found = jj_element_get_id (one);
      }
  return found;
}

static gboolean
find_end (const JjLinkTarget *target,
          const Kinds *kinds,
          const char *typed,
          JjId *other,
          GError **error)
{
  g_autoptr (GError) unknown = NULL;
  JjValue value = { 0 };

  if (jj_value_parse (target->plan, &kinds->field, typed, &value, &unknown))
    {
      *other = value.number;
      return TRUE;
    }
  *other = find_beginning (target->plan, kinds->field.targets, typed);
  if (*other == 0)
    g_propagate_error (error, g_steal_pointer (&unknown));
  return *other != 0;
}

/* A name alone may end in a digit: it is tried first. */
static gboolean
parse_end (const JjLinkTarget *target,
           const Kinds *kinds,
           const char *typed,
           End *end,
           GError **error)
{
  g_autofree char *name = NULL;
  JjValue value = { 0 };

  end->figure = NULL;
  if (jj_link_has_figure (kinds->link)
      && !jj_value_parse (target->plan, &kinds->field, typed, &value, NULL))
    end->figure = find_figure_text (kinds->link, typed);
  name = end->figure ? g_strndup (typed, (gsize)(end->figure - typed)) : g_strdup (typed);
  return find_end (target, kinds, g_strstrip (name), &end->other, error);
}

/* Which of the two figures would hold? It is asked, not guessed. */
static gboolean
check_ends (const JjLinkTarget *target, GArray *ends, GError **error)
{
  for (guint i = 0; i < ends->len; i++)
    for (guint k = 0; k < i; k++)
      {
        JjId other = g_array_index (ends, End, i).other;

        if (other != g_array_index (ends, End, k).other)
          continue;
        g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE,
                     _ ("“%s” stands there twice: write it once, with the whole figure."),
                     jj_element_get_title (jj_plan_find (target->plan, other)));
        return FALSE;
      }
  return TRUE;
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
  Kinds kinds = { { "other", jj_kind_get (link)->label, JJ_TYPE_REF, 0 }, link };
  g_auto (GStrv) names = g_regex_split_simple ("[\\n;；、]", typed, 0, 0);
  g_autoptr (GPtrArray) old = list_links (target->element, link, direction);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  kinds.field.targets = jj_link_get_others (link, direction, target->kind);
  for (guint i = 0; names[i]; i++)
    {
      End end;

      if (!parse_end (target, &kinds, g_strstrip (names[i]), &end, error))
        return FALSE;
      if (end.other != 0)
        g_array_append_val (ends, end);
    }
  if (!check_ends (target, ends, error))
    return FALSE;
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      JjId id = keep_link (target, link, direction, old, end->other);

      if (jj_link_has_figure (link)
          && !jj_link_set_figure (target->edit, link, id, end->figure ? end->figure : "", error))
        return FALSE;
    }
  for (guint i = 0; i < old->len; i++)
    jj_edit_delete (target->edit, link, jj_element_get_id (g_ptr_array_index (old, i)));
  return TRUE;
}
