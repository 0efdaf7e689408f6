/* jj-canvas-pairs.c: which elements may be linked, and what to say of the others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-kinds-people.h"
#include "jj-kinds-work.h"

#include <glib/gi18n.h>

/* The likelier ones first; relates_to joins anything and is made only when it is chosen. */
static const JjKindId preferred[] = {
  JJ_KIND_PROMOTES_TO, JJ_KIND_SUPPORTS,  JJ_KIND_TRAINS, JJ_KIND_IMPLEMENTS,
  JJ_KIND_MEASURES,    JJ_KIND_MEMBER_OF, JJ_KIND_SERVES, JJ_KIND_HOSTS,
};

/* References that a line between two boxes may mean, inner first. */
static const JjCanvasReference references[] = {
  { JJ_KIND_ACTIVITY, JJ_KIND_PROGRAMME, JJ_ACTIVITY_PROGRAMME },
  { JJ_KIND_PROGRAMME, JJ_KIND_PROGRAMME, JJ_PROGRAMME_PARENT },
  { JJ_KIND_ORGANISATION, JJ_KIND_ORGANISATION, JJ_ORGANISATION_PARENT },
  { JJ_KIND_TALENT_POOL, JJ_KIND_ORGANISATION, JJ_TALENT_POOL_HOST },
  { JJ_KIND_INDICATOR, JJ_KIND_OBJECTIVE, JJ_INDICATOR_PARENT },
  { JJ_KIND_COMMUNITY, JJ_KIND_SCHOOL, JJ_COMMUNITY_SCHOOL },
};

const JjCanvasReference *
jj_canvas_find_reference (JjKindId from, JjKindId to, gboolean *is_turned)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      /* Drawn from the programme to its activity or the other way, it means the same. */
      *is_turned = !(references[i].inner == from && references[i].outer == to);
      if (!*is_turned || (references[i].inner == to && references[i].outer == from))
        return &references[i];
    }
  return NULL;
}

guint64
jj_canvas_possible_links (JjKindId from, JjKindId to)
{
  guint64 links = 0;
  gboolean is_turned;

  for (guint i = 0; i < G_N_ELEMENTS (preferred); i++)
    if (jj_kind_allows (jj_kind_get (preferred[i]), from, to))
      links |= JJ_KIND_BIT (preferred[i]);
  /* A reference shows as membership. */
  if (jj_canvas_find_reference (from, to, &is_turned))
    links |= JJ_KIND_BIT (JJ_KIND_BELONGS_TO);
  return links;
}

JjKindId
jj_canvas_best_link (guint64 links)
{
  for (guint i = 0; i < G_N_ELEMENTS (preferred); i++)
    if (links & JJ_KIND_BIT (preferred[i]))
      return preferred[i];
  return links & JJ_KIND_BIT (JJ_KIND_BELONGS_TO) ? JJ_KIND_BELONGS_TO : JJ_N_KINDS;
}

gboolean
jj_canvas_may_link (JjKindId one, JjKindId other)
{
  return jj_canvas_possible_links (one, other) || jj_canvas_possible_links (other, one);
}

const char *
jj_canvas_link_label (JjKindId link)
{
  return link == JJ_KIND_BELONGS_TO ? _ ("Part of") : jj_label (jj_kind_get (link)->label);
}

char *
jj_canvas_refuse_link (JjKindId from, JjKindId to)
{
  g_autoptr (GString) possible = g_string_new (NULL);
  const char *a = jj_label (jj_kind_get (from)->label), *b = jj_label (jj_kind_get (to)->label);
  guint n;
  const JjKindId *palette = jj_canvas_get_palette (&n);

  for (guint i = 0; i < n; i++)
    if (jj_canvas_may_link (from, palette[i]))
      g_string_append_printf (possible, "%s%s", possible->len > 0 ? _ (", ") : "",
                              jj_label (jj_kind_get (palette[i])->label));
  if (from == JJ_KIND_PURSE)
    return g_strdup_printf (_ ("%s cannot be linked to %s: where money goes follows from the "
                               "budget lines. With Ctrl a mere “%s” is drawn."),
                            a, b, jj_canvas_link_label (JJ_KIND_RELATES_TO));
  if (possible->len == 0)
    return g_strdup_printf (_ ("%s cannot be linked to %s. With Ctrl a mere “%s” is drawn."), a, b,
                            jj_canvas_link_label (JJ_KIND_RELATES_TO));
  return g_strdup_printf (_ ("%s cannot be linked to %s, but to: %s. With Ctrl a mere “%s” is "
                             "drawn."),
                          a, b, possible->str, jj_canvas_link_label (JJ_KIND_RELATES_TO));
}

JjKindId
jj_canvas_likely_next (JjKindId kind)
{
  switch (kind)
    {
    case JJ_KIND_ORGANISATION:
      return JJ_KIND_ALLIANCE;
    case JJ_KIND_ALLIANCE:
    case JJ_KIND_SCHOOL:
      return JJ_KIND_COMMUNITY;
    case JJ_KIND_PURSE:
    case JJ_KIND_COMMUNITY:
      return JJ_KIND_PROGRAMME;
    case JJ_KIND_PROGRAMME:
      return JJ_KIND_ACTIVITY;
    case JJ_KIND_ACTIVITY:
      return JJ_KIND_TALENT_POOL;
    case JJ_KIND_OBJECTIVE:
      return JJ_KIND_INDICATOR;
    default:
      return kind;
    }
}
